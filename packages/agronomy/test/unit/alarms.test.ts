// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { Alarm, ModelInputError } from '../../src/index.js';

const MINUTE = 60_000;
const RULE = {
  clearBelow: 3,
  offDelayMs: 10 * MINUTE,
  onDelayMs: 5 * MINUTE,
  raiseAbove: 5,
  shelveLimitMs: 60 * MINUTE,
};

describe('an alarm (ISA-18.2)', () => {
  /** Measures a value each minute. */
  function minutes(alarm: Alarm, from: number, values: readonly number[]): string[] {
    return values.flatMap((value, at) => {
      const change = alarm.measure(value, (from + at) * MINUTE);
      return change ? [`${from + at}:${change.from}→${change.to}`] : [];
    });
  }
  const times = (count: number, value: number): number[] =>
    Array.from({ length: count }, () => value);

  it('is raised once the condition has lasted', () => {
    expect(minutes(new Alarm(RULE), 0, times(8, 6))).to.deep.equal(['5:normal→unacknowledged']);
  });
  it('is not raised by a shorter one, nor at the threshold', () => {
    const alarm = new Alarm(RULE);
    expect(minutes(alarm, 0, [6, 6, 6, 6, 5, 6, 6, 6, 6, 5])).to.deep.equal([]);
    expect(minutes(alarm, 20, times(20, 5))).to.deep.equal([]);
  });
  it('stays within the deadband and returns after the off-delay', () => {
    const alarm = new Alarm(RULE);
    minutes(alarm, 0, times(6, 6));
    alarm.acknowledge(6 * MINUTE);
    expect(minutes(alarm, 7, times(30, 4))).to.deep.equal([]);
    expect(minutes(alarm, 40, times(12, 2))).to.deep.equal(['50:acknowledged→normal']);
  });
  it('keeps one that went by itself until somebody has seen it', () => {
    const alarm = new Alarm(RULE);
    minutes(alarm, 0, times(6, 6));
    expect(minutes(alarm, 6, times(11, 2))).to.deep.equal([
      '16:unacknowledged→returned-unacknowledged',
    ]);
    expect(alarm.acknowledge(20 * MINUTE)?.to).to.equal('normal');
  });
  it('asks for another acknowledgement when it comes again', () => {
    const alarm = new Alarm(RULE);
    minutes(alarm, 0, times(6, 6));
    alarm.acknowledge(6 * MINUTE);
    minutes(alarm, 7, times(12, 2));
    expect(minutes(alarm, 20, times(6, 6))).to.deep.equal(['25:normal→unacknowledged']);
  });
  it('is silent while shelved and speaks again after it', () => {
    const alarm = new Alarm(RULE);
    minutes(alarm, 0, times(6, 6));
    expect(alarm.shelve(6 * MINUTE, 10 * MINUTE)?.to).to.equal('shelved');
    expect(minutes(alarm, 7, times(12, 6))).to.deep.equal(['16:shelved→unacknowledged']);
  });
  it('refuses to be shelved longer than its rule allows, or not at all', () => {
    for (const forMs of [0, -1, RULE.shelveLimitMs + 1]) {
      expect(() => new Alarm(RULE).shelve(0, forMs)).to.throw(ModelInputError);
    }
  });
  it('counts no time when the clock jumps back', () => {
    const alarm = new Alarm(RULE);
    alarm.measure(6, 100 * MINUTE);
    expect(alarm.measure(6, 10 * MINUTE)).to.equal(undefined);
    expect(alarm.measure(6, 104 * MINUTE)).to.equal(undefined);
    expect(alarm.measure(6, 105 * MINUTE)?.to).to.equal('unacknowledged');
  });
  it('refuses to clear above where it raises', () => {
    expect(() => new Alarm({ ...RULE, clearBelow: 6 })).to.throw(ModelInputError);
  });
});
