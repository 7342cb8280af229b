// SPDX-License-Identifier: Apache-2.0
import {
  mixOf,
  ORIGIN_CLASSES,
  wholeOf,
  type BinInheritance,
  type Composition,
  type Lot,
  type LotFlag,
} from '@daoji/model';

import { flagUnion, ownOrigins } from './holds.js';

/** What a blend inherits from its parts. */
export interface Blend {
  /** Alarms and treatments that a part carries on. */
  readonly alerts: string[] | undefined;
  readonly variety: string;
  readonly harvestYear: number | undefined;
  readonly originClass: Lot['originClass'];
  readonly parcels: string[];
  readonly millLineId: string | undefined;
  readonly millingDate: string | undefined;
  readonly bestBefore: string | undefined;
  readonly originalProductionDate: string | undefined;
  readonly flags: LotFlag[] | undefined;
  /** Harvest and bought-in lots that the blend may hold; unknown when one part does not know its own. */
  readonly origins: string[] | undefined;
  readonly shares: Lot['shares'];
  readonly otherShares: Lot['otherShares'];
  /** Lots between the origins and the blend that it may hold. */
  readonly via: string[] | undefined;
}

/** Grams of a lot that go into a blend. */
export interface BlendPart {
  readonly grams: number;
  readonly lot: Lot;
}

/** Variety of a blend whose parts differ. */
export const MIXED = 'mixed';

/** What lots have in common; origin class of a blend is the weakest of its parts (`ledger-state.md` §7). */
export function blendOf(parts: readonly BlendPart[]): Blend {
  const lots = parts.map(({ lot }) => lot);
  const composition = compositionOfParts(parts);
  return {
    alerts: listed(lots.map((lot) => lot.alerts)),
    variety: same(lots.map((lot) => lot.variety)) ?? MIXED,
    harvestYear: same(lots.map((lot) => lot.harvestYear)),
    originClass: weakestOf(lots.map((lot) => lot.originClass)),
    parcels: unionOf(lots.map((lot) => lot.parcels)),
    millLineId: same(lots.map((lot) => lot.millLineId)),
    millingDate: same(lots.map((lot) => lot.millingDate)),
    bestBefore: earliest(lots.map((lot) => lot.bestBefore)),
    originalProductionDate: earliest(lots.map((lot) => lot.originalProductionDate)),
    flags: flagUnion(lots.map((lot) => lot.flags)),
    origins: originsOf(lots),
    shares: composition && [...composition.shares],
    otherShares: composition?.otherShares,
    via: viaOf(lots),
  };
}

/** What a lot is made of: a harvest or bought-in lot of itself; `undefined` where versions before 0.3.0 did not keep it. */
export function compositionOf(lot: Lot): Composition | undefined {
  if (lot.parents.length === 0) return wholeOf(lot.lotId);
  const { shares, otherShares } = lot;
  return shares && { shares, otherShares };
}

/** What a lot hands on to the grain in a bin. */
export function inheritanceOf(lot: Lot): BinInheritance {
  const { alerts, flags, harvestYear, originClass, parcels, variety } = lot;
  return {
    alerts,
    flags,
    harvestYear,
    originClass,
    origins: originsOf([lot]),
    parcels,
    variety,
    via: viaOf([lot]),
  };
}

/** The lot as what it draws in a bin makes it: no better than what lies beside it. */
export function lotFromBin(
  lot: Lot,
  inherited: BinInheritance | undefined,
  composition: Composition | undefined,
): Lot {
  const together = inheritTogether(inheritanceOf(lot), inherited);
  const via = together?.via?.filter((lotId) => lotId !== lot.lotId);
  return {
    ...lot,
    ...(together ?? {}),
    via: via && listed([via]),
    shares: composition && [...composition.shares],
    otherShares: composition?.otherShares,
  };
}

/** What two masses together hand on. */
export function inheritTogether(
  one: BinInheritance | undefined,
  other: BinInheritance | undefined,
): BinInheritance | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return {
    alerts: listed([one.alerts, other.alerts]),
    flags: flagUnion([one.flags, other.flags]),
    harvestYear: same([one.harvestYear, other.harvestYear]),
    originClass: weakestOf([one.originClass, other.originClass]),
    origins: one.origins && other.origins && unionOf([one.origins, other.origins]),
    parcels: unionOf([one.parcels, other.parcels]),
    variety: same([one.variety, other.variety]) ?? MIXED,
    via: listed([one.via, other.via]),
  };
}

/** Lots that came of others, and those between them and their origins; what came of them may hold each. */
function viaOf(lots: readonly Lot[]): string[] | undefined {
  return listed(
    lots.map(({ lotId, parents, via = [] }) => (parents.length > 0 ? [...via, lotId] : via)),
  );
}

/** Union of lists, `undefined` when nothing is in them. */
function listed(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const union = unionOf(lists.map((list) => list ?? []));
  return union.length > 0 ? union : undefined;
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
  const weakest = Math.max(...classes.map((origin) => ORIGIN_CLASSES.indexOf(origin)));
  return ORIGIN_CLASSES[weakest] ?? 'unproven';
}

/** The value that all have, `undefined` when they differ. */
export function same<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

/** The first of civil dates; those that are absent do not count. */
export function earliest(dates: readonly (string | undefined)[]): string | undefined {
  const known = dates.flatMap((date) => date ?? []);
  return known.length === 0 ? undefined : known.reduce((a, b) => (a < b ? a : b));
}

function compositionOfParts(parts: readonly BlendPart[]): Composition | undefined {
  const known = parts.flatMap(({ grams, lot }) => {
    const composition = compositionOf(lot);
    return composition === undefined ? [] : [{ grams, composition }];
  });
  return known.length === parts.length ? mixOf(known) : undefined;
}

function unionOf(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
