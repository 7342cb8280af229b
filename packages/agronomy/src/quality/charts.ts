// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { demandInput } from '../model-result.js';

/** Two-sided normal quantile of 95 %. */
export const Z95 = 1.959963984540054;

/** One sample of a p chart: how many of how many. */
export interface Proportion {
  readonly count: number;
  readonly n: number;
}

/** A p chart; limits are per sample where sizes differ. */
export interface PChart {
  readonly centre: number;
  readonly points: readonly {
    readonly p: number;
    readonly n: number;
    readonly lower: number;
    readonly upper: number;
    readonly isOut: boolean;
  }[];
}

/** p̄ ± 3·√(p̄(1 − p̄)/n), not below 0 nor above 1 (Montgomery). @throws ModelInputError for no sample or one of size 0. */
export function pChart(samples: readonly Proportion[]): PChart {
  demandInput(samples.length > 0, 'expected at least one sample, got none');
  samples.forEach(assertProportion);
  const n = samples.reduce((sum, one) => sum + one.n, 0);
  const centre = samples.reduce((sum, { count }) => sum + count, 0) / n;
  const points = samples.map((sample) => {
    const p = sample.count / sample.n;
    const { lower, upper } = funnelLimits(centre, sample.n, 3);
    return { isOut: p < lower || p > upper, lower, n: sample.n, p, upper };
  });
  return { centre, points };
}

/** Limits of a funnel plot around a rate for one size: z 1.96 and 3.09 are customary. */
export function funnelLimits(
  rate: number,
  n: number,
  z: number,
): { readonly lower: number; readonly upper: number } {
  demandInput(n > 0, `expected n from 1, got ${n}`);
  const half = z * Math.sqrt((rate * (1 - rate)) / n);
  return { lower: Math.max(0, rate - half), upper: Math.min(1, rate + half) };
}

/** Wilson score interval of a proportion; right for 0 of n too. @throws ModelInputError */
export function wilson(
  sample: Proportion,
  z = Z95,
): { readonly lower: number; readonly upper: number } {
  assertProportion(sample);
  const { count, n } = sample;
  const p = count / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    lower: Math.max(0, (centre - half) / scale),
    upper: Math.min(1, (centre + half) / scale),
  };
}

/** A CUSUM or EWMA of one value after the other. */
export interface ChartPoint {
  readonly value: number;
  readonly isSignal: boolean;
}

/** Tabular CUSUM: C⁺ᵢ = max(0, xᵢ − (μ0 + kσ) + C⁺ᵢ₋₁), C⁻ alike, signal above hσ. */
export function cusum(
  values: readonly number[],
  target: { readonly mean: number; readonly sd: number },
  { h = 5, k = 0.5 } = {},
): { readonly high: ChartPoint[]; readonly low: ChartPoint[] } {
  demandInput(target.sd > 0, `expected sd above 0, got ${target.sd}`);
  const limit = h * target.sd;
  const side = (sign: 1 | -1): ChartPoint[] => {
    let sum = 0;
    return values.map((value) => {
      sum = Math.max(0, sign * (value - target.mean) - k * target.sd + sum);
      return { isSignal: sum > limit, value: sum };
    });
  };
  return { high: side(1), low: side(-1) };
}

/** EWMA: zᵢ = λxᵢ + (1 − λ)zᵢ₋₁, z0 = μ0, limits μ0 ± Lσ√(λ/(2 − λ)·(1 − (1 − λ)^(2i))). */
export function ewma(
  values: readonly number[],
  target: { readonly mean: number; readonly sd: number },
  { lambda = 0.1, width = 2.7 } = {},
): (ChartPoint & { readonly lower: number; readonly upper: number })[] {
  demandInput(target.sd > 0 && lambda > 0 && lambda <= 1, 'expected sd above 0 and 0 < λ ≤ 1');
  let z = target.mean;
  return values.map((value, at) => {
    z = lambda * value + (1 - lambda) * z;
    const grown = (lambda / (2 - lambda)) * (1 - power(1 - lambda, 2 * (at + 1)));
    const half = width * target.sd * Math.sqrt(grown);
    const [lower, upper] = [target.mean - half, target.mean + half];
    return { isSignal: z < lower || z > upper, lower, upper, value: z };
  });
}

function assertProportion({ count, n }: Proportion): void {
  const isFine =
    Number.isInteger(count) && Number.isInteger(n) && n > 0 && count >= 0 && count <= n;
  demandInput(isFine, `expected 0 ≤ count ≤ n and n from 1, got ${count} of ${n}`);
}
