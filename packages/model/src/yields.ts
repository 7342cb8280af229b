// SPDX-License-Identifier: Apache-2.0

/** A mu is 2000/3 m², so that 15 mu are one hectare. */
const MU_NUMERATOR = 3n;
const MU_DENOMINATOR = 2000n;

/** Most grams that an area may yield under a cap in kg per mu, rounded down. Source: `rice-domain.md` §7. */
export function capGrams(areaM2: number, kgPerMu: number): number {
  return Number((BigInt(areaM2) * BigInt(kgPerMu) * 1000n * MU_NUMERATOR) / MU_DENOMINATOR);
}

/** Thousandths of a unit that a dose per mu takes on an area, rounded up. */
export function doseQuantityMilli(areaM2: number, doseMilliPerMu: number): number {
  const product = BigInt(areaM2) * BigInt(doseMilliPerMu) * MU_NUMERATOR;
  return Number((product + MU_DENOMINATOR - 1n) / MU_DENOMINATOR);
}

/**
 * Shares of a mass by area, in whole grams that add up to it: each share is rounded down, and the grams left over go one
 * by one to the first parcels.
 * @param areasM2 - at least one, each above 0.
 */
export function sharesByArea(grams: number, areasM2: readonly number[]): number[] {
  const total = areasM2.reduce((sum, area) => sum + BigInt(area), 0n);
  const shares = areasM2.map((area) => Number((BigInt(grams) * BigInt(area)) / total));
  const left = grams - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => share + (index < left ? 1 : 0));
}
