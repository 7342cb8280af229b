// SPDX-License-Identifier: Apache-2.0
import { geodesicArea, type Polygon } from './areas.js';
import type { Position } from './crossings.js';
import { overlapArea } from './overlap.js';

/**
 * True when a point lies in a polygon: inside its outer ring and in no hole. A point of the border may fall on either
 * side.
 */
export function containsPoint(polygon: Polygon, [x, y]: Position): boolean {
  let isInside = false;
  for (const ring of polygon) {
    for (const [index, [x2, y2]] of ring.entries()) {
      const before = ring[index - 1];
      if (before === undefined) continue;
      const [x1, y1] = before;
      if (y1 > y === y2 > y) continue;
      if (x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) isInside = !isInside;
    }
  }
  return isInside;
}

/** Share of a polygon's area, 0–1, that lies in an area of several polygons, which do not overlap each other. */
export function shareInside(polygon: Polygon, area: readonly Polygon[]): number {
  const whole = geodesicArea(polygon);
  if (whole === 0) return 0;
  return Math.min(1, area.reduce((sum, part) => sum + overlapArea(polygon, part), 0) / whole);
}
