// SPDX-License-Identifier: Apache-2.0
import { findOverlaps, geodesicArea, type Overlap, type Polygon } from '@daoji/agronomy';

import { attributesOf, idOf, type AttributeDefaults, type ParcelAttributes } from './attributes.js';
import {
  datumOf,
  toWgs84,
  type AxisOrder,
  type Datum,
  type RegionName,
  type SurveyCrs,
} from './crs.js';
import { polygonOf, type Placement } from './polygon-of.js';
import { readGeoJson, type RawFeature, type RawSurvey } from './raw-features.js';
import { readShapefile, type DbfEncoding } from './shapefile.js';
import { SurveyError, type FeatureFault, type SurveyErrorCode } from './survey-error.js';

/** Largest file in bytes. */
export const MAX_SURVEY_BYTES = 64 * 1024 * 1024;
/** Most features of one file. */
export const MAX_FEATURES = 20_000;

/** What whoever imports a file says of it. */
export interface SurveyOptions {
  readonly axes?: AxisOrder;
  readonly crs: SurveyCrs;
  readonly defaults?: AttributeDefaults;
  readonly encoding?: DbfEncoding;
  readonly region?: RegionName;
}

/** One parcel of a survey, ready to be registered. */
export interface SurveyParcel {
  readonly attributes: ParcelAttributes;
  /** Area of the polygon on the ellipsoid, rounded to m². */
  readonly geodesicAreaM2: number;
  readonly index: number;
  /** WGS 84, degrees, longitude first. */
  readonly polygon: Polygon;
}

/** What a file comes to: all its parcels, or the faults of its features; never some of each to go on with. */
export interface Survey {
  readonly crs: SurveyCrs;
  readonly datum: Datum;
  readonly faults: readonly FeatureFault[];
  readonly featureCount: number;
  readonly format: 'geojson' | 'shapefile';
  readonly parcels: readonly SurveyParcel[];
}

/** A parcel that is registered, whose boundary is known. */
export interface KnownParcel {
  readonly id: string;
  readonly polygon: Polygon;
}

/**
 * Reads a survey file in its declared system. What is wrong with the file throws; what is wrong with features is listed,
 * each with its index and a code, and then `parcels` is for display alone: nothing of such a file is registered.
 * @throws SurveyError a code of the file.
 */
export function readSurvey(bytes: Uint8Array, options: SurveyOptions): Survey {
  if (bytes.length > MAX_SURVEY_BYTES) {
    throw new SurveyError(
      'SURVEY_TOO_LARGE',
      `expected at most ${MAX_SURVEY_BYTES} bytes, got ${bytes.length}`,
    );
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const raw = isZip ? readShapefile(bytes, options.encoding) : readGeoJson(textOf(bytes));
  assertDeclared(raw, options.crs);
  assertCount(raw.features.length);
  const { faults, parcels } = readFeatures(raw.features, options);
  return {
    crs: options.crs,
    datum: datumOf(options.crs),
    faults,
    featureCount: raw.features.length,
    format: isZip ? 'shapefile' : 'geojson',
    parcels,
  };
}

/** Pairs that share land: among the file's parcels, and between them and those that are known already. */
export function overlapsOf(survey: Survey, known: readonly KnownParcel[]): Overlap[] {
  const fresh = survey.parcels.map(({ attributes, polygon }) => ({
    id: attributes.parcelId,
    polygon,
  }));
  const ids = new Set(fresh.map(({ id }) => id));
  const others = known.filter(({ id }) => !ids.has(id));
  return findOverlaps([...fresh, ...others], (one, other) => ids.has(one.id) || ids.has(other.id));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SurveyError('SURVEY_ENCODING', 'expected GeoJSON in UTF-8', { cause });
  }
}

function assertDeclared({ statedCrs }: RawSurvey, crs: SurveyCrs): void {
  if (statedCrs === undefined || statedCrs === crs) return;
  throw new SurveyError('SURVEY_CRS_MISMATCH', `declared ${crs}, and the file says ${statedCrs}`);
}

function assertCount(count: number): void {
  if (count === 0) throw new SurveyError('SURVEY_EMPTY', 'expected at least one feature');
  if (count > MAX_FEATURES) {
    throw new SurveyError(
      'SURVEY_TOO_LARGE',
      `expected at most ${MAX_FEATURES} features, got ${count}`,
    );
  }
}

function readFeatures(
  features: readonly RawFeature[],
  options: SurveyOptions,
): Pick<Survey, 'faults' | 'parcels'> {
  const placement = placementOf(options);
  const faults: FeatureFault[] = [];
  const parcels: SurveyParcel[] = [];
  const seen = new Map<string, number>();
  for (const [index, feature] of features.entries()) {
    try {
      const parcel = readFeature(feature, index, placement, options);
      const first = seen.get(parcel.attributes.parcelId);
      if (first !== undefined) {
        throw new SurveyError('SURVEY_DUPLICATE', `feature ${first} has this parcel id too`);
      }
      seen.set(parcel.attributes.parcelId, index);
      parcels.push(parcel);
    } catch (error) {
      if (!(error instanceof SurveyError)) throw error;
      faults.push(faultOf(index, feature, error.code, error.message));
    }
  }
  return { faults, parcels };
}

function placementOf({ axes = 'east-north', crs, region = 'panjin' }: SurveyOptions): Placement {
  const swapped: AxisOrder = axes === 'east-north' ? 'north-east' : 'east-north';
  return { region, toWgs84: toWgs84(crs, axes), toWgs84Swapped: toWgs84(crs, swapped) };
}

function readFeature(
  { geometry, properties }: RawFeature,
  index: number,
  placement: Placement,
  { crs, defaults = {} }: SurveyOptions,
): SurveyParcel {
  assertDatum(properties, datumOf(crs));
  const polygon = polygonOf(geometry, placement);
  const geodesicAreaM2 = Math.round(geodesicArea(polygon));
  if (geodesicAreaM2 < 1) throw new SurveyError('SURVEY_GEOMETRY', 'expected at least 1 m²');
  return { attributes: attributesOf(properties, defaults), geodesicAreaM2, index, polygon };
}

/** Spellings of datums in attribute tables. */
const DATUM_NAMES: readonly (readonly [RegExp, Datum])[] = [
  [/^(?:wgs[-_ ]?(?:19)?84|epsg:4326)$/i, 'wgs84'],
  [/^(?:cgcs[-_ ]?2000|epsg:4490)$/i, 'cgcs2000'],
  [/^gcj[-_ ]?02$/i, 'gcj02'],
];

function assertDatum(properties: Readonly<Record<string, unknown>>, datum: Datum): void {
  const stated = properties['datum'] ?? properties['坐标系'];
  if (stated === undefined || stated === null || stated === '') return;
  const name = typeof stated === 'string' ? stated.trim() : '';
  if (DATUM_NAMES.find(([pattern]) => pattern.test(name))?.[1] === datum) return;
  throw new SurveyError(
    'SURVEY_MIXED_DATUM',
    `expected datum ${datum} as declared, got ${JSON.stringify(stated).slice(0, 40)}`,
  );
}

function faultOf(
  index: number,
  { properties }: RawFeature,
  code: SurveyErrorCode,
  message: string,
): FeatureFault {
  const id = idOf(properties);
  return { code, ...(id === undefined ? {} : { id }), index, message };
}
