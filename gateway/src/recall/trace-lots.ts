// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import { lineageOf } from '../index/lineage.js';
import type { ReadIndex } from '../index/read-index.js';

const UNIT = 'logistic-unit~';

/** What a walk from several lots came to, the start included. */
export interface TracedLots {
  /** Fewest steps by lot id. */
  readonly distances: ReadonlyMap<string, number>;
  /** SSCCs of cases and pallets. */
  readonly units: ReadonlySet<string>;
  readonly isCut: boolean;
  readonly elapsedMs: number;
}

/**
 * Walks from lots one way. Downwards it adds every lot that may hold a start lot, by its own record or by that of the bin in
 * which it lies: a bin is a running blend, and what was drawn from it may hold a lot that no edge leads to. @throws GatewayError `TRACE_CYCLE`.
 */
export function traceLots(
  index: ReadIndex,
  startIds: readonly string[],
  way: 'down' | 'up',
): TracedLots {
  const began = performance.now();
  const distances = new Map<string, number>();
  const units = new Set<string>();
  let isCut = false;
  for (const startId of startIds) {
    const { nodes, truncated } = lineageOf(index, startId, way);
    isCut ||= truncated;
    for (const { distance, key } of nodes) {
      if (key.startsWith(UNIT)) units.add(key.slice(UNIT.length));
      else note(distances, key, Math.abs(distance));
    }
  }
  if (way === 'down') addMayHold(index, startIds, distances);
  return { distances, elapsedMs: performance.now() - began, isCut, units };
}

function addMayHold(
  index: ReadIndex,
  startIds: readonly string[],
  distances: Map<string, number>,
): void {
  const starts = new Set(startIds);
  for (const lot of index.lots()) {
    if (distances.has(lot.lotId)) continue;
    if (holdsAny(lot, starts) || holdsAny(heapOf(index, lot), starts)) distances.set(lot.lotId, 1);
  }
}

function holdsAny(
  { origins = [], via = [] }: Pick<Lot, 'origins' | 'via'>,
  starts: ReadonlySet<string>,
): boolean {
  return [...origins, ...via].some((lotId) => starts.has(lotId));
}

/** What the bin hands on to a lot that still lies there. */
function heapOf(
  { records }: ReadIndex,
  { binId, remainingGrams }: Lot,
): Pick<Lot, 'origins' | 'via'> {
  const fill =
    binId === undefined || remainingGrams === 0 ? undefined : records.get('bin-fill', binId);
  return fill?.v === 2 ? (fill.inherited ?? {}) : {};
}

function note(distances: Map<string, number>, lotId: string, distance: number): void {
  distances.set(lotId, Math.min(distance, distances.get(lotId) ?? distance));
}
