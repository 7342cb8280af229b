// SPDX-License-Identifier: Apache-2.0
import type { Shown, ShownPoint } from '@daoji/model';
import { expect } from 'chai';

import { decimalMinus, pointToAlter } from '../../../src/demo/tampering.js';

describe('pointToAlter', () => {
  it('takes the earliest grain temperature that the lot shows', () => {
    const points = [
      point('rain', '2025-05-01T00:00:00.000Z', 1),
      point('grain-temperature', '2025-10-12T00:00:00.000Z', 3),
      point('grain-temperature', '2025-10-08T00:00:00.000Z', 2),
    ];
    expect(pointToAlter(shown(points))).to.equal(points[2]);
  });

  it('refuses a lot that shows none', () => {
    const points = [point('rain', '2025-05-01T00:00:00.000Z', 1)];
    expect(() => pointToAlter(shown(points))).to.throw('nothing shown of pk-003');
  });
});

describe('decimalMinus', () => {
  for (const [text, expected] of [
    ['15.5', '13.5'],
    ['1.0', '-1.0'],
    ['12', '10'],
    ['-0.25', '-2.25'],
  ] as const) {
    it(`keeps the digits of ${text}`, () => {
      expect(decimalMinus(text, 2)).to.equal(expected);
    });
  }
});

function shown(points: ShownPoint[]): Shown {
  return { type: 'daoji.shown/v1', lotId: 'pk-003', facts: [], points };
}

function point(quantity: string, time: string, seq: number): ShownPoint {
  return {
    bootEpoch: 1,
    channel: quantity,
    deviceId: 'pj01-bin-2',
    quantity,
    seq,
    time,
    value: '1',
  };
}
