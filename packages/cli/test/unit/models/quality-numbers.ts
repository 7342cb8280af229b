// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §3–§9.
import { near, rows, type NumberCase } from './number-case.js';

const MONTGOMERY = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7,
  13, 9, 6,
];

/** Charts of the quality head. */
export const QUALITY_NUMBERS: readonly NumberCase[] = [
  {
    what: 'Montgomery’s orange juice: p̄ .231333, samples 15 and 23 out',
    model: 'p-chart',
    csv: `count,n\n${MONTGOMERY.map((count) => `${count},50`).join('\n')}`,
    says: {
      centre: near(0.231333, 6),
      'points/0/lower': near(0.052428, 6),
      'points/0/upper': near(0.410239, 6),
      'points/13/isOut': false,
      'points/14/isOut': true,
      'points/22/isOut': true,
    },
  },
  {
    what: 'Wilson’s 3 of 40, and 0 of n',
    model: 'wilson',
    csv: 'count,n\n3,40\n0,12',
    says: {
      'intervals/0/lower': near(0.02584, 5),
      'intervals/0/upper': near(0.19864, 5),
      'intervals/1/lower': near(0, 9),
    },
  },
  {
    what: 'CUSUM above 5 σ after eleven values one σ high',
    model: 'cusum',
    csv: `value\n${rows(11, '1')}`,
    says: { 'high/9/isSignal': false, 'high/10/isSignal': true, 'high/10/value': 5.5 },
  },
  {
    what: 'EWMA’s first limits μ ± Lσλ',
    model: 'ewma',
    csv: 'value\n2.8\n2.8',
    says: { 'high/0/isSignal': true, 'high/0/upper': near(0.27, 9), 'high/0/value': near(0.28, 9) },
  },
  {
    what: 'funnel limits of each n about one rate',
    model: 'funnel',
    csv: 'count,n\n10,100\n40,100\n1,4',
    set: ['rate=0.1'],
    says: {
      'points/0/isOut': false,
      'points/0/limits95/upper': near(0.1 + 1.96 * 0.03, 9),
      'points/1/isOut': true,
      'points/2/isOut': false,
      'points/2/limits998/lower': 0,
      'points/2/n': 4,
    },
  },
  {
    what: 'Garwood’s interval of 0 and of 10',
    model: 'poisson-interval',
    csv: 'count\n0\n10',
    says: {
      'intervals/0/lower': 0,
      'intervals/0/upper': near(3.6889, 4),
      'intervals/1/lower': near(4.7954, 4),
      'intervals/1/upper': near(18.3904, 4),
    },
  },
];
