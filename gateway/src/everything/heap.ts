// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

/** A lot as what is drawn of it: in a bin, of everything that may lie there. */
export interface Heap {
  /** The lot and every lot that it may hold. */
  readonly lots: ReadonlySet<string>;
  readonly parcels: ReadonlySet<string>;
  /** False where a version of before kept no harvest lots: then parcels say what may be in it. */
  readonly isKnown: boolean;
}

/** What a lot, and what lies beside it in its bin, may hold. */
export function heapOf({ records }: ReadIndex, lot: Lot): Heap {
  const fill = lot.binId === undefined ? undefined : records.get('bin-fill', lot.binId);
  const beside = fill?.v === 2 ? fill.inherited : undefined;
  const own: Part = {
    origins: lot.origins ?? (lot.parents.length === 0 ? [lot.lotId] : undefined),
    parcels: lot.parcels,
    via: [lot.lotId, ...lot.parents.map(({ lotId }) => lotId), ...(lot.via ?? [])],
  };
  const parts: Part[] = beside ? [own, beside] : [own];
  return {
    isKnown: parts.every(({ origins }) => origins !== undefined),
    lots: new Set(parts.flatMap(({ origins = [], via = [] }) => [...origins, ...via])),
    parcels: new Set(parts.flatMap(({ parcels }) => parcels)),
  };
}

type Part = Pick<Lot, 'origins' | 'parcels' | 'via'>;
