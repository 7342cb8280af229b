// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { GrowthView } from '../../../src/seasons/growth-view.js';
import { adviceOf } from '../../../src/seasons/water-view.js';
import { commandIdOf } from '../../doubles/season.js';

const STAGE = { bbchFrom: 21, bbchTo: 59, en: 'tillering to heading', zh: '分蘖至抽穗' };

function growth(fields: Partial<GrowthView> = {}): GrowthView {
  return {
    coarseDays: 0,
    days: 40,
    floweringInDays: 40,
    gddHigh: 500,
    gddLow: 500,
    missingDays: 0,
    ruleSetId: 'built-in',
    stage: STAGE,
    start: { commandId: commandIdOf(1), on: '2026-05-25', work: 'transplant' },
    status: 'built-in',
    voidedCount: 0,
    ...fields,
  };
}

const advice = (cm: number, fields: Partial<GrowthView> = {}, date = '2026-07-10') =>
  adviceOf({ cm }, growth(fields), date);

describe('adviceOf', () => {
  it('floods to 5 cm when the tube reads −15 cm, and not before', () => {
    expect(advice(-15)).to.deep.equal({
      ...{ advice: 'flood', toCm: 5, why: 'tube-low', withoutFlowering: false },
    });
    expect(advice(-14.9)).to.deep.equal({ advice: 'wait', withoutFlowering: false });
  });

  it('keeps 5 cm from a week before flowering to a week after it', () => {
    expect(advice(3, { floweringInDays: 7 })).to.include({ advice: 'flood', why: 'flowering' });
    expect(advice(3, { floweringInDays: 8 }).advice).to.equal('wait');
    const flowering = { floweringFrom: '2026-08-10', floweringInDays: undefined, gddLow: 1_200 };
    expect(advice(3, flowering, '2026-08-15')).to.include({ advice: 'flood', why: 'flowering' });
    const over = { ...flowering, floweringTo: '2026-08-27', gddLow: 1_600 };
    expect(advice(3, over, '2026-09-03').advice).to.equal('flood');
    expect(advice(3, over, '2026-09-04').advice).to.equal('wait');
  });

  it('says that the guard around flowering is not in it where flowering is not known', () => {
    const unknown = { floweringInDays: undefined };
    expect(advice(3, unknown)).to.deep.equal({ advice: 'wait', withoutFlowering: true });
    expect(advice(-20, { ...unknown, stage: undefined })).to.include({
      advice: 'flood',
      withoutFlowering: true,
    });
  });

  it('does not hold a crop in flower for ever whose end of flowering lies in a gap', () => {
    const passed = { floweringFrom: '2026-08-10', floweringInDays: undefined, gddLow: 1_600 };
    expect(advice(3, passed, '2026-09-20')).to.deep.equal({
      ...{ advice: 'wait', withoutFlowering: true },
    });
  });

  it('dries nothing in the first two weeks after transplanting', () => {
    expect(advice(-20, {}, '2026-06-07')).to.include({
      ...{ advice: 'keep-flooded', toCm: 5, why: 'after-transplanting' },
    });
    expect(advice(-20, {}, '2026-06-08').advice).to.equal('flood');
  });

  for (const [what, cm, fields, reason] of [
    ['a level that no tube can have', -101, {}, 'impossible-reading'],
    ['a level above the rim', 51, {}, 'impossible-reading'],
    ['no number', Number.NaN, {}, 'impossible-reading'],
    ['a parcel on which nothing was sown', -20, { start: undefined }, 'no-start'],
    ['a parcel that was cut', -20, { reason: 'harvested' }, 'harvested'],
    ['a ripe crop, which is drained and not flooded', -20, { gddLow: 1_900 }, 'ripe'],
  ] as const) {
    it(`advises nothing for ${what}`, () => {
      expect(advice(cm, fields)).to.deep.equal({
        ...{ advice: 'not-judgeable', reason, withoutFlowering: false },
      });
    });
  }
});
