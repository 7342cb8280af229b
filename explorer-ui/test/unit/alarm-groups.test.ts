// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@daoji/model';
import { expect } from 'chai';

import { alarmGroups } from '../../src/alarms/alarm-groups.js';

const NOW = new Date('2026-11-24T00:00:00.000Z');

function alarm(alarmId: string, raisedAt: string, more: Partial<Alarm> = {}): Alarm {
  const word = {
    at: raisedAt,
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    note: 'warm',
    personId: 'w',
  };
  return {
    alarmId,
    kind: 'hot-spot',
    operatorId: 'mill-1',
    raised: word,
    raisedByOperatorId: 'mill-1',
    state: 'raised',
    subject: { id: 'b-01', kind: 'bin' },
    v: 1,
    ...more,
  };
}

function acknowledged(alarmId: string, shelvedUntil?: string): Alarm {
  const at = '2026-11-02T00:00:00.000Z';
  const one = alarm(alarmId, at, { state: 'acknowledged' });
  return { ...one, acknowledged: { ...one.raised, ...(shelvedUntil && { shelvedUntil }) } };
}

function ids(alarms: readonly Alarm[]): string[] {
  return alarms.map(({ alarmId }) => alarmId);
}

describe('open alarms in groups', () => {
  it('puts what has waited longest first, of one moment the lower id', () => {
    const first = '2026-11-01T00:00:00.000Z';
    const { waiting } = alarmGroups(
      [alarm('c', '2026-11-03T00:00:00.000Z'), alarm('b', first), alarm('a', first)],
      NOW,
    );
    expect(ids(waiting)).to.deep.equal(['a', 'b', 'c']);
  });

  it('keeps one shelved until its time, not at it and not after', () => {
    const groups = alarmGroups(
      [
        acknowledged('later', '2026-11-24T00:00:00.001Z'),
        acknowledged('now', NOW.toISOString()),
        acknowledged('over', '2026-11-23T00:00:00.000Z'),
        acknowledged('never'),
      ],
      NOW,
    );
    expect(ids(groups.shelved)).to.deep.equal(['later']);
    expect(ids(groups.acknowledged)).to.deep.equal(['never', 'now', 'over']);
    expect(groups.waiting).to.deep.equal([]);
  });

  it('leaves none out and shows none twice', () => {
    const all = [
      alarm('a', NOW.toISOString()),
      acknowledged('b'),
      acknowledged('c', '2027-01-01T00:00:00.000Z'),
    ];
    const { acknowledged: seen, shelved, waiting } = alarmGroups(all, NOW);
    expect(ids([...waiting, ...seen, ...shelved])).to.deep.equal(['a', 'b', 'c']);
  });

  it('shows no cleared one', () => {
    const groups = alarmGroups([alarm('a', NOW.toISOString(), { state: 'cleared' })], NOW);
    expect(Object.values(groups).flat()).to.deep.equal([]);
  });
});
