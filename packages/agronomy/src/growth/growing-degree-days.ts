// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, demandInput, type ModelRule } from '../model-result.js';
import type { DailyExtremes } from '../insects/degree-days.js';

/** Base and upper temperature of paddy rice in AquaCrop, °C. */
export const RICE_BASE_C = 8;
export const RICE_UPPER_C = 30;

/** Thresholds of growing degree-days, °C; a dated rule set, see {@link GROWTH_RULE}. */
export interface GrowthRule extends ModelRule {
  readonly baseC: number;
  readonly upperC: number;
}

/** AquaCrop PaddyRice. */
export const GROWTH_RULE: GrowthRule = {
  baseC: RICE_BASE_C,
  ruleSetId: BUILT_IN,
  upperC: RICE_UPPER_C,
};

/** Growing degree-days from transplanting by which a stage is reached in AquaCrop's PaddyRice, a tropical cultivar of 104 days. */
export const AQUACROP_STAGES = {
  emergence: 50,
  'maximum-rooting': 370,
  flowering: 1_150,
  senescence: 1_300,
  maturity: 1_900,
} as const;

/** Growing degree-days that flowering lasts. */
export const FLOWERING_GDD = 350;

/**
 * Growing degree-days of a day: both extremes capped at the upper temperature, the minimum not raised, the mean not below the base.
 * @throws ModelInputError for a maximum below the minimum.
 */
export function growingDegreeDays(
  { maximumC, minimumC }: DailyExtremes,
  { baseC, upperC }: GrowthRule = GROWTH_RULE,
): number {
  demandInput(maximumC >= minimumC, `expected maximum ≥ minimum, got ${maximumC} and ${minimumC}`);
  const mean = (Math.min(maximumC, upperC) + Math.min(minimumC, upperC)) / 2;
  return Math.max(mean, baseC) - baseC;
}

/** BBCH codes of rice's principal stages; the scale is unconfirmed against its paper. */
export const BBCH_STAGES: readonly (readonly [from: number, to: number, zh: string, en: string])[] =
  [
    [0, 9, '发芽', 'germination'],
    [10, 19, '叶片生长', 'leaf development'],
    [20, 29, '分蘖', 'tillering'],
    [30, 39, '拔节', 'stem elongation'],
    [40, 49, '孕穗', 'booting'],
    [50, 59, '抽穗', 'heading'],
    [60, 69, '开花', 'flowering'],
    [70, 79, '乳熟', 'milk'],
    [80, 88, '蜡熟', 'dough'],
    [89, 99, '成熟', 'ripe'],
  ];

/** Names of a BBCH code. @throws ModelInputError outside 0…99. */
export function bbchStage(code: number): { readonly zh: string; readonly en: string } {
  const stage = BBCH_STAGES.find(([from, to]) => code >= from && code <= to);
  demandInput(stage !== undefined && Number.isInteger(code), `expected BBCH 0…99, got ${code}`);
  return { en: stage[3], zh: stage[2] };
}
