// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  ALARM_REPORT_RULE,
  alarmReport,
  ModelInputError,
  type AlarmSpan,
} from '../../src/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PERIOD = { fromMs: 10 * DAY, toMs: 40 * DAY };

function raised(atMs: number, more: Partial<AlarmSpan> = {}): AlarmSpan {
  return { raisedMs: PERIOD.fromMs + atMs, source: `bin/b-${atMs}/pests`, ...more };
}

describe('a report on alarms', () => {
  it('of none says that there was none, and states no median', () => {
    expect(alarmReport([], PERIOD)).to.deep.equal({
      answered: 0,
      chatter: [],
      cleared: 0,
      floods: [],
      open: 0,
      raised: 0,
      standing: 0,
      unacknowledged: 0,
    });
  });

  it('counts what was raised in the period, and what is open at its end from before too', () => {
    const { fromMs, toMs } = PERIOD;
    const report = alarmReport(
      [
        { raisedMs: fromMs - DAY, source: 'old and open' },
        { clearedMs: fromMs - 1, raisedMs: fromMs - DAY, source: 'old and cleared before' },
        { clearedMs: fromMs, raisedMs: fromMs - DAY, source: 'old and cleared within' },
        { acknowledgedMs: fromMs + HOUR, raisedMs: fromMs, source: 'seen' },
        { clearedMs: toMs, raisedMs: toMs - HOUR, source: 'cleared only after' },
        { raisedMs: toMs, source: 'of the next period' },
      ],
      PERIOD,
    );
    expect(report).to.include({ cleared: 1, open: 3, raised: 2, standing: 2, unacknowledged: 2 });
  });

  it('does not count an answer after the period as one within', () => {
    const { fromMs, toMs } = PERIOD;
    const span = { acknowledgedMs: toMs, raisedMs: fromMs, source: 'a' };
    expect(alarmReport([span], PERIOD)).to.include({ answered: 0, unacknowledged: 1 });
    expect(alarmReport([span], PERIOD)).to.not.have.property('medianAnswerMs');
  });

  it('states the median of the answers with their number', () => {
    const answers = [5, 1, 9, 2].map((minutes) =>
      raised(minutes * HOUR, { acknowledgedMs: PERIOD.fromMs + minutes * HOUR + minutes * MINUTE }),
    );
    expect(alarmReport(answers, PERIOD)).to.include({ answered: 4, medianAnswerMs: 3.5 * MINUTE });
    expect(alarmReport(answers.slice(1), PERIOD)).to.include({
      answered: 3,
      medianAnswerMs: 2 * MINUTE,
    });
  });

  it('stands an alarm only after more than the limit', () => {
    const { toMs } = PERIOD;
    const at = (raisedMs: number): number =>
      alarmReport([{ raisedMs, source: 'a' }], PERIOD).standing;
    expect(at(toMs - ALARM_REPORT_RULE.standingMs)).to.equal(0);
    expect(at(toMs - ALARM_REPORT_RULE.standingMs - 1)).to.equal(1);
  });

  describe('on floods', () => {
    const every = (count: number, stepMs: number, fromMs = 0): AlarmSpan[] =>
      Array.from({ length: count }, (_, at) => raised(fromMs + at * stepMs));

    it('finds none in 10 alarms of 10 minutes, and one in 11', () => {
      expect(alarmReport(every(10, 1_000), PERIOD).floods).to.deep.equal([]);
      expect(alarmReport(every(11, 1_000), PERIOD).floods).to.deep.equal([
        { alarms: 11, fromMs: PERIOD.fromMs, toMs: PERIOD.fromMs + 10_000 },
      ]);
    });
    it('finds none where the eleventh comes as the window closes', () => {
      expect(alarmReport(every(11, MINUTE), PERIOD).floods).to.deep.equal([]);
    });
    it('joins what overlaps, tells apart what does not, and minds no order', () => {
      const alarms = [...every(12, 1_000, DAY), ...every(30, 30_000)].reverse();
      expect(alarmReport(alarms, PERIOD).floods.map((flood) => flood.alarms)).to.deep.equal([
        30, 12,
      ]);
    });
  });

  describe('on chatter', () => {
    const of = (source: string, ...hours: number[]): AlarmSpan[] =>
      hours.map((hour) => raised(hour * HOUR, { source }));

    it('finds a source that comes again and again within a day, the worst first', () => {
      const alarms = [...of('b', 1, 2, 3), ...of('a', 1, 5, 20, 23), ...of('c', 0, 23)];
      expect(alarmReport(alarms, PERIOD).chatter).to.deep.equal([
        { source: 'a', times: 4 },
        { source: 'b', times: 3 },
      ]);
    });
    it('finds none in three that are a day apart', () => {
      expect(alarmReport(of('a', 0, 12, 24), PERIOD).chatter).to.deep.equal([]);
    });
    it('does not add up two sources', () => {
      expect(alarmReport([...of('a', 1, 2), ...of('b', 1, 2)], PERIOD).chatter).to.deep.equal([]);
    });
  });

  for (const [what, alarms, period] of [
    ['a period that ends before it starts', [], { fromMs: 2, toMs: 1 }],
    ['an empty period', [], { fromMs: 1, toMs: 1 }],
    ['an answer before the alarm', [{ acknowledgedMs: 1, raisedMs: 2, source: 'a' }], PERIOD],
    ['a clearing before the alarm', [{ clearedMs: 1, raisedMs: 2, source: 'a' }], PERIOD],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(() => alarmReport(alarms, period)).to.throw(ModelInputError, /expected/);
    });
});
