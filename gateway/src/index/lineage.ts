// SPDX-License-Identifier: Apache-2.0
import { GatewayError } from '../gateway-error.js';
import type { ReachedNode, Walk, WalkWay } from './lineage-graph.js';
import type { ReadIndex } from './read-index.js';

/** Steps that a walk goes unless it is told otherwise: twice the longest chain that the trade has. */
export const DEFAULT_DEPTH = 24;
/** Most steps of a walk. */
export const MAX_DEPTH = 64;

/** Which way to walk: `up` to where a lot came from, `down` to what became of it. */
export type TraceDirection = 'up' | 'down' | 'both';

/** A lot or logistic unit on the way. */
export interface LineageNode {
  /** Lot id, or `logistic-unit~{sscc}`. */
  readonly key: string;
  /** Fewest steps from the asked lot; negative towards where it came from. */
  readonly distance: number;
}

/** What a lot is linked with, the asked one first, then the nearest of both ways. */
export interface Lineage {
  readonly nodes: readonly LineageNode[];
  /** Those of `nodes` that are lots, and their ids. */
  readonly lots: readonly LineageNode[];
  readonly lotIds: readonly string[];
  /** True when there is more beyond the depth limit. */
  readonly truncated: boolean;
}

const NOTHING: Walk = { isCut: false, reached: [] };

/**
 * Walks what a lot came from and what became of it.
 * @throws GatewayError `TRACE_CYCLE`: a lot that is its own ancestor is no trace; the ledger writes none.
 */
export function lineageOf(
  index: ReadIndex,
  lotId: string,
  direction: TraceDirection,
  maxDepth = DEFAULT_DEPTH,
): Lineage {
  const up = direction === 'down' ? NOTHING : walkOf('up');
  const down = direction === 'up' ? NOTHING : walkOf('down');
  const nodes = [{ distance: 0, key: lotId }, ...nearestFirst(up.reached, down.reached)];
  const lots = nodes.filter(({ key }) => !key.includes('~'));
  return {
    lotIds: lots.map(({ key }) => key),
    lots,
    nodes,
    truncated: up.isCut || down.isCut,
  };

  function walkOf(way: WalkWay): Walk {
    const walk = index.graph.walk(lotId, way, maxDepth);
    if (walk.cycleAt === undefined) return walk;
    throw new GatewayError(
      'TRACE_CYCLE',
      `expected lots that come from earlier lots, got ${walk.cycleAt} on a way back to itself`,
    );
  }
}

/** Both walks as one, of the same distance the ways up first; each of them is in that order already. */
function nearestFirst(
  ups: readonly ReachedNode[],
  downs: readonly ReachedNode[],
): readonly LineageNode[] {
  const nodes: LineageNode[] = [];
  let taken = 0;
  for (const { distance, key } of ups) {
    for (let next = downs[taken]; next && next.distance < distance; next = downs[taken]) {
      nodes.push(next);
      taken += 1;
    }
    nodes.push({ distance: -distance, key });
  }
  return nodes.concat(downs.slice(taken));
}
