// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, demandInput, type ModelRule, type ModelStamp } from '../model-result.js';
import { degreeDays, type DailyExtremes, type DegreeDayMethod } from './degree-days.js';

/** Stages of a generation of the striped stem borer, in their order. */
export const BORER_STAGES = ['egg', 'larva', 'pupa', 'adult-to-half-eggs'] as const;

/** One of {@link BORER_STAGES}. */
export type BorerStage = (typeof BORER_STAGES)[number];

/** Degree-days, °C·d, that each stage takes between two thresholds; a dated rule set, see {@link BORER_STAGE_RULE}. */
export interface BorerStageRule extends ModelRule {
  readonly baseC: number;
  readonly needed: Readonly<Record<BorerStage, number>>;
  /** Of a larva that has overwintered, to the first pupa. */
  readonly overwintered: number;
  readonly upperC: number;
}

/** Oregon State University's degree-day model of *Chilo suppressalis*: base 10.0, upper 38.0 °C. Another base than Jiao's: its numbers belong to it alone. */
export const BORER_STAGE_RULE: BorerStageRule = {
  baseC: 10,
  needed: { 'adult-to-half-eggs': 79, egg: 103, larva: 520, pupa: 125 },
  overwintered: 235,
  ruleSetId: BUILT_IN,
  upperC: 38,
};

/** The answer of {@link borerStages}. */
export interface BorerStagesResult extends ModelStamp {
  readonly degreeDays: number;
  readonly method: DegreeDayMethod;
  /** Days without both extremes; from the first of them on nothing is said. */
  readonly missing: readonly number[];
  /** Day of the series, from 1, on which a stage was over; absent before that. */
  readonly over: Readonly<Partial<Record<BorerStage, number>>>;
}

/** The answer of {@link overwinteredBorer}. */
export interface OverwinteredResult extends Omit<BorerStagesResult, 'over'> {
  /** Day of the series, from 1, of the first pupa; absent before it. */
  readonly firstPupa?: number;
}

/**
 * When larvae that have overwintered turn into the first pupa.
 * @param days - from the day on which they are reckoned from; undefined for one without both extremes.
 * @throws ModelInputError for an impossible day.
 */
export function overwinteredBorer(
  days: readonly (DailyExtremes | undefined)[],
  method: DegreeDayMethod = 'single-sine',
  rule: BorerStageRule = BORER_STAGE_RULE,
): OverwinteredResult {
  const needed = { ...rule.needed, egg: rule.overwintered };
  const { over, ...answer } = borerStages(days, method, { ...rule, needed });
  return { ...answer, ...(over.egg !== undefined && { firstPupa: over.egg }) };
}

/**
 * How far a generation is whose eggs were laid before the first day.
 * @param days - a day each; undefined for one without both extremes.
 * @throws ModelInputError for an impossible day.
 */
export function borerStages(
  days: readonly (DailyExtremes | undefined)[],
  method: DegreeDayMethod = 'single-sine',
  { baseC, needed, ruleSetId, upperC }: BorerStageRule = BORER_STAGE_RULE,
): BorerStagesResult {
  const missing = days.flatMap((day, at) => (day === undefined ? [at + 1] : []));
  const over: Partial<Record<BorerStage, number>> = {};
  let sum = 0;
  for (const [at, day] of days.slice(0, (missing[0] ?? Infinity) - 1).entries()) {
    if (day === undefined) continue;
    demandInput(
      Math.max(Math.abs(day.maximumC), Math.abs(day.minimumC)) <= 60,
      `day ${at + 1}: expected −60…60 °C, got ${day.maximumC} and ${day.minimumC}`,
    );
    sum += degreeDays(day, { baseC, upperC }, method);
    let until = 0;
    for (const stage of BORER_STAGES) {
      until += needed[stage];
      if (sum >= until) over[stage] ??= at + 1;
    }
  }
  return {
    degreeDays: sum,
    method,
    missing,
    model: 'stem-borer-stages',
    over,
    ruleSetId,
    version: '1',
    voided: [],
  };
}
