// SPDX-License-Identifier: Apache-2.0
import { GatewayError } from '../gateway-error.js';
import type { WalkWay } from './lineage-graph.js';
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
  /** Lot ids of `nodes`. */
  readonly lotIds: readonly string[];
  /** True when there is more beyond the depth limit. */
  readonly truncated: boolean;
}

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
  const ways: readonly WalkWay[] = direction === 'both' ? ['up', 'down'] : [direction];
  const walks = ways.map((way) => ({ sign: way === 'up' ? -1 : 1, way, ...walkOf(way) }));
  const linked = walks.flatMap(({ reached, sign }) =>
    reached.map(({ distance, key }) => ({ distance: distance * sign, key })),
  );
  const nodes = [
    { distance: 0, key: lotId },
    ...linked.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance)),
  ];
  return {
    lotIds: nodes.map(({ key }) => key).filter((key) => !key.includes('~')),
    nodes,
    truncated: walks.some(({ isCut }) => isCut),
  };

  function walkOf(way: WalkWay): ReturnType<typeof index.graph.walk> {
    const walk = index.graph.walk(lotId, way, maxDepth);
    if (walk.cycleAt === undefined) return walk;
    throw new GatewayError(
      'TRACE_CYCLE',
      `expected lots that come from earlier lots, got ${walk.cycleAt} on a way back to itself`,
    );
  }
}
