// SPDX-License-Identifier: Apache-2.0
import { wholeOf, type BinFill, type Composition, type Lot } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import { correctiveLots, isInError, lotsWithin } from './corrected.js';

/** Where a lot's rice can come from, as the ledger has it now. */
export interface PossibleOrigins {
  /** Parcels of which there may be rice in the lot, and no others unless `isKnown` is false. */
  readonly parcels: readonly string[];
  /** False where rice was bought in, or a version of before kept no origins: then there may be more than is named. */
  readonly isKnown: boolean;
  /** True only where every grain is of one parcel. */
  readonly isSingleParcel: boolean;
  /** Harvest and bought-in lots with their bounds; absent where they were not kept, and while the lot lies in a bin. */
  readonly composition?: Composition;
  /** The bin whose blend the lot takes when it leaves it. */
  readonly binId?: string;
  /** Lots, the asked one among them, whose making was declared to be in error. */
  readonly inError: readonly Lot[];
  /** Parcels that only events in error named: they are not among `parcels`. */
  readonly struckParcels: readonly string[];
}

/** What may be in a lot. A lot in a bin may hold whatever lies there, whichever name it goes by. */
export function possibleOrigins(index: ReadIndex, lot: Lot): PossibleOrigins {
  const { binId } = lot;
  const composition = compositionOf(lot);
  const beside = binId === undefined ? NOTHING : besideIn(index.records.get('bin-fill', binId));
  const origins = [lot.lotId, ...(lot.origins ?? []), ...beside.origins];
  const isGrown = origins.every((id) => index.lot(id)?.kind !== 'bought');
  const grown = origins.flatMap((id) => index.lot(id)?.parcels ?? []);
  const within = index.records.has('correction') ? lotsWithin(index, lot, beside.origins) : [];
  const inError = within.filter((one) => isInError(index, one));
  const named = sorted([...lot.parcels, ...grown, ...beside.parcels]);
  const { isSaidRight, parcels, struckParcels } = corrected(index, named, within, inError);
  const isKnown = composition !== undefined && beside.isKept && isGrown && isSaidRight;
  const isSingleParcel = isKnown && parcels.length === 1 && inError.length === 0;
  return {
    parcels,
    isKnown,
    isSingleParcel,
    inError,
    struckParcels,
    ...placeOf(binId, composition),
  };
}

function placeOf(
  binId: string | undefined,
  composition: Composition | undefined,
): Pick<PossibleOrigins, 'binId' | 'composition'> {
  return binId === undefined ? { ...(composition && { composition }) } : { binId };
}

interface Ground {
  readonly parcels: readonly string[];
  readonly struckParcels: readonly string[];
  /** False where an event in error has no corrective one that says where the rice grew. */
  readonly isSaidRight: boolean;
}

/**
 * Parcels without those that only a harvest in error names, and with what the corrective events name. What was made in error of
 * other lots keeps their parcels, since the rice is of somewhere, and is not known any more.
 */
function corrected(
  index: ReadIndex,
  named: readonly string[],
  within: readonly Lot[],
  inError: readonly Lot[],
): Ground {
  if (inError.length === 0) return { isSaidRight: true, parcels: named, struckParcels: [] };
  const harvests = inError.filter(isSource);
  const right = inError.map((lot) => correctiveLots(index, lot));
  const kept = within.filter((lot) => isSource(lot) && !inError.includes(lot));
  const stays = new Set([...kept, ...right.flat()].flatMap(({ parcels }) => parcels));
  const wrong = new Set(harvests.flatMap(({ parcels }) => parcels).filter((id) => !stays.has(id)));
  return {
    isSaidRight: harvests.length === inError.length && right.every((lots) => lots.length > 0),
    parcels: sorted([
      ...named.filter((id) => !wrong.has(id)),
      ...right.flat().flatMap(({ parcels }) => parcels),
    ]),
    struckParcels: named.filter((id) => wrong.has(id)),
  };
}

function isSource({ parents }: Lot): boolean {
  return parents.length === 0;
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

/** A harvest or bought-in lot is of itself; others are of what was kept. */
function compositionOf(lot: Lot): Composition | undefined {
  if (lot.kind === 'harvest' || lot.kind === 'bought') return wholeOf(lot.lotId);
  const { otherShares, shares } = lot;
  return shares && { shares, otherShares };
}

interface Beside {
  readonly isKept: boolean;
  readonly origins: readonly string[];
  readonly parcels: readonly string[];
}

const NOTHING: Beside = { isKept: true, origins: [], parcels: [] };

/** What lies in a bin. An empty one hands on nothing, and so knows it; one of which nothing is recorded does not. */
function besideIn(fill: BinFill | undefined): Beside {
  if (fill?.grams === 0) return NOTHING;
  if (fill?.v !== 2 || fill.inherited === undefined) return { ...NOTHING, isKept: false };
  const { origins, parcels } = fill.inherited;
  const isKept = fill.contents !== undefined && origins !== undefined;
  return { isKept, origins: origins ?? [], parcels };
}
