// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  compareShown,
  type Reading,
  type Shown,
  type ShownPoint,
  ZERO_HASH,
} from '../../src/index.js';

const reading: Reading = {
  bootEpoch: 1,
  channel: 'main',
  clock: 'synced',
  deviceId: 'pj01-bin-1',
  prevHash: ZERO_HASH,
  quantity: 'grain-temperature',
  scale: -1,
  seq: 4,
  time: '2026-10-01T00:00:00.000Z',
  type: 'daoji.reading/v1',
  unit: 'Cel',
  value: 120,
};
const commandId = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';
const proven = {
  commands: new Map([[commandId, '{"millingDate":"2026-10-12","outputs":[{"grams":5}]}']]),
  readings: [reading],
};
const point = {
  bootEpoch: 1,
  channel: 'main',
  deviceId: 'pj01-bin-1',
  quantity: 'grain-temperature',
  seq: 4,
  time: reading.time,
  value: '12',
};
const shown = (change: Partial<Shown>): Shown => ({
  facts: [{ commandId, label: '加工日期', path: '/millingDate', value: '2026-10-12' }],
  lotId: 'm-1',
  points: [point],
  type: 'daoji.shown/v1',
  ...change,
});

describe('compareShown', () => {
  it('finds nothing where pages and proof agree, whatever the trailing zeros', () => {
    expect(compareShown(shown({}), proven)).to.deep.equal([]);
    expect(compareShown(shown({ points: [{ ...point, value: '12.0' }] }), proven)).to.deep.equal(
      [],
    );
  });

  const points = {
    value: { ...point, value: '12.1' },
    'ten times the value': { ...point, value: '120' },
    time: { ...point, time: '2026-10-01T00:00:01.000Z' },
    channel: { ...point, channel: 'c1-l1' },
    quantity: { ...point, quantity: 'grain-moisture' },
    unit: { ...point, unit: 'K' },
  };
  for (const [name, altered] of Object.entries(points)) {
    it(`finds an altered ${name} of a point`, () => {
      expect(compareShown(shown({ points: [altered] }), proven).map((f) => f.kind)).to.deep.equal([
        'differs',
      ]);
    });
  }

  const noted = { ...point, flags: 'CLOCK', time: '2026-10-01T08:00:00.000Z' };
  const clocks: readonly (readonly [string, Partial<Reading>, object, string[]])[] = [
    ['the clock stood at 1970', { time: '1970-01-01T00:00:09.000Z' }, {}, ['unproven']],
    ['the clock was a day ahead', { time: '2026-10-02T00:00:00.000Z' }, {}, ['unproven']],
    ['the point is not marked', { time: '1970-01-01T00:00:09.000Z' }, { flags: '' }, ['differs']],
    ['the clock was right after all', {}, {}, ['differs']],
    [
      'the file is a replay of 1990',
      { time: '1990-01-01T00:00:00.000Z' },
      { flags: 'REPLAY,CLOCK' },
      ['differs'],
    ],
    [
      'the value differs as well',
      { time: '1970-01-01T00:00:09.000Z' },
      { value: '13' },
      ['differs'],
    ],
  ];
  for (const [why, claimed, change, kinds] of clocks) {
    it(`of a point at its time of receipt says ${kinds.join()} when ${why}`, () => {
      const found = compareShown(shown({ points: [{ ...noted, ...change }] }), {
        ...proven,
        readings: [{ ...reading, ...claimed }],
      });
      expect(found.map(({ kind }) => kind)).to.deep.equal(kinds);
    });
  }

  it('finds an altered fact, and a path that the command does not have', () => {
    const fact = { commandId, label: 'x', path: '/millingDate', value: '2026-10-13' };
    expect(compareShown(shown({ facts: [fact] }), proven).map((f) => f.kind)).to.deep.equal([
      'differs',
    ]);
    const lost = { ...fact, path: '/toString' };
    expect(compareShown(shown({ facts: [lost] }), proven).map((f) => f.proven)).to.deep.equal([
      '–',
    ]);
  });

  it('follows arrays in a path', () => {
    const fact = { commandId, label: 'x', path: '/outputs/0/grams', value: 5 };
    expect(compareShown(shown({ facts: [fact] }), proven)).to.deep.equal([]);
  });

  const uncovered: readonly (readonly [string, Partial<ShownPoint>, string])[] = [
    ['newer than all that is proven of its device', { seq: 5 }, 'unproven'],
    ['of a later start of its device', { bootEpoch: 2, seq: 0 }, 'unproven'],
    ['older than one that is proven', { seq: 3 }, 'left-out'],
    ['of an earlier start of its device', { bootEpoch: 0, seq: 9 }, 'left-out'],
    ['of a device of which nothing is proven', { deviceId: 'pj01-bin-9', seq: 5 }, 'left-out'],
  ];
  for (const [which, change, kind] of uncovered) {
    it(`says ${kind} of a point ${which}`, () => {
      const found = compareShown(shown({ points: [point, { ...point, ...change }] }), proven);
      expect(found.map((f) => f.kind)).to.deep.equal([kind]);
    });
  }

  it('says left-out of a fact whose command is not proven', () => {
    const fact = { commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5D', label: 'x', path: '/v', value: 1 };
    expect(compareShown(shown({ facts: [fact] }), proven).map((f) => f.kind)).to.deep.equal([
      'left-out',
    ]);
  });
});
