// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';

import { snapshotOf } from '../../src/quality/chart-snapshot.js';
import type { Measure, PersonFigures, QualityCharts } from '../../src/quality/quality-things.js';

const compared = (observed: number, n: number): PersonFigures['compared'] => ({
  coarser: 0,
  expected: 1,
  leftOut: 0,
  n,
  observed,
});
const person = (personId: string, observed: number, n: number): PersonFigures => ({
  compared: compared(observed, n),
  figure: { count: observed, n },
  inputsDigest: '1'.repeat(64),
  personId,
  posts: [],
  standing: 'within',
  stepTypes: [],
});
const charts = (measure: Measure, change: Partial<QualityCharts> = {}): QualityCharts => ({
  control: [
    { count: 2, expected: 1, month: '2026-10', n: 20 },
    { count: 1, expected: 1, month: '2026-11', n: 10 },
  ],
  from: '2026-01-01',
  funnel: [],
  inputsDigest: measure.padEnd(64, '0'),
  measure,
  operatorId: 'coop-1',
  pChart: { months: [] },
  persons: [person('p-li', 3, 25), person('p-wang', 1, 8)],
  ruleSetId: 'quality-1',
  to: '2026-11-24',
  values: {
    baselineMonths: 6,
    cusum: { hMilli: 5_000 },
    funnel: { innerMilliPercent: 95_000, outerMilliPercent: 99_800 },
    leastN: 10,
  },
  whole: { count: 4, n: 40 },
  ...change,
});

describe('snapshotOf', () => {
  it('keeps of each chart how many of how many records it rests on', () => {
    const { rows, ruleSetId } = snapshotOf([charts('timeliness')]);
    expect(rows).to.deep.equal([
      { chart: 'p-chart', count: 4, measure: 'timeliness', n: 40 },
      { chart: 'cusum', count: 3, measure: 'timeliness', n: 30 },
      { chart: 'ewma', count: 3, measure: 'timeliness', n: 30 },
      { chart: 'funnel', count: 4, measure: 'timeliness', n: 33 },
    ]);
    expect(ruleSetId).to.equal('quality-1');
  });

  it('leaves out what rests on nothing, and a rule set that is none', () => {
    const none = { control: [], persons: [], ruleSetId: 'built-in', whole: { count: 0, n: 0 } };
    expect(snapshotOf([charts('result', none)])).to.have.all.keys('inputsDigest', 'rows');
    expect(snapshotOf([charts('result', none)]).rows).to.deep.equal([]);
  });

  it('has the digest of the measures’ digests, in no other order than that of their names', () => {
    const all = (['timeliness', 'deviation', 'result'] as const).map((one) => charts(one));
    const [deviation, result, timeliness] = ['deviation', 'result', 'timeliness'].map((name) =>
      name.padEnd(64, '0'),
    );
    const text = `{"deviation":"${deviation}","result":"${result}","timeliness":"${timeliness}"}`;
    const wanted = createHash('sha256').update(text).digest('hex');
    expect(snapshotOf(all).inputsDigest).to.equal(wanted);
    expect(snapshotOf([...all].reverse()).inputsDigest).to.equal(wanted);
    const other = [...all.slice(1), charts('timeliness', { inputsDigest: '0'.repeat(64) })];
    expect(snapshotOf(other).inputsDigest).to.not.equal(wanted);
  });

  it('names nobody', () => {
    expect(JSON.stringify(snapshotOf([charts('timeliness')]))).to.not.match(/p-li|p-wang/);
  });
});
