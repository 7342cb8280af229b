// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { AQUACROP_STAGES, bbchStage, FLOWERING_GDD } from './growing-degree-days.js';

/** A stage of paddy rice after transplanting, by its growing degree-days and the BBCH codes that it may show. */
export interface SeasonStage {
  /** Growing degree-days since transplanting at which it begins. */
  readonly fromGdd: number;
  readonly bbchFrom: number;
  readonly bbchTo: number;
}

/**
 * AquaCrop's marks from transplanting, and the BBCH codes between them. The codes are our reading of the marks: AquaCrop has none
 * between recovery and flowering, so that this span holds everything from tillering to heading. A tropical cultivar of 104 days;
 * Liaoning's japonica takes about 150–160 days (unconfirmed).
 */
export const SEASON_STAGES: readonly SeasonStage[] = [
  { bbchFrom: 13, bbchTo: 21, fromGdd: 0 },
  { bbchFrom: 21, bbchTo: 59, fromGdd: AQUACROP_STAGES.emergence },
  { bbchFrom: 61, bbchTo: 69, fromGdd: AQUACROP_STAGES.flowering },
  { bbchFrom: 71, bbchTo: 87, fromGdd: AQUACROP_STAGES.flowering + FLOWERING_GDD },
  { bbchFrom: 89, bbchTo: 92, fromGdd: AQUACROP_STAGES.maturity },
];

/** Most that one day adds: both extremes at the upper temperature of AquaCrop's paddy rice. */
export const MOST_DAILY_GDD = 22;

/** Stages that a sum may lie in when it lies between two limits. */
export interface StageRange {
  readonly bbchFrom: number;
  readonly bbchTo: number;
  readonly en: string;
  readonly zh: string;
}

/**
 * Stages that a sum between two limits may mean; nothing where the limits lie more than one stage apart: that would be no answer.
 * @param lowGdd - growing degree-days since transplanting if the days without weather brought none.
 * @param highGdd - if each of them brought the most.
 * @throws ModelInputError for limits below 0 or out of order.
 */
export function stageRange(lowGdd: number, highGdd: number): StageRange | undefined {
  demandInput(lowGdd >= 0 && highGdd >= lowGdd, `expected 0 ≤ ${lowGdd} ≤ ${highGdd}`);
  const [low, high] = [placeOf(lowGdd), placeOf(highGdd)];
  const [first, last] = [SEASON_STAGES[low], SEASON_STAGES[high]];
  if (!first || !last || high - low > 1) return undefined;
  const [from, to] = [bbchStage(first.bbchFrom), bbchStage(last.bbchTo)];
  const isOne = from.en === to.en;
  return {
    bbchFrom: first.bbchFrom,
    bbchTo: last.bbchTo,
    en: isOne ? from.en : `${from.en} to ${to.en}`,
    zh: isOne ? from.zh : `${from.zh}至${to.zh}`,
  };
}

function placeOf(gdd: number): number {
  return SEASON_STAGES.findLastIndex(({ fromGdd }) => fromGdd <= gdd);
}
