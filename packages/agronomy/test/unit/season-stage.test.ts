// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  bbchStage,
  MOST_DAILY_GDD,
  ModelInputError,
  RICE_BASE_C,
  RICE_UPPER_C,
  SEASON_STAGES,
  stageRange,
} from '../../src/index.js';

describe('stageRange', () => {
  const codesOf = (low: number, high = low): readonly unknown[] => {
    const range = stageRange(low, high);
    return [range?.bbchFrom, range?.bbchTo, range?.zh];
  };

  for (const [gdd, from, to, zh] of [
    [0, 13, 21, '叶片生长至分蘖'],
    [49.9, 13, 21, '叶片生长至分蘖'],
    [50, 21, 59, '分蘖至抽穗'],
    [1149.9, 21, 59, '分蘖至抽穗'],
    [1150, 61, 69, '开花'],
    [1499.9, 61, 69, '开花'],
    [1500, 71, 87, '乳熟至蜡熟'],
    [1899.9, 71, 87, '乳熟至蜡熟'],
    [1900, 89, 92, '成熟'],
    [9000, 89, 92, '成熟'],
  ] as const) {
    it(`reads ${gdd} degree-days as BBCH ${from}–${to}`, () => {
      expect(codesOf(gdd)).to.deep.equal([from, to, zh]);
    });
  }

  it('widens to two stages where the days without weather leave open which', () => {
    expect(codesOf(1140, 1160)).to.deep.equal([21, 69, '分蘖至开花']);
  });

  it('is no answer where the limits lie more than one stage apart', () => {
    expect(stageRange(1100, 1500)).to.equal(undefined);
    expect(stageRange(0, 1150)).to.equal(undefined);
  });

  it('refuses a sum below 0 and limits out of order', () => {
    expect(() => stageRange(-1, 5)).to.throw(ModelInputError);
    expect(() => stageRange(6, 5)).to.throw(ModelInputError);
    expect(() => stageRange(Number.NaN, 5)).to.throw(ModelInputError);
    expect(() => stageRange(5, Number.NaN)).to.throw(ModelInputError);
  });

  it('has stages that ascend, with codes that the scale knows', () => {
    const starts = SEASON_STAGES.map(({ fromGdd }) => fromGdd);
    expect(starts).to.deep.equal([...starts].sort((a, b) => a - b));
    for (const { bbchFrom, bbchTo } of SEASON_STAGES) {
      expect(bbchFrom).to.be.lessThan(bbchTo);
      expect(bbchStage(bbchFrom).zh).to.not.equal('');
      expect(bbchStage(bbchTo).zh).to.not.equal('');
    }
  });

  it('takes as the most of a day what both extremes at the upper temperature bring', () => {
    expect(MOST_DAILY_GDD).to.equal(RICE_UPPER_C - RICE_BASE_C);
  });
});
