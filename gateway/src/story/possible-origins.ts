// SPDX-License-Identifier: Apache-2.0
import { wholeOf, type BinFill, type Composition, type Lot } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

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
}

/** What may be in a lot. A lot in a bin may hold whatever lies there, whichever name it goes by. */
export function possibleOrigins(index: ReadIndex, lot: Lot): PossibleOrigins {
  const { binId } = lot;
  const composition = compositionOf(lot);
  const beside = binId === undefined ? NOTHING : besideIn(index.records.get('bin-fill', binId));
  const origins = [lot.lotId, ...(lot.origins ?? []), ...beside.origins];
  const isGrown = origins.every((id) => index.lot(id)?.kind !== 'bought');
  const grown = origins.flatMap((id) => index.lot(id)?.parcels ?? []);
  const parcels = [...new Set([...lot.parcels, ...grown, ...beside.parcels])].sort();
  const isKnown = composition !== undefined && beside.isKept && isGrown;
  const place = binId === undefined ? { ...(composition && { composition }) } : { binId };
  return { parcels, isKnown, isSingleParcel: isKnown && parcels.length === 1, ...place };
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
