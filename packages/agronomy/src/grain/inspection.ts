// SPDX-License-Identifier: Apache-2.0

/** Moisture class of stored grain: safe, semi-safe, dangerous; which moisture is which is a regional, dated rule set. */
export type MoistureClass = 'safe' | 'semi-safe' | 'dangerous';

/** Mean above which, or maximum above which, grain is not at low temperature, °C (GB/T 29890-2013). */
const [WARM_MEAN_C, WARM_MAX_C] = [15, 25] as const;

const PERIODS = {
  low: { safe: 15, 'semi-safe': 10, dangerous: 5 },
  warm: { safe: 7, 'semi-safe': 5, dangerous: 1 },
} as const;

/**
 * Days within which a person must look at the grain again (GB/T 29890-2013); sensors do not replace it.
 * @param hasInsects - some insects count as semi-safe at least.
 */
export function inspectionPeriodDays(
  moisture: MoistureClass,
  grain: { readonly meanC: number; readonly maximumC: number },
  hasInsects = false,
): number {
  const effective = hasInsects && moisture === 'safe' ? 'semi-safe' : moisture;
  const isWarm = grain.meanC > WARM_MEAN_C || grain.maximumC > WARM_MAX_C;
  return PERIODS[isWarm ? 'warm' : 'low'][effective];
}
