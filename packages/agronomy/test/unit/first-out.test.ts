// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { firstOuts, type PlacedAlarm } from '../../src/index.js';

const at = (id: string, raisedMs: number, clearedMs?: number, place = 'bin~b-1'): PlacedAlarm => ({
  clearedMs,
  id,
  place,
  raisedMs,
});

describe('firstOuts', () => {
  it('names the first of alarms that follow each other while one is open, in whatever order they come', () => {
    const alarms = [at('co2', 20), at('hot', 10), at('moist', 30)];
    expect(firstOuts(alarms)).to.deep.equal(['hot']);
    expect(firstOuts(alarms.toReversed())).to.deep.equal(['hot']);
  });

  it('keeps a sequence together while any of it is open', () => {
    expect(firstOuts([at('a', 10, 15), at('b', 12, 40), at('c', 30)])).to.deep.equal(['a']);
  });

  it('begins anew where all were cleared before', () => {
    const before = [at('a', 10, 20), at('b', 15, 20)];
    expect(firstOuts([...before, at('c', 21), at('d', 22)])).to.deep.equal(['a', 'c']);
  });

  it('takes the lower id of one moment', () => {
    expect(firstOuts([at('b', 10), at('a', 10)])).to.deep.equal(['a']);
  });

  for (const [name, alarms] of [
    ['no alarm', []],
    ['an alarm by itself', [at('a', 10)]],
    ['alarms that never met', [at('a', 10, 20), at('b', 21, 30), at('c', 31)]],
    ['alarms of several places', [at('a', 10), at('b', 11, undefined, 'bin~b-2')]],
  ] as const)
    it(`finds none of ${name}`, () => {
      expect(firstOuts(alarms)).to.deep.equal([]);
    });
});
