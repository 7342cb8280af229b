// SPDX-License-Identifier: Apache-2.0
import {
  againstBaseline,
  cusum,
  ewma,
  pChart,
  scoreOf,
  sumCompared,
  type ComparedGroup,
} from '@daoji/agronomy';
import type { OperatorQuality } from '@daoji/model';

import { figureOf, groupsOf } from './person-figures.js';
import type { StepRecord } from './step-records.js';

/** A month of a p chart; without a share where nothing was recorded. */
export interface PChartMonth {
  readonly month: string;
  readonly count: number;
  readonly n: number;
  readonly share?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** Too few records for a judgement. */
  readonly isFew: boolean;
  readonly isOut: boolean;
}

/** A month of CUSUM and EWMA; without values where it was not to be judged. */
export interface ControlMonth {
  readonly month: string;
  /** Of what could be compared. */
  readonly count: number;
  readonly n: number;
  readonly expected: number;
  /** Distance from what was expected, in standard deviations. */
  readonly score?: number;
  readonly cusum?: { readonly high: number; readonly low: number; readonly isSignal: boolean };
  readonly ewma?: {
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    readonly isSignal: boolean;
  };
}

/** Civil months from that of a date to that of another. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > to.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** p chart by month, with limits of three standard deviations for each month's own n. */
export function pChartMonths(
  records: readonly StepRecord[],
  months: readonly string[],
  leastN: number,
): { readonly centre?: number; readonly months: PChartMonth[] } {
  const figures = months.map((month) => ({
    month,
    ...figureOf(records.filter((one) => one.month === month)),
  }));
  const filled = figures.filter(({ n }) => n > 0);
  const chart = filled.length > 0 ? pChart(filled) : undefined;
  return {
    ...(chart && { centre: chart.centre }),
    months: figures.map(({ count, month, n }) => {
      const isFew = n < leastN;
      const point = chart?.points[filled.findIndex((one) => one.month === month)];
      if (!point) return { count, isFew, isOut: false, month, n };
      const { isOut, lower, p, upper } = point;
      return { count, isFew, isOut: isOut && !isFew, lower, month, n, share: p, upper };
    }),
  };
}

/** CUSUM and EWMA of compared months: 0 is what was expected, 1 a standard deviation. */
export function controlMonths(
  groups: readonly ComparedGroup[],
  months: readonly string[],
  rule: OperatorQuality,
): ControlMonth[] {
  const all = months.map((month) => {
    const sum = sumCompared(groups.filter(({ group }) => group.period === month));
    return { month, score: scoreOf(sum, rule.leastN), sum };
  });
  const scores = all.flatMap(({ score }) => score ?? []);
  const target = { mean: 0, sd: 1 };
  const { high, low } = cusum(scores, target, {
    h: rule.cusum.hMilli / 1000,
    k: rule.cusum.kMilli / 1000,
  });
  const smooth = ewma(scores, target, {
    lambda: rule.ewma.lambdaMilli / 1000,
    width: rule.ewma.widthMilli / 1000,
  });
  let at = -1;
  return all.map(({ month, score, sum: { expected, n, observed } }) => {
    const counted = { count: observed, expected, month, n };
    if (score === undefined) return counted;
    at += 1;
    const [up, down, mean] = [high[at], low[at], smooth[at]];
    return {
      ...counted,
      ...(up &&
        down && {
          cusum: {
            high: up.value,
            isSignal: up.isSignal || down.isSignal,
            low: down.value,
          },
        }),
      ...(mean && { ewma: mean }),
      score,
    };
  });
}

/** The operator as a whole beside its own first months, by step and place but not by season, which the first months have not. */
export function baselineGroups(
  records: readonly StepRecord[],
  months: readonly string[],
  rule: OperatorQuality,
): ComparedGroup[] {
  const base = new Set(months.slice(0, rule.baselineMonths));
  const groups = groupsOf(records).map((group) => ({
    ...group,
    strata: [placeOnly(group.strata[0] ?? ''), group.strata.at(-1) ?? ''],
  }));
  return againstBaseline(groups, ({ period }) => base.has(period), rule.leastN);
}

function placeOnly(stratum: string): string {
  const [type = '', , place = ''] = stratum.split('|');
  return `${type}|${place}`;
}
