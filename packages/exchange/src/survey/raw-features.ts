// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { SurveyError } from './survey-error.js';

/** A feature as its file has it; coordinates in the file's own system and order. */
export interface RawFeature {
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A file's features, and what it says of its reference system, if anything. */
export interface RawSurvey {
  readonly features: readonly RawFeature[];
  readonly statedCrs?: string;
}

const featureSchema = z.object({
  geometry: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  type: z.literal('Feature'),
});
const fileSchema = z.union([
  featureSchema.transform((feature) => ({ crs: undefined, features: [feature] })),
  z.object({
    crs: z.unknown().optional(),
    features: z.array(featureSchema),
    type: z.literal('FeatureCollection'),
  }),
]);

/**
 * Reads GeoJSON text. A `crs` member (of the standard before RFC 7946) is kept, so that a file that says another system
 * than was declared can be refused.
 * @throws SurveyError `SURVEY_FILE`.
 */
export function readGeoJson(text: string): RawSurvey {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SurveyError('SURVEY_FILE', 'expected JSON', { cause });
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    throw new SurveyError('SURVEY_FILE', 'expected a GeoJSON Feature or FeatureCollection');
  }
  const stated = statedName(parsed.data.crs);
  const features = parsed.data.features.map(({ geometry, properties }) => ({
    geometry,
    properties: properties ?? {},
  }));
  return stated === undefined ? { features } : { features, statedCrs: stated };
}

/** `urn:ogc:def:crs:EPSG::4529`, `EPSG:4529` or `urn:ogc:def:crs:OGC:1.3:CRS84` as a name of {@link SURVEY_CRS}. */
function statedName(crs: unknown): string | undefined {
  if (crs === undefined || crs === null) return undefined;
  const name = z.object({ properties: z.object({ name: z.string() }) }).safeParse(crs).data
    ?.properties.name;
  if (name === undefined) throw new SurveyError('SURVEY_CRS_UNKNOWN', 'expected a named crs');
  if (name.endsWith('CRS84')) return 'EPSG:4326';
  const code = /EPSG:(?:[0-9.]*:)?(\d+)$/i.exec(name)?.[1];
  return code === undefined ? name : `EPSG:${code}`;
}
