// SPDX-License-Identifier: Apache-2.0
import type { Lot, LotFlag } from '@daoji/model';

import { flagUnion, ownOrigins } from './holds.js';

/** What a blend inherits from its parts. */
export interface Blend {
  readonly variety: string;
  readonly harvestYear: number | undefined;
  readonly originClass: Lot['originClass'];
  readonly parcels: string[];
  readonly millLineId: string | undefined;
  readonly millingDate: string | undefined;
  readonly flags: LotFlag[] | undefined;
  /** Harvest lots that the blend may hold; unknown when one part does not know its own. */
  readonly origins: string[] | undefined;
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
    flags: flagUnion(lots.map((lot) => lot.flags)),
    origins: originsOf(lots),
  };
}

/** Harvest lots that lots may hold; `undefined` when one is of a version that did not keep them. */
export function originsOf(lots: readonly Lot[]): string[] | undefined {
  const lists: (readonly string[])[] = [];
  for (const lot of lots) {
    const origins = ownOrigins(lot);
    if (origins === undefined) return undefined;
    lists.push(origins);
  }
  return unionOf(lists);
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
