// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

/** What a blend inherits from its parts. */
export interface Blend {
  readonly variety: string;
  readonly harvestYear: number | undefined;
  readonly originClass: Lot['originClass'];
  readonly parcels: string[];
  readonly millLineId: string | undefined;
  readonly millingDate: string | undefined;
}

/** Origin classes from the strongest to the weakest. */
const ORIGIN_ORDER: readonly Lot['originClass'][] = ['protected', 'panjin', 'unproven'];

/** Variety of a blend whose parts differ. */
export const MIXED = 'mixed';

/** What lots have in common; origin class of a blend is the weakest of its parts (`ledger-state.md` §7). */
export function blendOf(lots: readonly Lot[]): Blend {
  return {
    variety: same(lots.map((lot) => lot.variety)) ?? MIXED,
    harvestYear: same(lots.map((lot) => lot.harvestYear)),
    originClass: weakestOf(lots.map((lot) => lot.originClass)),
    parcels: unionOf(lots.map((lot) => lot.parcels)),
    millLineId: same(lots.map((lot) => lot.millLineId)),
    millingDate: same(lots.map((lot) => lot.millingDate)),
  };
}

/** The weakest origin class of a list that is not empty. */
export function weakestOf(classes: readonly Lot['originClass'][]): Lot['originClass'] {
  const weakest = Math.max(...classes.map((origin) => ORIGIN_ORDER.indexOf(origin)));
  return ORIGIN_ORDER[weakest] ?? 'unproven';
}

/** The value that all have, `undefined` when they differ. */
export function same<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

function unionOf(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
