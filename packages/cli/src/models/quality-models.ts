// SPDX-License-Identifier: Apache-2.0
import {
  cusum,
  ewma,
  funnelLimits,
  pChart,
  poissonInterval,
  wilson,
  type PChart,
} from '@daoji/agronomy';

import { numberOf, optionNumber, type FileModel, type ModelOptions } from './file-model.js';
import type { ModelColumn, ModelRow } from './model-table.js';

const OF_N: readonly ModelColumn[] = [
  { meaning: 'cases', name: 'count' },
  { meaning: 'sample size', name: 'n' },
];
const VALUE: readonly ModelColumn[] = [{ meaning: 'value', name: 'value' }];
const TARGET = { mean: 'number', sd: 'number' } as const;

/** Control charts of the quality head. */
export const QUALITY_MODELS: Readonly<Record<string, FileModel>> = {
  'p-chart': {
    zh: 'p 控制图：p̄ ± 3σ',
    en: 'p chart',
    source: 'Montgomery, Introduction to Statistical Quality Control',
    columns: OF_N,
    options: {},
    run: (rows) => ({ ...pChart(rows.map(proportionOf)), model: 'p-chart', version: '1' }),
    words: (result) => {
      const { centre, points } = result as PChart;
      const out = points.flatMap(({ isOut }, at) => (isOut ? [at + 1] : []));
      return `p̄ ${centre.toFixed(6)}, out: ${out.join(', ') || '–'}`;
    },
  },
  wilson: {
    zh: 'Wilson 95 % 区间',
    en: 'Wilson interval, 95 %',
    source: 'Wilson 1927',
    columns: OF_N,
    options: {},
    run: (rows) => ({
      intervals: rows.map((row) => ({ ...proportionOf(row), ...wilson(proportionOf(row)) })),
      model: 'wilson',
      version: '1',
    }),
    words: (result) =>
      (result as { intervals: { lower: number; n: number; upper: number }[] }).intervals
        .map(({ lower, n, upper }) => `${lower.toFixed(5)}–${upper.toFixed(5)} (n ${n})`)
        .join(' '),
  },
  funnel: {
    zh: '漏斗图界限：样本量不等时用，不作排名',
    en: 'funnel limits around a common rate: for unequal n, never a ranking',
    source: 'Spiegelhalter 2005',
    columns: OF_N,
    options: { rate: 'number' },
    run: (rows, options) => {
      const samples = rows.map(proportionOf);
      const rate = optionNumber(options, 'rate', pChart(samples).centre);
      const points = samples.map(({ count, n }) => {
        const [limits95, limits998] = [funnelLimits(rate, n, 1.96), funnelLimits(rate, n, 3.09)];
        const p = count / n;
        return { isOut: p < limits998.lower || p > limits998.upper, limits95, limits998, n, p };
      });
      return { model: 'funnel', points, rate, version: '1', voided: [] };
    },
    words: (result) => {
      const { points, rate } = result as { points: { isOut: boolean; n: number }[]; rate: number };
      const out = points.flatMap(({ isOut, n }, at) => (isOut ? [`${at + 1} (n ${n})`] : []));
      return `${rate.toFixed(6)}, out: ${out.join(', ') || '–'}`;
    },
  },
  'poisson-interval': {
    zh: '计数的精确 95 % 区间',
    en: 'exact interval of a count, 95 %',
    source: 'Garwood 1936',
    columns: [{ meaning: 'cases', name: 'count' }],
    options: {},
    run: (rows) => ({
      intervals: rows.map((row) => {
        const count = numberOf(row, 'count');
        return { count, ...poissonInterval(count) };
      }),
      model: 'poisson-interval',
      version: '1',
      voided: [],
    }),
    words: (result) =>
      (result as { intervals: { count: number; lower: number; upper: number }[] }).intervals
        .map(({ count, lower, upper }) => `${count}: ${lower.toFixed(4)}–${upper.toFixed(4)}`)
        .join(' '),
  },
  cusum: {
    zh: 'CUSUM：k 0.5，h 5',
    en: 'tabular CUSUM',
    source: 'Page 1954; Montgomery',
    columns: VALUE,
    options: { ...TARGET, k: 'number', h: 'number' },
    run: (rows, options) => {
      const rule = { h: optionNumber(options, 'h', 5), k: optionNumber(options, 'k', 0.5) };
      return { ...cusum(valuesOf(rows), targetOf(options), rule), model: 'cusum', version: '1' };
    },
    words: signalWords,
  },
  ewma: {
    zh: 'EWMA：λ 0.1，L 2.7',
    en: 'EWMA chart',
    source: 'Roberts 1959; Montgomery',
    columns: VALUE,
    options: { ...TARGET, lambda: 'number', width: 'number' },
    run: (rows, options) => {
      const rule = {
        lambda: optionNumber(options, 'lambda', 0.1),
        width: optionNumber(options, 'width', 2.7),
      };
      return { high: ewma(valuesOf(rows), targetOf(options), rule), model: 'ewma', version: '1' };
    },
    words: signalWords,
  },
};

function proportionOf(row: ModelRow): { count: number; n: number } {
  return { count: numberOf(row, 'count'), n: numberOf(row, 'n') };
}

function valuesOf(rows: readonly ModelRow[]): number[] {
  return rows.map((row) => numberOf(row, 'value'));
}

function targetOf(options: ModelOptions): { mean: number; sd: number } {
  return { mean: optionNumber(options, 'mean', 0), sd: optionNumber(options, 'sd', 1) };
}

function signalWords(result: object): string {
  const { high, low = [] } = result as Record<
    'high' | 'low',
    { isSignal: boolean }[] | undefined
  > & {
    high: { isSignal: boolean }[];
  };
  const at = (side: readonly { isSignal: boolean }[]): string =>
    side.flatMap(({ isSignal }, index) => (isSignal ? [index + 1] : [])).join(', ') || '–';
  return `signals: ${at(high)}${low.length > 0 ? `; below: ${at(low)}` : ''}`;
}
