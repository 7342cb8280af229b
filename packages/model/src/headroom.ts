// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { civilDateSchema, idSchema } from './identifiers.js';
import { capGrams } from './yields.js';

/** Argument of `yields:headroom`: parcels of one holder, and the day on which a harvest would be. */
export const headroomQuerySchema = z.strictObject({
  date: civilDateSchema,
  parcels: z.array(idSchema).min(1).max(200),
});

/** See {@link headroomQuerySchema}. */
export type HeadroomQuery = z.infer<typeof headroomQuerySchema>;

/** What one parcel's season is measured against; masses are physical grams at 14.5 %. */
export interface HeadroomInput {
  readonly areaM2: number;
  readonly harvestedGrams: number;
  /** Cap in force; absent where no rule set says one. */
  readonly kgPerMu?: number | undefined;
  /** Signed uplift for the season. */
  readonly upliftKgPerMu?: number | undefined;
  /** Milling recovery in force, thousandths of a percent of paddy. */
  readonly recovery?:
    { readonly maxMilliPercent: number; readonly minMilliPercent: number } | undefined;
}

/** Cap, what is used of it and left, and what may still come of the land. */
export interface Headroom {
  /** With the uplift; absent while no cap is in force. */
  readonly capGrams?: number;
  readonly leftGrams?: number;
  /** What may still come: paddy at most, and rice of it by the recovery in force. */
  readonly forecast?: Forecast;
  /** Part of the cap that a signed uplift gave. */
  readonly upliftGrams: number;
  readonly usedGrams: number;
}

/** Most that the land may still give in its season. */
export interface Forecast {
  readonly paddyGrams: number;
  /** Absent where no recovery is in force. */
  readonly riceMaxGrams?: number;
  readonly riceMinGrams?: number;
}

/** What several parcels have together; those without a cap are counted, since no sum can hold them. */
export interface HeadroomTotals {
  readonly capGrams: number;
  readonly forecast: Forecast;
  readonly leftGrams: number;
  readonly upliftGrams: number;
  readonly usedGrams: number;
  readonly withoutCap: number;
}

/** Headroom of one parcel and season. Source: `rice-domain.md` §7. */
export function headroomOf(input: HeadroomInput): Headroom {
  const { areaM2, harvestedGrams, kgPerMu, recovery, upliftKgPerMu = 0 } = input;
  if (kgPerMu === undefined) return { upliftGrams: 0, usedGrams: harvestedGrams };
  const most = capGrams(areaM2, kgPerMu + upliftKgPerMu);
  const leftGrams = Math.max(0, most - harvestedGrams);
  return {
    capGrams: most,
    forecast: {
      paddyGrams: leftGrams,
      ...(recovery && {
        riceMaxGrams: partOf(leftGrams, recovery.maxMilliPercent),
        riceMinGrams: partOf(leftGrams, recovery.minMilliPercent),
      }),
    },
    leftGrams,
    upliftGrams: most - capGrams(areaM2, kgPerMu),
    usedGrams: harvestedGrams,
  };
}

/** Sums over the parcels of one holder; rice is forecast only where each capped parcel has a recovery. */
export function headroomTotals(list: readonly Headroom[]): HeadroomTotals {
  const capped = list.filter((one) => one.capGrams !== undefined);
  const sum = (of: (one: Headroom) => number | undefined): number =>
    capped.reduce((total, one) => total + (of(one) ?? 0), 0);
  const hasRice = capped.every((one) => one.forecast?.riceMaxGrams !== undefined);
  return {
    capGrams: sum((one) => one.capGrams),
    forecast: {
      paddyGrams: sum((one) => one.forecast?.paddyGrams),
      ...(hasRice && {
        riceMaxGrams: sum((one) => one.forecast?.riceMaxGrams),
        riceMinGrams: sum((one) => one.forecast?.riceMinGrams),
      }),
    },
    leftGrams: sum((one) => one.leftGrams),
    upliftGrams: sum((one) => one.upliftGrams),
    usedGrams: list.reduce((total, one) => total + one.usedGrams, 0),
    withoutCap: list.length - capped.length,
  };
}

// BigInt: 10^11 g times 10^5 pass 2^53.
function partOf(grams: number, milliPercent: number): number {
  return Number((BigInt(grams) * BigInt(milliPercent)) / 100_000n);
}
