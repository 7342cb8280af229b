// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { LotStory } from './lot-story.js';

type Value = string | number;

/** How a page reads a fact of a lot, and of which lots in error it would be one. */
const FIELDS = {
  bestBefore: { of: (lot: Lot) => lot.bestBefore, restsOn: isSame },
  count: { of: (lot: Lot) => lot.package?.count, restsOn: isSame },
  gtin: { of: (lot: Lot) => lot.package?.gtin, restsOn: isSame },
  harvestYear: { of: (lot: Lot) => lot.harvestYear, restsOn: () => true },
  // What is in error before the mill says nothing of the day of milling.
  millingDate: {
    of: (lot: Lot) => lot.millingDate,
    restsOn: (lot: Lot) => lot.millingDate !== undefined,
  },
  netMassGrams: { of: (lot: Lot) => lot.package?.netMassGrams, restsOn: isSame },
  originClass: { of: (lot: Lot) => lot.originClass, restsOn: () => true },
  productionDate: { of: (lot: Lot) => lot.package?.productionDate, restsOn: isSame },
  variety: { of: (lot: Lot) => lot.variety, restsOn: () => true },
} as const satisfies Record<
  string,
  {
    readonly of: (lot: Lot) => Value | undefined;
    readonly restsOn: (one: Lot, lot: Lot) => boolean;
  }
>;

/** One of the facts that a page tells of a lot. */
export type FactField = keyof typeof FIELDS;

/** A fact as it may be told. */
export interface ToldFact {
  /** As recorded; absent where the lot has none. */
  readonly value?: Value;
  /** True where it rests on an event in error: it is told as struck through, never as so. */
  readonly isInError: boolean;
  /** What the corrective events say instead; empty where none is recorded. */
  readonly corrected: readonly Value[];
}

/** A fact of the story's lot, held against what was declared to be in error. */
export function toldFact({ corrected, lot: { value: lot } }: LotStory, field: FactField): ToldFact {
  const { of, restsOn } = FIELDS[field];
  const value = of(lot);
  const wrong = corrected.filter(({ lot: one }) => restsOn(one, lot));
  const right = wrong.flatMap((one) => one.right.flatMap((each) => of(each) ?? []));
  const isSaid = wrong.every((one) => one.right.some((each) => of(each) !== undefined));
  const isConfirmed = isSaid && right.every((each) => each === value);
  const isInError = value !== undefined && wrong.length > 0 && !isConfirmed;
  return {
    ...(value !== undefined && { value }),
    corrected: isInError && isSaid ? [...new Set(right)] : [],
    isInError,
  };
}

function isSame(one: Lot, lot: Lot): boolean {
  return one.lotId === lot.lotId;
}
