// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** Codes of an order by their place on the roll: `from` counts, `to` does not; places start at 0. */
export const codeRangeSchema = z.strictObject({
  from: z.int().min(0).max(5_000_000),
  to: z.int().min(1).max(5_000_000),
});

/** See {@link codeRangeSchema}. */
export type CodeRange = z.infer<typeof codeRangeSchema>;

/** Codes in ranges that do not overlap. */
export function codesIn(ranges: readonly CodeRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Ranges in order, neighbours joined. @param ranges - disjoint. */
export function joinedRanges(ranges: readonly CodeRange[]): CodeRange[] {
  const joined: CodeRange[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.to === from) joined[joined.length - 1] = { from: last.from, to };
    else joined.push({ from, to });
  }
  return joined;
}

/** The first part of `range` that lies in one of `ranges`. */
export function firstOverlap(
  range: CodeRange,
  ranges: readonly CodeRange[],
): CodeRange | undefined {
  const hit = [...ranges]
    .sort((a, b) => a.from - b.from)
    .find(({ from, to }) => from < range.to && range.from < to);
  return hit && { from: Math.max(hit.from, range.from), to: Math.min(hit.to, range.to) };
}

/** The first part of `range` that lies in none of `ranges`. @param ranges - disjoint. */
export function firstGap(range: CodeRange, ranges: readonly CodeRange[]): CodeRange | undefined {
  let at = range.from;
  for (const { from, to } of joinedRanges(ranges)) {
    if (to <= at) continue;
    if (from > at) return { from: at, to: Math.min(from, range.to) };
    at = to;
    if (at >= range.to) return undefined;
  }
  return at < range.to ? { from: at, to: range.to } : undefined;
}

/** True when ranges have `from` below `to` and none overlaps another. */
export function areDisjoint(ranges: readonly CodeRange[]): boolean {
  const order = [...ranges].sort((a, b) => a.from - b.from);
  return order.every(({ from, to }, index) => from < to && (order[index - 1]?.to ?? 0) <= from);
}
