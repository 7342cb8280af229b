// SPDX-License-Identifier: Apache-2.0
import { areaCodeSchema, idSchema } from '@daoji/model';
import { z } from 'zod';

import { SurveyError } from './survey-error.js';

/** What is registered of a parcel beside its boundary. */
export interface ParcelAttributes {
  readonly areaCode: string;
  readonly contractAreaM2?: number;
  readonly farming?: 'rice' | 'crab-rice';
  readonly measuredAreaM2?: number;
  readonly originClass: 'protected' | 'panjin' | 'unproven';
  readonly parcelId: string;
  readonly season: number;
  readonly variety: string;
}

/** Values for features that do not state their own. */
export type AttributeDefaults = Partial<Omit<ParcelAttributes, 'parcelId'>>;

/** Names under which an attribute is looked for, the first that is there counts; the last are those of 农村土地承包 survey tables. */
const NAMES = {
  areaCode: ['areaCode', 'area_code', '区划代码'],
  contractMu: ['contractMu', 'contract_mu', '合同面积', 'HTMJM'],
  farming: ['farming', '种养方式'],
  measuredMu: ['measuredMu', 'measured_mu', '实测面积', 'SCMJM'],
  originClass: ['originClass', 'origin', '产地类别'],
  parcelId: ['parcelId', 'parcel_id', '地块编号', 'DKBM'],
  season: ['season', '产季'],
  variety: ['variety', '品种'],
} as const;

const M2_PER_MU = 2000 / 3;
const word = z.string().trim();
const text = z.union([word, z.number()]).transform(String);
const mu = z
  .union([z.number(), word.regex(/^\d+(?:\.\d+)?$/).transform(Number)])
  .pipe(z.number().positive().max(150_000))
  .transform((value) => Math.round(value * M2_PER_MU));

const SCHEMAS = {
  areaCode: text.pipe(areaCodeSchema),
  contractMu: mu,
  farming: z.enum(['rice', 'crab-rice']),
  measuredMu: mu,
  originClass: z.enum(['protected', 'panjin', 'unproven']),
  // A number has lost the digits of a long id before it is read, so an id is text.
  parcelId: word.toLowerCase().pipe(idSchema),
  season: text.transform(Number).pipe(z.int().min(2000).max(2100)),
  variety: word.min(1).max(60),
} as const;

type Name = keyof typeof SCHEMAS;
type Properties = Readonly<Record<string, unknown>>;

/**
 * A feature's attributes; areas are in 亩 in the file.
 * @throws SurveyError `SURVEY_ATTRIBUTE`, `SURVEY_ENCODING` for text that was read in another encoding.
 */
export function attributesOf(
  properties: Properties,
  defaults: AttributeDefaults,
): ParcelAttributes {
  assertReadable(properties);
  const contractAreaM2 = valueOf('contractMu', properties) ?? defaults.contractAreaM2;
  const measuredAreaM2 = valueOf('measuredMu', properties) ?? defaults.measuredAreaM2;
  const farming = valueOf('farming', properties) ?? defaults.farming;
  return {
    areaCode: wanted('areaCode', properties, defaults.areaCode),
    ...(contractAreaM2 === undefined ? {} : { contractAreaM2 }),
    ...(farming === undefined ? {} : { farming }),
    ...(measuredAreaM2 === undefined ? {} : { measuredAreaM2 }),
    originClass: wanted('originClass', properties, defaults.originClass),
    parcelId: wanted('parcelId', properties, undefined),
    season: wanted('season', properties, defaults.season),
    variety: wanted('variety', properties, defaults.variety),
  };
}

/** A feature's parcel id where it has one that can be read; for messages. */
export function idOf(properties: Properties): string | undefined {
  const raw = rawOf('parcelId', properties);
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).slice(0, 64) : undefined;
}

function wanted<N extends Name>(
  name: N,
  properties: Properties,
  fallback: z.output<(typeof SCHEMAS)[N]> | undefined,
): z.output<(typeof SCHEMAS)[N]> {
  const value = valueOf(name, properties) ?? fallback;
  if (value !== undefined) return value;
  throw new SurveyError('SURVEY_ATTRIBUTE', `expected ${name} as one of ${NAMES[name].join(', ')}`);
}

function valueOf<N extends Name>(
  name: N,
  properties: Properties,
): z.output<(typeof SCHEMAS)[N]> | undefined {
  const raw = rawOf(name, properties);
  if (raw === undefined) return undefined;
  const parsed = SCHEMAS[name].safeParse(raw);
  if (parsed.success) return parsed.data as z.output<(typeof SCHEMAS)[N]>;
  throw new SurveyError(
    'SURVEY_ATTRIBUTE',
    `${name}: ${parsed.error.issues[0]?.message ?? 'another value'}, got ${JSON.stringify(raw).slice(0, 60)}`,
  );
}

/** Empty text and null count as not stated, as a table has no other way to say so. */
function rawOf(name: Name, properties: Properties): unknown {
  for (const key of NAMES[name]) {
    const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const isStated = value !== undefined && value !== null && value !== '' && !Number.isNaN(value);
    if (isStated) return value;
  }
  return undefined;
}

function assertReadable(properties: Properties): void {
  const wrong = Object.entries(properties).find(
    ([key, value]) =>
      key.includes('\uFFFD') || (typeof value === 'string' && value.includes('\uFFFD')),
  );
  if (wrong) throw new SurveyError('SURVEY_ENCODING', `${wrong[0]}: read in another encoding`);
}
