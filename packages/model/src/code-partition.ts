// SPDX-License-Identifier: Apache-2.0
import { joinedRanges, type CodeRange } from './code-ranges.js';
import type { CodeOrder } from './state-codes.js';

/** Places of an order by what each code is now; every place stands in exactly one of them. Void wins. */
export interface CodePartition {
  readonly activated: readonly (CodeRange & { readonly lotId: string })[];
  /** Neither printed, nor activated, nor void. */
  readonly ordered: readonly CodeRange[];
  /** On a roll, and on no package yet. */
  readonly printed: readonly CodeRange[];
  readonly void: readonly CodeRange[];
}

/** Divides an order's places. */
export function codePartition(order: CodeOrder): CodePartition {
  const voided = joinedRanges(order.voided);
  const live = order.activated.flatMap(({ from, lotId, to }) =>
    rangesWithout([{ from, to }], voided).map((range) => ({ ...range, lotId })),
  );
  const printed = rangesWithout(order.printed, [...voided, ...live]);
  const whole = [{ from: 0, to: order.count }];
  const ordered = rangesWithout(whole, [...voided, ...live, ...printed]);
  return { activated: live, ordered, printed, void: voided };
}

/** What is left of ranges when others are taken out, in order. @param ranges - disjoint, as `cut` is. */
export function rangesWithout(
  ranges: readonly CodeRange[],
  cut: readonly CodeRange[],
): readonly CodeRange[] {
  const holes = joinedRanges(cut);
  return joinedRanges(ranges).flatMap((range) => leftOf(range, holes));
}

/** @param holes - in order. */
function leftOf(range: CodeRange, holes: readonly CodeRange[]): CodeRange[] {
  const parts: CodeRange[] = [];
  let { from } = range;
  for (const hole of holes) {
    if (hole.to <= from) continue;
    if (hole.from >= range.to) break;
    if (hole.from > from) parts.push({ from, to: hole.from });
    from = hole.to;
  }
  if (from < range.to) parts.push({ from, to: range.to });
  return parts;
}
