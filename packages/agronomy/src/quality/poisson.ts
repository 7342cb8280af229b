// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { demandInput } from '../model-result.js';

/** Coverage of an interval or of a pair of limits where none is asked for, 0…1. */
export const COVERAGE = 0.95;

/** Terms below this share of their sum change nothing in double precision. */
const NEGLIGIBLE = 1e-18;
/** Halvings of an interval until doubles end. */
const HALVINGS = 200;

/** Two bounds. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact interval of the mean of a Poisson count: the means under which so many or more, and so many or fewer, have half of what
 * the coverage leaves. Source: Garwood 1936, Biometrika 28:437.
 * @param count - integer from 0.
 * @param coverage - 0…1, both ends left out.
 * @throws ModelInputError
 */
export function poissonInterval(count: number, coverage = COVERAGE): Bounds {
  demandInput(Number.isInteger(count) && count >= 0, `expected a count from 0, got ${count}`);
  const tail = tailOf(coverage);
  const most = count + 20 + 10 * Math.sqrt(count + 1);
  return {
    lower: count === 0 ? 0 : crossing(0, most, (mean) => 1 - atMost(count - 1, mean) < tail),
    upper: crossing(0, most, (mean) => atMost(count, mean) > tail),
  };
}

/**
 * Limits of a funnel plot of standardised ratios for one expected count: where the ratio lies with the asked coverage if nothing
 * differs; interpolated, since counts are whole. Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.1.1.
 * @param expected - above 0.
 * @returns bounds of observed ÷ expected; the lower one is 0 where no count is too small.
 * @throws ModelInputError
 */
export function poissonFunnel(expected: number, coverage = COVERAGE): Bounds {
  demandInput(expected > 0, `expected an expected count above 0, got ${expected}`);
  const tail = tailOf(coverage);
  return {
    lower: quantile(tail, expected) / expected,
    upper: quantile(1 - tail, expected) / expected,
  };
}

function tailOf(coverage: number): number {
  demandInput(coverage > 0 && coverage < 1, `expected a coverage within 0…1, got ${coverage}`);
  return (1 - coverage) / 2;
}

/** Count at which the distribution reaches `share`, moved back by the part of its last step that is beyond. */
function quantile(share: number, mean: number): number {
  // No quantile that is asked for lies ten standard deviations below.
  let count = Math.max(0, Math.floor(mean - 10 * Math.sqrt(mean) - 10));
  while (atMost(count, mean) < share) count += 1;
  const reached = atMost(count, mean);
  return Math.max(0, count - (reached - share) / Math.exp(logTerm(count, mean)));
}

/** P(X ≤ count), summed from its greatest term away, on the side where the terms fall. */
function atMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  if (count >= mean) return 1 - summed(count + 1, mean, 1);
  return Math.min(1, summed(count, mean, -1));
}

/** Terms from `count` on, upwards or downwards, until they change nothing. */
function summed(count: number, mean: number, step: 1 | -1): number {
  let term = Math.exp(logTerm(count, mean));
  let sum = 0;
  for (let at = count; at >= 0 && term > NEGLIGIBLE * sum; at += step) {
    sum += term;
    term *= step > 0 ? mean / (at + 1) : at / mean;
  }
  return sum;
}

function logTerm(count: number, mean: number): number {
  return count * Math.log(mean) - mean - logFactorial(count);
}

/** ln n!; from 20 on by Stirling's series, whose error there is below 1e-12. */
function logFactorial(n: number): number {
  if (n < 20) {
    let sum = 0;
    for (let at = 2; at <= n; at += 1) sum += Math.log(at);
    return sum;
  }
  const series = 1 / (12 * n) - 1 / (360 * power(n, 3)) + 1 / (1260 * power(n, 5));
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

/** Where `isBelow` turns false between two numbers. */
function crossing(from: number, to: number, isBelow: (value: number) => boolean): number {
  let [low, high] = [from, to];
  for (let at = 0; at < HALVINGS; at += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
