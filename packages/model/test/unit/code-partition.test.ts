// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  codePartition,
  codesIn,
  codeStateAt,
  rangesWithout,
  type CodeOrder,
} from '../../src/index.js';

const ORDER: CodeOrder = {
  activated: [
    { from: 0, lotId: 'pk-1', to: 10 },
    { from: 20, lotId: 'pk-2', to: 30 },
  ],
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  count: 100,
  gtin: '09520000000011',
  netMassGrams: 5_000,
  operatorId: 'mill-a',
  orderId: 'co-1',
  orderedAt: '2026-11-20T00:00:00.000Z',
  printed: [{ from: 0, to: 50 }],
  serialRoot: 'a'.repeat(64),
  v: 1,
  voided: [
    { from: 5, reason: 'leaked', to: 6 },
    { from: 28, reason: 'lost', to: 40 },
    { from: 90, reason: 'unused', to: 100 },
  ],
};

describe('codePartition', () => {
  it('puts each place into one list, void before all', () => {
    expect(codePartition(ORDER)).to.deep.equal({
      activated: [
        { from: 0, lotId: 'pk-1', to: 5 },
        { from: 6, lotId: 'pk-1', to: 10 },
        { from: 20, lotId: 'pk-2', to: 28 },
      ],
      ordered: [{ from: 50, to: 90 }],
      printed: [
        { from: 10, to: 20 },
        { from: 40, to: 50 },
      ],
      void: [
        { from: 5, to: 6 },
        { from: 28, to: 40 },
        { from: 90, to: 100 },
      ],
    });
  });

  it('agrees with codeStateAt at every place', () => {
    const partition = codePartition(ORDER);
    const states = ['ordered', 'printed', 'activated', 'void'] as const;
    expect(states.reduce((sum, state) => sum + codesIn(partition[state]), 0)).to.equal(100);
    for (let place = 0; place < 100; place += 1) {
      const { state } = codeStateAt(ORDER, place);
      const holds = partition[state].some(({ from, to }) => from <= place && place < to);
      expect([place, state, holds]).to.deep.equal([place, state, true]);
    }
  });

  it('leaves a fresh order whole', () => {
    const fresh = { ...ORDER, activated: [], printed: [], voided: [] };
    expect(codePartition(fresh)).to.deep.equal({
      activated: [],
      ordered: [{ from: 0, to: 100 }],
      printed: [],
      void: [],
    });
  });
});

describe('rangesWithout', () => {
  for (const [ranges, cut, left] of [
    [[[0, 10]], [], [[0, 10]]],
    [[[0, 10]], [[0, 10]], []],
    [[[0, 10]], [[0, 20]], []],
    [[[0, 10]], [[10, 20]], [[0, 10]]],
    [[[5, 10]], [[0, 5]], [[5, 10]]],
    [[[0, 10]], [[9, 10]], [[0, 9]]],
    [
      [[0, 10]],
      [
        [3, 4],
        [6, 7],
      ],
      [
        [0, 3],
        [4, 6],
        [7, 10],
      ],
    ],
    [
      [
        [0, 4],
        [6, 9],
      ],
      [[2, 7]],
      [
        [0, 2],
        [7, 9],
      ],
    ],
    [[], [[2, 7]], []],
  ] as const) {
    it(`leaves ${JSON.stringify(left)} of ${JSON.stringify(ranges)} without ${JSON.stringify(cut)}`, () => {
      const of = (pairs: readonly (readonly [number, number])[]) =>
        pairs.map(([from, to]) => ({ from, to }));
      expect(rangesWithout(of(ranges), of(cut))).to.deep.equal(of(left));
    });
  }
});
