// SPDX-License-Identifier: Apache-2.0
import { ROLLUP_MS, rollupStart, type ChannelRange } from '@daoji/model';

import type { GrainPoint, SpanFigures } from './grain-series.js';

/** Of a span to which nothing was added yet. */
export const NO_FIGURES = { count: 0, max: -Infinity, min: Infinity, sum: 0, total: 0 } as const;

/** Figures in spans of `spanMs`, of whole days from midnight in Asia/Shanghai; in the order of time. */
export function inSpans(parts: readonly SpanFigures[], spanMs: number): SpanFigures[] {
  const spans = new Map<number, SpanFigures>();
  for (const part of parts) {
    const atMs = spanStart(part.atMs, spanMs);
    const known = spans.get(atMs) ?? NO_FIGURES;
    spans.set(atMs, {
      atMs,
      count: known.count + part.count,
      max: Math.max(known.max, part.max),
      min: Math.min(known.min, part.min),
      sum: known.sum + part.sum,
      total: known.total + part.total,
    });
  }
  return [...spans.values()].sort((a, b) => a.atMs - b.atMs);
}

/** Figures of single points; one that is impossible or undated is in `total` alone. */
export function figuresOfPoints(
  points: readonly GrainPoint[],
  ranges: readonly ChannelRange[],
): SpanFigures[] {
  return points.flatMap(({ channel, isTimed, timeMs: atMs, value }) => {
    const range = ranges.find(({ channels }) => channels.includes(channel));
    if (!range) return [];
    const isCounted = isTimed && value >= Number(range.min) && value <= Number(range.max);
    const figures = isCounted ? { count: 1, max: value, min: value, sum: value } : NO_FIGURES;
    return [{ ...figures, atMs, total: 1 }];
  });
}

function spanStart(timeMs: number, spanMs: number): number {
  return spanMs % ROLLUP_MS.day === 0
    ? rollupStart('day', timeMs)
    : Math.floor(timeMs / spanMs) * spanMs;
}
