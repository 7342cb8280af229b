// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, demandInput, type ModelRule, type ModelStamp } from '../model-result.js';
import { degreeDays, type DailyExtremes, type DegreeDayMethod } from './degree-days.js';

/** Version of the model. */
export const STEM_BORER_VERSION = '1';
/** Base temperature of the striped stem borer 二化螟 in north-east China, °C (Jiao 2006). */
export const STEM_BORER_BASE_C = 12.9;

/** Degree-days from 1 March at which so much of the overwintered moths has been caught (Jiao 2006). */
export const STEM_BORER_STAGES = {
  'first-moths': 126.995,
  'moths-10': 238.323,
  'moths-50': 339.418,
  'moths-90': 483.398,
} as const;

/** One of {@link STEM_BORER_STAGES}. */
export type StemBorerStage = keyof typeof STEM_BORER_STAGES;

/** Numbers of the model; a dated rule set, see {@link STEM_BORER_RULE}. */
export interface StemBorerRule extends ModelRule {
  readonly baseC: number;
  readonly stages: Readonly<Record<StemBorerStage, number>>;
}

/** Jiao 2006. */
export const STEM_BORER_RULE: StemBorerRule = {
  baseC: STEM_BORER_BASE_C,
  ruleSetId: BUILT_IN,
  stages: STEM_BORER_STAGES,
};

/** The model's answer. */
export interface StemBorerResult extends ModelStamp {
  /** How a day's heat was reckoned: another way gives other dates. */
  readonly method: DegreeDayMethod;
  readonly degreeDays: number;
  /** Day of the series, from 1 for 1 March, on which a stage was reached; absent before that. */
  readonly reached: Readonly<Partial<Record<StemBorerStage, number>>>;
  /** Days whose extremes were missing; from the first of them on nothing is said. */
  readonly missing: readonly number[];
}

/**
 * Flight of the overwintered striped stem borer by degree-days from 1 March; tested at Changchun 2002–04 to 0–3 days.
 * @param days - from 1 March on, a day each; undefined for a day without both extremes.
 * @throws ModelInputError for an impossible day.
 */
export function stemBorer(
  days: readonly (DailyExtremes | undefined)[],
  method: DegreeDayMethod = 'average',
  { baseC, ruleSetId, stages }: StemBorerRule = STEM_BORER_RULE,
): StemBorerResult {
  const reached: Partial<Record<StemBorerStage, number>> = {};
  const missing: number[] = [];
  let sum = 0;
  for (const [at, day] of days.entries()) {
    if (day === undefined) missing.push(at + 1);
    if (day === undefined || missing.length > 0) continue;
    demandInput(
      Math.max(Math.abs(day.maximumC), Math.abs(day.minimumC)) <= 60,
      `day ${at + 1}: expected −60…60 °C, got ${day.maximumC} and ${day.minimumC}`,
    );
    sum += degreeDays(day, { baseC }, method);
    for (const [stage, needed] of Object.entries(stages)) {
      if (sum >= needed) reached[stage as StemBorerStage] ??= at + 1;
    }
  }
  return {
    degreeDays: sum,
    method,
    missing,
    model: 'stem-borer',
    reached,
    ruleSetId,
    version: STEM_BORER_VERSION,
    voided: [],
  };
}
