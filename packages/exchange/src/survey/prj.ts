// SPDX-License-Identifier: Apache-2.0
import { datumOf, GAUSS_KRUGER, SURVEY_CRS, type SurveyCrs } from './crs.js';
import { SurveyError } from './survey-error.js';

/**
 * The reference system that a `.prj` (WKT 1) states. It is read, never applied: what was declared must be what it says.
 * @throws SurveyError `SURVEY_CRS_UNKNOWN`.
 */
export function crsOfPrj(text: string): SurveyCrs {
  const wkt = text.replace(/\s+/g, ' ').trim();
  const datum = isCgcs2000(wkt) ? 'cgcs2000' : isWgs84(wkt) ? 'wgs84' : undefined;
  const crs = /^PROJCS\[/i.test(wkt) ? projected(wkt) : geographic(datum);
  if (crs !== undefined && datum === datumOf(crs)) return crs;
  throw new SurveyError(
    'SURVEY_CRS_UNKNOWN',
    `expected a .prj of ${SURVEY_CRS.join(', ')}, got ${wkt.slice(0, 80)}`,
  );
}

function geographic(datum: string | undefined): SurveyCrs | undefined {
  if (datum === undefined) return undefined;
  return datum === 'wgs84' ? 'EPSG:4326' : 'EPSG:4490';
}

function projected(wkt: string): SurveyCrs | undefined {
  if (!/PROJECTION\["(?:Transverse_Mercator|Gauss_Kruger)"/i.test(wkt)) return undefined;
  const meridian = parameter(wkt, 'central_meridian');
  const easting = parameter(wkt, 'false_easting');
  const isPlain =
    (parameter(wkt, 'scale_factor') ?? 1) === 1 && (parameter(wkt, 'false_northing') ?? 0) === 0;
  if (!isPlain) return undefined;
  return SURVEY_CRS.find((crs) => {
    const zone = GAUSS_KRUGER[crs];
    return zone?.centralMeridian === meridian && zone?.falseEasting === easting;
  });
}

function parameter(wkt: string, name: string): number | undefined {
  const found = new RegExp(`PARAMETER\\["${name}", ?([-0-9.]+)`, 'i').exec(wkt)?.[1];
  return found === undefined ? undefined : Number(found);
}

function isCgcs2000(wkt: string): boolean {
  return /DATUM\["(?:D_)?China_(?:Geodetic_Coordinate_System_)?2000"/i.test(wkt);
}

function isWgs84(wkt: string): boolean {
  return /DATUM\["(?:D_)?WGS_1984"/i.test(wkt);
}
