// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { EventRef } from '../../../src/index/read-index.js';
import { TimedEvents } from '../../../src/index/timed-events.js';
import { randomOf } from '../../doubles/random-trade.js';

function event(eventTime: string, commandId = 'c', channel: EventRef['channel'] = 'trace') {
  const ref: EventRef = {
    ...{ blockNumber: 0, channel, commandId, eventTime, signer: 's', txIndex: 0, type: 't' },
    subjects: [],
  };
  return ref;
}

const keyOf = ({ channel, commandId, eventTime }: EventRef): string =>
  `${eventTime} ${channel}~${commandId}`;

describe('TimedEvents', () => {
  const filled = (...all: EventRef[]): TimedEvents => {
    const events = new TimedEvents();
    for (const one of all) events.add(one);
    return events;
  };
  const times = (events: readonly EventRef[]): string[] => events.map(({ eventTime }) => eventTime);

  it('gives nothing when empty, for limit 0, and outside the times', () => {
    expect(filled().last(5)).to.deep.equal([]);
    expect(filled(event('b')).last(0)).to.deep.equal([]);
    expect(filled(event('b')).between('c', undefined, 5)).to.deep.equal([]);
    expect(filled(event('b')).between(undefined, 'a', 5)).to.deep.equal([]);
    expect(filled(event('b')).between('c', 'a', 5)).to.deep.equal([]);
  });

  it('counts the first time in and the last one out', () => {
    const events = filled(event('c'), event('a'), event('b'));
    expect(times(events.between('a', 'c', 5))).to.deep.equal(['a', 'b']);
    expect(times(events.between('b', undefined, 5))).to.deep.equal(['b', 'c']);
    expect(times(events.between(undefined, undefined, 2))).to.deep.equal(['a', 'b']);
  });

  it('orders events of one time by channel and command', () => {
    const events = filled(event('a', '2'), event('a', '1'), event('a', '9', 'anchor'));
    expect(events.last(3).map(keyOf)).to.deep.equal(['a trace~2', 'a trace~1', 'a anchor~9']);
  });

  it('agrees with sorting texts, whenever it is asked', () => {
    const random = randomOf(20_261_130);
    const events = new TimedEvents();
    const plain: EventRef[] = [];
    for (let step = 0; step < 3_000; step += 1) {
      const time = `2026-10-04T08:${String(10 + random(50))}:00.000Z`;
      const one = event(time, String(step), random(2) === 0 ? 'anchor' : 'trace');
      events.add(one);
      plain.push(one);
      if (random(random(4) === 0 ? 5 : 200) > 0) continue;
      const sorted = plain.map(keyOf).sort();
      const from = `2026-10-04T08:${String(10 + random(50))}:00.000Z`;
      const later = sorted.filter((key) => key >= from);
      expect(events.between(from, undefined, 9).map(keyOf)).to.deep.equal(later.slice(0, 9));
      expect(events.last(9).map(keyOf)).to.deep.equal(sorted.slice(-9).reverse());
    }
  });
});
