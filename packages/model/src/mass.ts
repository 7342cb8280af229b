// SPDX-License-Identifier: Apache-2.0

/** Moisture at which every balance is kept, in thousandths of a percent (14.5 %). */
export const REFERENCE_MOISTURE_MILLI_PERCENT = 14_500;

/**
 * Physical mass at 14.5 % moisture of a weighed mass: `m × (100 − w) / (100 − 14.5)`, integer grams, rounded half up.
 * 1,000,000 g at 16.5 % are 976,608 g. Source: `ledger-state.md` §7.
 */
export function physicalGrams(weighedGrams: number, moistureMilliPercent: number): number {
  const numerator = BigInt(weighedGrams) * BigInt(100_000 - moistureMilliPercent);
  const denominator = BigInt(100_000 - REFERENCE_MOISTURE_MILLI_PERCENT);
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}
