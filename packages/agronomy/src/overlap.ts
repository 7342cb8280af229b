// SPDX-License-Identifier: Apache-2.0
import type { Polygon } from './areas.js';
import { equalAreaPoint } from './authalic.js';
import type { Position } from './crossings.js';

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** An edge in the plane, its lower end first; never level. */
interface Edge {
  readonly from: Position;
  readonly to: Position;
  /** 0 for the first polygon, 1 for the second. */
  readonly side: 0 | 1;
}

/** Box of a polygon's outer ring. */
export function boxOf(polygon: Polygon): Box {
  let box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygon[0] ?? []) {
    box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  }
  return box;
}

/** True when two boxes share more than an edge. */
export function boxesMeet(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/**
 * Area in m² that two polygons share, on the WGS 84 ellipsoid. Both are drawn in the plane of an equal-area projection and
 * cut into level slabs at every corner and crossing: within a slab nothing crosses, so what is shared there is a
 * row of trapezoids. Holds for holes and for rings that touch. Edges are straight in that plane, not on the ellipsoid: for edges
 * below 1 km less than 10⁻⁵ of the area.
 */
export function overlapArea(one: Polygon, other: Polygon): number {
  const [a, b] = [boxOf(one), boxOf(other)];
  if (!boxesMeet(a, b)) return 0;
  const west = Math.max(a[0], b[0]);
  const [, south] = equalAreaPoint([west, Math.max(a[1], b[1])], west);
  const [, north] = equalAreaPoint([west, Math.min(a[3], b[3])], west);
  const near = (edge: Edge): boolean => edge.from[1] < north && edge.to[1] > south;
  const edges = [...edgesOf(one, 0, west), ...edgesOf(other, 1, west)].filter(near);
  const levels = levelsOf(edges, south, north);
  let area = 0;
  for (const [index, top] of levels.entries()) {
    const bottom = levels[index - 1];
    if (bottom !== undefined) area += (top - bottom) * sharedWidth(edges, (bottom + top) / 2);
  }
  return area;
}

function edgesOf(polygon: Polygon, side: 0 | 1, west: number): Edge[] {
  return polygon.flatMap((ring) => {
    const points = ring.map((position) => equalAreaPoint(position, west));
    return points.slice(1).flatMap((to, index): Edge[] => {
      const from = points[index];
      if (from === undefined || from[1] === to[1]) return [];
      return [from[1] < to[1] ? { from, to, side } : { from: to, to: from, side }];
    });
  });
}

/** Heights between which no edge ends and no edge of one polygon crosses one of the other, ascending. */
function levelsOf(edges: readonly Edge[], south: number, north: number): number[] {
  const levels = new Set([south, north]);
  for (const edge of edges) {
    levels.add(edge.from[1]);
    levels.add(edge.to[1]);
  }
  const [ones, others] = [edges.filter((e) => e.side === 0), edges.filter((e) => e.side === 1)];
  for (const one of ones) {
    for (const other of others) {
      const level = crossingLevel(one, other);
      if (level !== undefined) levels.add(level);
    }
  }
  return [...levels]
    .filter((level) => level >= south && level <= north)
    .sort((low, high) => low - high);
}

function crossingLevel(one: Edge, other: Edge): number | undefined {
  const bottom = Math.max(one.from[1], other.from[1]);
  const top = Math.min(one.to[1], other.to[1]);
  if (bottom >= top) return undefined;
  const before = xAt(one, bottom) - xAt(other, bottom);
  const after = xAt(one, top) - xAt(other, top);
  if (before * after >= 0) return undefined;
  return bottom + ((top - bottom) * before) / (before - after);
}

function xAt({ from, to }: Edge, level: number): number {
  return from[0] + ((to[0] - from[0]) * (level - from[1])) / (to[1] - from[1]);
}

/** Length of a level line that lies in both polygons; inside is after an odd number of edges. */
function sharedWidth(edges: readonly Edge[], level: number): number {
  const cuts = edges
    .filter((edge) => edge.from[1] <= level && edge.to[1] > level)
    .map((edge) => ({ side: edge.side, x: xAt(edge, level) }))
    .sort((left, right) => left.x - right.x);
  const inside = [false, false];
  let [width, since] = [0, 0];
  for (const { side, x } of cuts) {
    if (inside[0] === true && inside[1] === true) width += x - since;
    inside[side] = inside[side] !== true;
    since = x;
  }
  return width;
}
