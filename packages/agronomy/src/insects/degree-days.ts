// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** How a day's heat above the base is reckoned; stored with every number made by it. */
export type DegreeDayMethod = 'average' | 'single-sine';

/** A day's extremes, °C. */
export interface DailyExtremes {
  readonly maximumC: number;
  readonly minimumC: number;
}

/** Thresholds, °C; without an upper one development does not stop rising. */
export interface Thresholds {
  readonly baseC: number;
  readonly upperC?: number;
}

/**
 * Degree-days of one day, never negative. Above the upper threshold heat is cut off horizontally.
 * @throws ModelInputError for a maximum below the minimum.
 */
export function degreeDays(
  { maximumC, minimumC }: DailyExtremes,
  { baseC, upperC }: Thresholds,
  method: DegreeDayMethod,
): number {
  demandInput(maximumC >= minimumC, `expected maximum ≥ minimum, got ${maximumC} and ${minimumC}`);
  const above = method === 'average' ? averageAbove : sineAbove;
  const beyond = upperC === undefined ? 0 : above(maximumC, minimumC, upperC);
  return above(maximumC, minimumC, baseC) - beyond;
}

function averageAbove(maximum: number, minimum: number, threshold: number): number {
  return Math.max(0, (maximum + minimum) / 2 - threshold);
}

/** Area above a threshold of a sine through the day's minimum and maximum (Baskerville & Emin 1969). */
function sineAbove(maximum: number, minimum: number, threshold: number): number {
  const mean = (maximum + minimum) / 2;
  if (minimum >= threshold) return mean - threshold;
  if (maximum <= threshold) return 0;
  const amplitude = (maximum - minimum) / 2;
  const angle = Math.asin((threshold - mean) / amplitude);
  return ((mean - threshold) * (Math.PI / 2 - angle) + amplitude * Math.cos(angle)) / Math.PI;
}
