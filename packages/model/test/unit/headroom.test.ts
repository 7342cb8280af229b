// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { headroomOf, headroomTotals } from '../../src/index.js';

/** 100 mu × 622 kg × 0.65 = 40,430 kg of rice (`rice-domain.md` §7). */
const HUNDRED_MU = { areaM2: 66_667, harvestedGrams: 0, kgPerMu: 622 };
const recovery = { maxMilliPercent: 72_000, minMilliPercent: 65_000 };

describe('headroomOf', () => {
  it('gives the example of the design: cap, and rice by the recovery', () => {
    const { capGrams, forecast } = headroomOf({ ...HUNDRED_MU, areaM2: 200_000, recovery });
    expect(capGrams).to.equal(186_600_000);
    expect(forecast).to.deep.equal({
      paddyGrams: 186_600_000,
      riceMaxGrams: 134_352_000,
      riceMinGrams: 121_290_000,
    });
  });

  it('shows a signed uplift apart and inside the cap', () => {
    const plain = headroomOf(HUNDRED_MU);
    const lifted = headroomOf({ ...HUNDRED_MU, upliftKgPerMu: 50 });
    expect(plain.upliftGrams).to.equal(0);
    expect((lifted.capGrams ?? 0) - (plain.capGrams ?? 0)).to.equal(lifted.upliftGrams);
    expect(lifted.upliftGrams).to.equal(5_000_025);
  });

  it('never leaves less than nothing, where a cap was lowered after the harvest', () => {
    const { forecast, leftGrams } = headroomOf({ ...HUNDRED_MU, harvestedGrams: 90_000_000 });
    expect(leftGrams).to.equal(0);
    expect(forecast).to.deep.equal({ paddyGrams: 0 });
  });

  it('states neither cap nor forecast while no cap is in force, whatever was lifted', () => {
    const none = headroomOf({ areaM2: 1, harvestedGrams: 7, recovery, upliftKgPerMu: 50 });
    expect(none).to.deep.equal({ upliftGrams: 0, usedGrams: 7 });
  });
});

describe('headroomTotals', () => {
  it('counts parcels without a cap and sums the others', () => {
    const capped = headroomOf({ ...HUNDRED_MU, harvestedGrams: 10 });
    const free = headroomOf({ areaM2: 1, harvestedGrams: 5 });
    expect(headroomTotals([capped, capped, free])).to.deep.include({
      capGrams: 2 * (capped.capGrams ?? 0),
      usedGrams: 25,
      withoutCap: 1,
    });
  });

  it('forecasts no rice where one parcel has no recovery', () => {
    const known = headroomOf({ ...HUNDRED_MU, recovery });
    const { forecast } = headroomTotals([known, headroomOf(HUNDRED_MU)]);
    expect(Object.keys(forecast)).to.deep.equal(['paddyGrams']);
  });
});
