// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { gapMsOf } from '../../src/series/usual-gap.js';

describe('gapMsOf', () => {
  for (const [what, times, gap] of [
    ['is half a step beyond the usual one', [0, 2, 4, 6], 3],
    ['is not stretched by the one long pause of a few readings', [0, 2, 1_000], 3],
    ['takes the longer of two usual steps', [0, 4, 12, 16, 24, 28, 36], 10],
    ['leaves two readings joined', [0, 6], 9],
    ['is nothing for one reading', [5], 0],
  ] as const)
    it(what, () => {
      expect(gapMsOf(times)).to.equal(gap);
    });
});
