// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { codeOf, runModel } from './run-model.js';

const RULE = ['raiseAbove=30', 'clearBelow=28', 'onDelayS=600', 'offDelayS=600'];
const at = (minutes: number): string =>
  new Date(Date.UTC(2026, 4, 1) + minutes * 60_000).toISOString();

/** Rows of minute, value, action and seconds. */
function changesOf(
  rows: readonly (readonly [number, number | '', string?, number?])[],
  set: readonly string[] = RULE,
): { readonly changes: string[]; readonly state: unknown } {
  const csv = [
    'time,value,action,for_s',
    ...rows.map(([minutes, value, action = '', forS = '']) =>
      [at(minutes), value, action, forS].join(','),
    ),
  ].join('\n');
  const record = runModel('alarm-states', csv, { set });
  const changes = (record['changes'] as { at: string; to: string }[]).map((one) => {
    const minutes = (Date.parse(one.at) - Date.UTC(2026, 4, 1)) / 60_000;
    return `${minutes} ${one.to}`;
  });
  return { changes, state: record['state'] };
}

describe('daoji model alarm-states (ISA-18.2)', () => {
  it('raises after its delay, is acknowledged, and returns to normal below the deadband', () => {
    const { changes, state } = changesOf([
      [0, 31],
      [10, 31],
      [12, '', 'acknowledge'],
      [20, 29],
      [30, 27],
      [40, 27],
    ]);
    expect(changes).to.deep.equal(['10 unacknowledged', '12 acknowledged', '40 normal']);
    expect(state).to.equal('normal');
  });

  it('raises nothing for a spike that is shorter than its delay, nor at the limit itself', () => {
    expect(
      changesOf([
        [0, 31],
        [9, 29],
        [10, 31],
        [19, 31],
      ]).changes,
    ).to.deep.equal([]);
    expect(
      changesOf([
        [0, 30],
        [60, 30],
      ]).changes,
    ).to.deep.equal([]);
  });

  it('waits for somebody when the condition has gone before anybody saw it', () => {
    const { changes } = changesOf([
      [0, 31],
      [10, 31],
      [20, 27],
      [30, 27],
      [31, '', 'acknowledge'],
    ]);
    expect(changes).to.deep.equal(['10 unacknowledged', '30 returned-unacknowledged', '31 normal']);
  });

  it('is silent while it is shelved, and speaks again after it', () => {
    const { changes } = changesOf([
      [0, 31],
      [10, 31, 'shelve', 1_800],
      [20, 31],
      [40, 31],
    ]);
    expect(changes).to.deep.equal(['10 unacknowledged', '10 shelved', '40 unacknowledged']);
  });

  it('takes no value for a good one: a row without one changes nothing', () => {
    const { changes, state } = changesOf([
      [0, 31],
      [10, 31],
      [60, ''],
      [90, ''],
    ]);
    expect([changes, state]).to.deep.equal([['10 unacknowledged'], 'unacknowledged']);
  });

  it('counts a clock that jumps back as no time', () => {
    expect(
      changesOf([
        [60, 31],
        [0, 31],
        [69, 31],
      ]).changes,
    ).to.deep.equal([]);
    expect(
      changesOf([
        [60, 31],
        [0, 31],
        [70, 31],
      ]).changes,
    ).to.deep.equal(['70 unacknowledged']);
  });

  it('shelves nothing beyond the limit', () => {
    const csv = `time,value,action,for_s\n${at(0)},31,shelve,3601`;
    expect(codeOf('alarm-states', csv, [...RULE, 'shelveLimitS=3600'])).to.equal('MODEL_INPUT');
    expect(codeOf('alarm-states', csv, [...RULE, 'shelveLimitS=3601'])).to.equal('success');
  });
});

describe('daoji model alarm-report', () => {
  const HEADER = 'id,place,source,raised,acknowledged,cleared';
  const report = (...rows: readonly string[]): Readonly<Record<string, unknown>> =>
    runModel('alarm-report', [HEADER, ...rows].join('\n'));

  it('finds a flood of eleven in ten minutes, and none of ten', () => {
    const row = (index: number): string => `a${index},bin-1,s${index},${at(index * 0.9)},,`;
    const ten = Array.from({ length: 10 }, (_, index) => row(index));
    expect(report(...ten)['floods']).to.deep.equal([]);
    const [flood] = report(...ten, row(10))['floods'] as { alarms: number }[];
    expect(flood?.alarms).to.equal(11);
  });

  it('names who chatters, what came first, and how long an answer took', () => {
    const record = report(
      `a,bin-1,c1,${at(0)},${at(5)},${at(10)}`,
      `b,bin-1,c2,${at(2)},${at(9)},${at(20)}`,
      `c,bin-1,c1,${at(60)},,${at(61)}`,
      `d,bin-1,c1,${at(120)},,${at(121)}`,
      `e,bin-2,c9,${at(3)},,`,
    );
    expect(record).to.deep.include({
      answered: 2,
      chatter: [{ source: 'c1', times: 3 }],
      firstOut: ['a'],
      medianAnswerMs: 6 * 60_000,
      open: 1,
      raised: 5,
      unacknowledged: 1,
    });
  });

  it('calls an alarm that is open for more than a day standing, and one of a day not', () => {
    const last = (minutes: number): string => `z,bin-9,c0,${at(minutes)},,${at(minutes)}`;
    expect(report(`a,bin-1,c1,${at(0)},,`, last(1_439))['standing']).to.equal(0);
    expect(report(`a,bin-1,c1,${at(0)},,`, last(1_441))['standing']).to.equal(1);
  });
});
