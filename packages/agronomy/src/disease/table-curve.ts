// SPDX-License-Identifier: Apache-2.0

/** Points of a published table, by rising abscissa. */
export type TablePoints = readonly (readonly [x: number, y: number])[];

/** Straight lines between a table's points; `undefined` outside of what was measured: nothing is carried on. */
export function betweenPoints(points: TablePoints, x: number): number | undefined {
  const at = points.findIndex(([right]) => x <= right);
  const [right, left] = [points[at], points[at - 1]];
  if (!right) return undefined;
  if (x === right[0]) return right[1];
  if (!left) return undefined;
  return left[1] + ((x - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
}
