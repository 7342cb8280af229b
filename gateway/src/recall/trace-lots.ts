// SPDX-License-Identifier: Apache-2.0
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
 * Walks from lots one way. Downwards it adds every lot whose origins name a start lot: a bin is a running blend, and what
 * was drawn from it may hold a lot that no edge leads to. @throws GatewayError `TRACE_CYCLE`.
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
  if (way === 'down') addByOrigin(index, startIds, distances);
  return { distances, elapsedMs: performance.now() - began, isCut, units };
}

function addByOrigin(
  index: ReadIndex,
  startIds: readonly string[],
  distances: Map<string, number>,
): void {
  const starts = new Set(startIds);
  for (const { lotId, origins = [] } of index.lots()) {
    if (!distances.has(lotId) && origins.some((origin) => starts.has(origin))) {
      distances.set(lotId, 1);
    }
  }
}

function note(distances: Map<string, number>, lotId: string, distance: number): void {
  distances.set(lotId, Math.min(distance, distances.get(lotId) ?? distance));
}
