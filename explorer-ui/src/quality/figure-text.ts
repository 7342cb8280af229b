// SPDX-License-Identifier: Apache-2.0
import type { Speaker } from '../locale/use-text.js';
import type { PersonFigures, ShownFigure } from './quality-things.js';

/** A share as percent, with a digit behind the point below 10 %. */
export function percentOf(share: number): string {
  return `${numberOf(share)} %`;
}

function numberOf(share: number): string {
  const percent = 100 * share;
  return percent >= 0.05 && percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0);
}

/** How many of how many with the interval; of nothing it says so. */
export function figureText({ count, lower, n, upper }: ShownFigure, { text }: Speaker): string {
  if (n === 0 || lower === undefined || upper === undefined) return text('quality.nothing');
  return text('quality.figure', {
    count,
    lower: numberOf(lower),
    n,
    percent: percentOf(count / n),
    upper: percentOf(upper),
  });
}

/** Observed beside expected with the ratio and its interval; in words where there is none. */
export function comparedText({ compared }: PersonFigures, { text }: Speaker): string {
  const { expected, lower, n, observed, ratio, upper } = compared;
  if (ratio === undefined || lower === undefined || upper === undefined)
    return text('quality.notCompared', { n });
  return text('quality.compared', {
    expected: expected.toFixed(1),
    lower: lower.toFixed(2),
    n,
    observed,
    ratio: ratio.toFixed(2),
    upper: upper.toFixed(2),
  });
}
