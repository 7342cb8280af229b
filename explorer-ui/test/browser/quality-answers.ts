// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about operator quality. Its numbers are worked out by the library that the gateway
// uses, from counts that are given here.
import {
  cusum,
  ewma,
  pChart,
  poissonFunnel,
  scoreOf,
  standardise,
  sumCompared,
  wilson,
  type StandardGroup,
} from '@daoji/agronomy';
import { BUILT_IN_QUALITY } from '@daoji/model';

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(
  (month) => `2026-${month}`,
);
const LEAST = BUILT_IN_QUALITY.leastN;
/** Late steps and steps of each month; a worker who is alone in a job, one who is late for half a year, a new one. */
const PEOPLE: Readonly<Record<string, readonly (readonly [count: number, n: number])[]>> = {
  'p-0012': MONTHS.map((_, at) => [at % 3, 24]),
  'p-0034': MONTHS.map((_, at) => (at === 2 ? [0, 0] : [at > 4 ? 7 : 2, 20])),
  'p-0056': MONTHS.map((_, at) => (at < 10 ? [0, 0] : [1, 3])),
  'p-0078': MONTHS.map(() => [0, 8]),
};
const DIGEST = '5e'.repeat(32);

const groups: StandardGroup[] = Object.entries(PEOPLE).flatMap(([personId, months]) =>
  months.flatMap(([count, n], at) =>
    n === 0
      ? []
      : [
          {
            count,
            n,
            period: MONTHS[at] ?? '',
            personId,
            strata: [personId === 'p-0078' ? 'millLot' : 'dryLot'],
          },
        ],
  ),
);
const compared = standardise(groups, LEAST);

function figure(personId?: string): { count: number; n: number; lower?: number; upper?: number } {
  const own = groups.filter((one) => personId === undefined || one.personId === personId);
  const count = own.reduce((sum, one) => sum + one.count, 0);
  const n = own.reduce((sum, one) => sum + one.n, 0);
  return n === 0 ? { count, n } : { count, n, ...wilson({ count, n }) };
}

function person(personId: string): object {
  const { variance, ...sum } = sumCompared(
    compared.filter(({ group }) => group.personId === personId),
  );
  const limits = sum.expected > 0 && {
    inner: poissonFunnel(sum.expected, 0.95),
    outer: poissonFunnel(sum.expected, 0.998),
  };
  const { ratio = 1 } = sum;
  const isFew = !limits || sum.n < LEAST;
  return {
    compared: { ...sum, sd: Math.sqrt(variance) },
    figure: figure(personId),
    inputsDigest: DIGEST,
    ...(limits && { limits }),
    personId,
    posts: [personId === 'p-0078' ? 'miller' : 'drier'],
    standing: isFew
      ? 'few'
      : ratio > limits.outer.upper || ratio < limits.outer.lower
        ? 'outer'
        : 'within',
    stepTypes: ['dryLot'],
  };
}

/** What the gateway says of one person's months, or of all together. */
export function qualityCharts(personId?: string): object {
  const own = compared.filter(({ group }) => personId === undefined || group.personId === personId);
  const sums = MONTHS.map((month) =>
    sumCompared(own.filter(({ group }) => group.period === month)),
  );
  const counts = MONTHS.map((month) => {
    const all = groups.filter(
      (one) => one.period === month && (personId === undefined || one.personId === personId),
    );
    return {
      count: all.reduce((sum, one) => sum + one.count, 0),
      n: all.reduce((sum, one) => sum + one.n, 0),
    };
  });
  const chart = pChart(counts.filter(({ n }) => n > 0));
  const scores = sums.map((sum) => scoreOf(sum, LEAST));
  const judged = scores.flatMap((score) => score ?? []);
  const { high, low } = cusum(judged, { mean: 0, sd: 1 });
  const smooth = ewma(judged, { mean: 0, sd: 1 });
  let place = -1;
  let drawn = -1;
  return {
    control: sums.map(({ expected, n, observed }, at) => {
      const base = { count: observed, expected, month: MONTHS[at], n };
      if (scores[at] === undefined) return base;
      place += 1;
      const [up, down] = [high[place], low[place]];
      return {
        ...base,
        cusum: {
          high: up?.value,
          isSignal: up?.isSignal === true || down?.isSignal === true,
          low: down?.value,
        },
        ewma: smooth[place],
        score: scores[at],
      };
    }),
    from: '2026-01-01',
    funnel: Array.from({ length: 24 }, (_, at) => {
      const expected = 44 * ((at + 1) / 24) ** 2;
      const inner = poissonFunnel(expected);
      return { expected, inner, outer: poissonFunnel(expected, 0.998) };
    }),
    inputsDigest: DIGEST,
    measure: 'timeliness',
    operatorId: 'panjin-wang',
    pChart: {
      centre: chart.centre,
      months: counts.map(({ count, n }, at) => {
        const base = { count, isFew: n < LEAST, isOut: false, month: MONTHS[at], n };
        if (n === 0) return base;
        drawn += 1;
        const point = chart.points[drawn];
        return {
          ...base,
          isOut: point?.isOut === true && n >= LEAST,
          lower: point?.lower,
          share: point?.p,
          upper: point?.upper,
        };
      }),
    },
    ...(personId !== undefined && { personId }),
    persons: Object.keys(PEOPLE).sort().map(person),
    ruleSetId: 'built-in',
    to: '2026-12-31',
    values: BUILT_IN_QUALITY,
    whole: figure(),
  };
}

const STEPS = [
  {
    causes: ['LATE_RECORD'],
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTC01',
    eventTime: '2026-11-20T02:00:00.000Z',
    month: '2026-11',
    personId: 'p-0034',
    subjects: ['lot~s-2026-0001', 'bin~bin-1'],
    type: 'dryLot',
  },
  {
    causes: [],
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTC02',
    eventTime: '2026-11-19T02:00:00.000Z',
    month: '2026-11',
    personId: 'p-0034',
    subjects: ['lot~s-2026-0001'],
    type: 'storeLot',
  },
];
const PERIOD = { from: '2026-01-01', to: '2026-12-31' };

/** Answers by path below `/api/v1`. */
export const QUALITY_ANSWERS: Readonly<Record<string, unknown>> = {
  '/operators/panjin-wang/overview': {
    alarms: ['a-2026-0001'],
    bins: ['bin-1', 'bin-2'],
    date: '2026-11-24',
    lots: [
      { count: 2, grams: 12_500_000, kind: 'storage' },
      { count: 1, grams: 640_000, kind: 'milled' },
    ],
    operatorId: 'panjin-wang',
    parcels: ['p-0017'],
    people: 4,
    posts: [
      { byKeyAlone: 1, people: 3, post: 'drier' },
      { byKeyAlone: 0, people: 1, post: 'miller' },
    ],
    recalls: [],
    sites: ['pj01'],
    warnings: ['w-2026-0001'],
  },
  '/operators/panjin-wang/quality': {
    ...PERIOD,
    measures: [
      { figure: figure(), measure: 'timeliness' },
      { figure: { count: 0, n: 602, ...wilson({ count: 0, n: 602 }) }, measure: 'deviation' },
      { figure: { count: 0, n: 0 }, measure: 'result' },
    ],
    operatorId: 'panjin-wang',
    people: 4,
    ruleSetId: 'built-in',
  },
  '/operators/panjin-wang/quality/charts': qualityCharts(),
  '/operators/panjin-wang/quality/records': {
    ...PERIOD,
    figure: figure('p-0034'),
    inputsDigest: DIGEST,
    items: STEPS,
    measure: 'timeliness',
    total: 2,
  },
  '/own-steps': {
    ...PERIOD,
    figures: [
      { count: 57, measure: 'timeliness', n: 220 },
      { count: 0, measure: 'deviation', n: 220 },
      { count: 0, measure: 'result', n: 0 },
    ],
    items: STEPS,
    operatorId: 'panjin-wang',
    personId: 'p-0034',
    total: 2,
  },
};
