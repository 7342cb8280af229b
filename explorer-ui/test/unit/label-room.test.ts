// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { labelRows, roomyLabels } from '../../src/parts/label-room.js';

describe('roomyLabels', () => {
  for (const [what, places, shown] of [
    ['keeps labels that stand apart', [20, 60, 100], [true, true, true]],
    ['leaves out one that would touch the one before', [20, 40, 60], [true, false, true]],
    ['keeps the first of two on one place', [50, 50], [true, false]],
    ['keeps one alone', [7], [true]],
    ['has none of nothing', [], []],
  ] as const)
    it(what, () => {
      expect(roomyLabels(places, 30)).to.deep.equal(shown);
    });
});

describe('labelRows', () => {
  for (const [what, places, rows] of [
    ['puts labels that stand apart in one row', [10, 40, 70], [0, 0, 0]],
    ['puts one that would touch above', [10, 20, 40], [0, 1, 0]],
    ['needs as many rows as labels lie on one place', [10, 10, 10], [0, 1, 2]],
  ] as const)
    it(what, () => {
      expect(labelRows(places, 24)).to.deep.equal(rows);
    });
});
