// SPDX-License-Identifier: Apache-2.0
import type { ReadIndex } from './read-index.js';

/** Most lots in one answer; a blend of a whole bin season stays below. */
export const MAX_TRACE_LOTS = 2_000;

/** Which way to walk: `up` to where a lot came from, `down` to what became of it. */
export type TraceDirection = 'up' | 'down' | 'both';

/** Lots on the way, the asked one first, and whether the walk ended early. */
export interface Lineage {
  readonly lotIds: readonly string[];
  readonly truncated: boolean;
}

/** Walks the lots' parents and children; a loop in the data ends the walk there. */
export function lineageOf(index: ReadIndex, lotId: string, direction: TraceDirection): Lineage {
  const up = direction === 'down' ? [] : walk(lotId, (id) => parentsOf(index, id));
  const down = direction === 'up' ? [] : walk(lotId, (id) => index.children(id));
  const lotIds = [...new Set([lotId, ...up, ...down])];
  return { lotIds: lotIds.slice(0, MAX_TRACE_LOTS), truncated: lotIds.length > MAX_TRACE_LOTS };
}

function walk(start: string, next: (lotId: string) => readonly string[]): string[] {
  const seen = new Set<string>([start]);
  const queue = [start];
  for (let lotId = queue.shift(); lotId !== undefined; lotId = queue.shift()) {
    if (seen.size > MAX_TRACE_LOTS) break;
    for (const id of next(lotId).filter((each) => !seen.has(each))) {
      seen.add(id);
      queue.push(id);
    }
  }
  return [...seen];
}

function parentsOf(index: ReadIndex, lotId: string): string[] {
  return index.lot(lotId)?.parents.map((parent) => parent.lotId) ?? [];
}
