// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import { capGrams, doseQuantityMilli, sharesByArea } from '../../src/index.js';

describe('yields', () => {
  it('are the area in mu times the cap: one hectare is 15 mu', () => {
    expect(capGrams(10_000, 622)).to.equal(15 * 622_000);
    expect(capGrams(6_670, 700)).to.equal(7_003_500);
  });

  it('round the cap down and a dose up', () => {
    expect(capGrams(1, 1)).to.equal(1);
    expect(doseQuantityMilli(1, 1)).to.equal(1);
    expect(doseQuantityMilli(10_000, 25_000)).to.equal(375_000);
  });

  it('keep whole grams where floating point would not', () => {
    expect(capGrams(100_000_000, 2_000)).to.equal(300_000_000_000);
    expect(sharesByArea(100_000_000_000, [100_000_000, 99_999_999, 1])).to.deep.equal([
      50_000_000_000, 49_999_999_500, 500,
    ]);
  });

  it('share a mass so that nothing is lost, and no more to a smaller parcel', () => {
    const seed = 20261124;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 200 }),
        (grams, areas) => {
          const shares = sharesByArea(grams, areas);
          expect(shares.reduce((sum, share) => sum + share, 0)).to.equal(grams);
          for (const [index, share] of shares.entries()) {
            for (const [other, area] of areas.entries()) {
              if ((areas[index] ?? 0) >= area) {
                expect(share, `seed ${seed}`).to.be.at.least((shares[other] ?? 0) - 1);
              }
            }
          }
        },
      ),
      { seed, numRuns: 50 },
    );
  });
});
