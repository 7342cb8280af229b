// SPDX-License-Identifier: Apache-2.0
import type { Position } from '@daoji/agronomy';
import { DATUMS } from '@daoji/model';
import gcoordModule from 'gcoord';
import proj4 from 'proj4';

import { SurveyError } from './survey-error.js';

// gcoord is CommonJS and its types describe a default export: what Node gives is that export itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Reference systems that a survey can be declared in. GCJ-02 is nobody's default: it must be chosen. */
export const SURVEY_CRS = [
  'EPSG:4326',
  'EPSG:4490',
  'EPSG:4528',
  'EPSG:4529',
  'EPSG:4549',
  'EPSG:4550',
  'GCJ-02',
] as const;

/** One of {@link SURVEY_CRS}. */
export type SurveyCrs = (typeof SURVEY_CRS)[number];

/** Datum of a reference system, as a parcel's command states it. */
export type Datum = (typeof DATUMS)[number];

/**
 * Order of a pair of coordinates. EPSG defines the metric systems northing first and the degrees latitude first; GeoJSON
 * (RFC 7946) and shapefiles hold the eastward one first whatever EPSG says.
 */
export const AXIS_ORDERS = ['east-north', 'north-east'] as const;
/** One of {@link AXIS_ORDERS}. */
export type AxisOrder = (typeof AXIS_ORDERS)[number];

/** Parameters of a 3° Gauss–Krüger zone on CGCS2000. */
export interface GaussKruger {
  readonly centralMeridian: number;
  readonly falseEasting: number;
}

/** The metric systems: zones 40 and 41, with the zone's number before the easting and without it. Source: EPSG. */
export const GAUSS_KRUGER: Readonly<Partial<Record<SurveyCrs, GaussKruger>>> = {
  'EPSG:4528': { centralMeridian: 120, falseEasting: 40_500_000 },
  'EPSG:4529': { centralMeridian: 123, falseEasting: 41_500_000 },
  'EPSG:4549': { centralMeridian: 120, falseEasting: 500_000 },
  'EPSG:4550': { centralMeridian: 123, falseEasting: 500_000 },
};

/** Regions that a survey must lie in: longitudes, then latitudes, in degrees. */
export const REGIONS = {
  china: [73, 136, 3, 54],
  panjin: [121.4, 122.6, 40.5, 41.6],
} as const satisfies Readonly<Record<string, readonly [number, number, number, number]>>;
/** Name of one of {@link REGIONS}. */
export type RegionName = keyof typeof REGIONS;

/** A function from positions of a file to WGS 84, longitude first. */
export type ToWgs84 = (position: Position) => Position;

/** Reads a declared reference system, e.g. `4529` or `EPSG:4529`. @throws SurveyError `SURVEY_CRS_UNKNOWN`. */
export function parseCrs(text: string): SurveyCrs {
  const name = text.trim().toUpperCase();
  const found = SURVEY_CRS.find((crs) => crs === name || crs === `EPSG:${name}`);
  if (found) return found;
  throw new SurveyError(
    'SURVEY_CRS_UNKNOWN',
    `expected one of ${SURVEY_CRS.join(', ')}, got ${text.slice(0, 40)}`,
  );
}

/** Datum of a reference system. */
export function datumOf(crs: SurveyCrs): Datum {
  if (crs === 'GCJ-02') return 'gcj02';
  return crs === 'EPSG:4326' ? 'wgs84' : 'cgcs2000';
}

/**
 * The one place where axes are put in order and datums changed. CGCS2000 and WGS 84 agree within decimetres and are
 * taken as one; GCJ-02 is turned back by iteration.
 */
export function toWgs84(crs: SurveyCrs, axes: AxisOrder): ToWgs84 {
  const eastFirst: ToWgs84 =
    axes === 'east-north' ? (position) => position : ([north, east]) => [east, north];
  const zone = GAUSS_KRUGER[crs];
  if (zone) {
    const { inverse } = proj4(definitionOf(zone));
    return (position) => pair(inverse([...eastFirst(position)]));
  }
  if (crs !== 'GCJ-02') return eastFirst;
  return (position) =>
    pair(
      gcoord.transform([...eastFirst(position)] as [number, number], gcoord.GCJ02, gcoord.WGS84),
    );
}

/** From WGS 84 to metres, easting first: for tests and exports. */
export function fromWgs84(crs: SurveyCrs, position: Position): Position {
  const zone = GAUSS_KRUGER[crs];
  return zone ? pair(proj4(definitionOf(zone)).forward([...position])) : position;
}

/** True when a WGS 84 position lies in a region. */
export function isIn(region: RegionName, [longitude, latitude]: Position): boolean {
  const [west, east, south, north] = REGIONS[region];
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function definitionOf({ centralMeridian, falseEasting }: GaussKruger): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

function pair([x = Number.NaN, y = Number.NaN]: readonly number[]): Position {
  return [x, y];
}
