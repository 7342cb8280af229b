// SPDX-License-Identifier: Apache-2.0

/** First day of the scenario: rule sets and parcels come before the paddies are flooded. */
export const SEASON_START = '2025-03-25T00:00:00.000Z';
/** Scenario seconds per second: a season in some four minutes. */
export const SEASON_FACTOR = 100_000;
/**
 * Scenario time from which the demo's clock runs at real speed, 295 s after it began, so that a visitor who signs an hour
 * later does so on the same day. Late enough for a slow machine, and within the years of the demo's rule sets; every week more is
 * one in which somebody must look at the stored grain.
 */
export const SEASON_END = '2026-03-01T00:00:00.000Z';

/**
 * The season as a grower of japonica in Panjin has it: planted out in the second half of May, heading by early August, ripe in
 * October. Civil dates in Asia/Shanghai; a slow machine comes to each of them later, and skips none.
 */
export const SEASON_DATES = {
  /** Planted out. */
  transplanted: '2025-05-16',
  /** Three weeks on the field is weeded. */
  weeded: '2025-06-08',
  /** The five days before it were mild and wet; the control follows when an agronomist has seen lesions, well before heading. */
  warned: '2025-06-25',
  /** Planthoppers on the milk-ripe crop: counted, then sprayed. */
  hoppers: '2025-09-02',
  /** The crop is ripe by its growing degree-days. */
  ripe: '2025-10-14',
} as const;

/** Days after a control until somebody looks whether it helped. */
export const EFFECT_DAYS = 12;
/** Days before an interval ends on which a grower would cut for an early market. */
export const EARLY_DAYS = 6;

/** UTC milliseconds with which a civil date in Asia/Shanghai begins. */
export function beginOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000+08:00`);
}
