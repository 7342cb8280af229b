// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §1, §3, §5 and §9.
import { expect } from 'chai';

import {
  bbchStage,
  calmDiscriminant,
  checkHourly,
  cusum,
  degreeDays,
  ewma,
  growingDegreeDays,
  isWetByCart,
  ModelInputError,
  pChart,
  relativeYield,
  stemBorer,
  wettingAndDrying,
  wilson,
} from '../../src/index.js';

describe('quality before models', () => {
  const impossible: readonly [string, object, string][] = [
    ['2.2 h of sunshine in an hour', { sunshineH: 2.2 }, 'above-physical'],
    ['101 % of humidity', { humidityPercent: 101 }, 'above-physical'],
    ['negative rain', { rainMm: -0.2 }, 'below-physical'],
    ['negative wind', { windMs: -0.1 }, 'below-physical'],
    ['no number', { temperatureC: Number.NaN }, 'not-a-number'],
    ['a dew point above the air', { dewPointC: 21, temperatureC: 20 }, 'dew-point-above-air'],
  ];
  for (const [what, hour, reason] of impossible) {
    it(`voids ${what} and never clips it`, () => {
      const { hours, voided } = checkHourly([{}, hour]);
      expect(voided.map((one) => [one.index, one.reason])).to.deep.equal([[1, reason]]);
      const [quantity = ''] = voided.map((one) => one.quantity);
      expect(hours[1]).to.not.have.property(quantity);
    });
  }
  it('leaves what is possible, and a dew point within the sensors’ error', () => {
    const hour = { dewPointC: 20.4, humidityPercent: 100, sunshineH: 1, temperatureC: 20 };
    expect(checkHourly([hour])).to.deep.equal({ hours: [hour], voided: [] });
  });
});

describe('leaf wetness by CART/SLD', () => {
  const hour = (t: number, dpd: number, rh: number, u: number) => ({
    dewPointDepressionC: dpd,
    humidityPercent: rh,
    temperatureC: t,
    windMs: u,
  });
  it('gives the published left sides', () => {
    expect(calmDiscriminant(hour(20, 1, 94, 1))).to.be.closeTo(15.9755, 5e-5);
    expect(calmDiscriminant(hour(20, 3, 83, 1))).to.be.closeTo(14.1416, 5e-5);
  });
  it('judges wet and dry, and nothing below freezing', () => {
    expect(isWetByCart(hour(20, 1, 94, 1))).to.equal(true);
    expect(isWetByCart(hour(20, 3, 83, 1))).to.equal(false);
    expect(isWetByCart(hour(20, 3.8, 79, 0.5))).to.equal(false);
    expect(isWetByCart(hour(20, 1, 80, 3))).to.equal(false);
    expect(isWetByCart(hour(-1, 1, 94, 1))).to.equal(undefined);
  });
});

describe('degree-days', () => {
  const days: readonly [number, number, number, number][] = [
    [20, 8, 4, 4.3526],
    [28, 18, 13, 13],
    [9, 2, 0, 0],
  ];
  for (const [maximumC, minimumC, average, sine] of days) {
    it(`${maximumC}/${minimumC} °C over 10 °C`, () => {
      const day = { maximumC, minimumC };
      expect(degreeDays(day, { baseC: 10 }, 'average')).to.equal(average);
      expect(degreeDays(day, { baseC: 10 }, 'single-sine')).to.be.closeTo(sine, 5e-5);
    });
  }
  it('cuts off above the upper threshold', () => {
    expect(
      degreeDays({ maximumC: 45, minimumC: 40 }, { baseC: 10, upperC: 38 }, 'average'),
    ).to.equal(28);
  });
  it('refuses a maximum below the minimum', () => {
    expect(() => degreeDays({ maximumC: 1, minimumC: 2 }, { baseC: 0 }, 'average')).to.throw(
      ModelInputError,
    );
  });

  const constant = (temperature: number, count: number) =>
    Array.from({ length: count }, () => ({ maximumC: temperature, minimumC: temperature }));
  it('has the first moths on the 18th day of 20 °C and a tenth on the 34th', () => {
    const { reached } = stemBorer(constant(20, 40));
    expect([reached['first-moths'], reached['moths-10'], reached['moths-50']]).to.deep.equal([
      18,
      34,
      undefined,
    ]);
  });
  it('has none ever at 12.9 °C', () => {
    expect(stemBorer(constant(12.9, 365)).reached).to.deep.equal({});
  });
  it('says nothing from a missing day on', () => {
    const days = [...constant(20, 10), undefined, ...constant(20, 30)];
    const { missing, reached } = stemBorer(days);
    expect([missing, reached]).to.deep.equal([[11], {}]);
  });
  it('counts the growing degree-days of AquaCrop', () => {
    expect(growingDegreeDays({ maximumC: 34, minimumC: 22 })).to.equal(18);
    expect(growingDegreeDays({ maximumC: 20, minimumC: 4 })).to.equal(4);
    expect(growingDegreeDays({ maximumC: 6, minimumC: 1 })).to.equal(0);
  });
});

describe('growth and water', () => {
  it('names stages', () => {
    expect(bbchStage(13).en).to.equal('leaf development');
    expect(bbchStage(89).zh).to.equal('成熟');
    for (const code of [-1, 100, 13.5]) expect(() => bbchStage(code)).to.throw(ModelInputError);
  });
  it('floods at −15 cm and around flowering', () => {
    expect(wettingAndDrying(-15)).to.deep.equal({ advice: 'flood', reason: 'tube-low', toCm: 5 });
    expect(wettingAndDrying(-14.9)).to.deep.equal({ advice: 'wait' });
    expect(wettingAndDrying(0, -7)).to.deep.equal({
      advice: 'flood',
      reason: 'flowering',
      toCm: 5,
    });
    expect(wettingAndDrying(0, -8)).to.deep.equal({ advice: 'wait' });
    expect(() => wettingAndDrying(-150)).to.throw(ModelInputError);
  });
  it('loses 12 % per dS/m above 3', () => {
    expect([0, 3, 5, 20].map(relativeYield)).to.deep.equal([100, 100, 76, 0]);
    expect(() => relativeYield(-1)).to.throw(ModelInputError);
  });
});

describe('charts', () => {
  const juice = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13, 9, 6,
  ].map((count) => ({ count, n: 50 }));
  it('has Montgomery’s limits and the two samples that are out', () => {
    const { centre, points } = pChart(juice);
    expect(centre).to.be.closeTo(0.231333, 5e-7);
    expect(points[0]?.upper).to.be.closeTo(0.410239, 5e-7);
    expect(points[0]?.lower).to.be.closeTo(0.052428, 5e-7);
    expect(points.flatMap(({ isOut }, at) => (isOut ? [at + 1] : []))).to.deep.equal([15, 23]);
  });
  it('shows one more once those two are taken out', () => {
    const { points } = pChart(juice.filter((_, at) => at !== 14 && at !== 22));
    expect(points.filter(({ isOut }) => isOut).length).to.equal(1);
  });
  it('has Wilson intervals, also for none', () => {
    const { lower, upper } = wilson({ count: 3, n: 40 });
    expect([lower, upper].map((one) => one.toFixed(5))).to.deep.equal(['0.02584', '0.19864']);
    expect(wilson({ count: 0, n: 10 }).lower).to.equal(0);
    expect(wilson({ count: 0, n: 10 }).upper).to.be.closeTo(0.27753, 1e-5);
  });
  it('sums deviations and signals beyond five sigma', () => {
    const { high, low } = cusum(
      [...Array.from({ length: 5 }, () => 10), ...Array.from({ length: 8 }, () => 12)],
      { mean: 10, sd: 1 },
    );
    expect(high.findIndex(({ isSignal }) => isSignal)).to.equal(8);
    expect(low.every(({ value }) => value === 0)).to.equal(true);
  });
  it('weights the newest and widens its limits', () => {
    const points = ewma([10, 10, 14, 14, 14], { mean: 10, sd: 1 });
    expect(points[2]?.value).to.be.closeTo(10.4, 1e-9);
    expect(points[0]?.upper).to.be.closeTo(10.27, 1e-9);
    expect(points.map(({ isSignal }) => isSignal)).to.deep.equal([false, false, false, true, true]);
  });
  const bad: readonly [string, () => unknown][] = [
    ['no sample', () => pChart([])],
    ['a sample of none', () => pChart([{ count: 0, n: 0 }])],
    ['more than all', () => wilson({ count: 5, n: 4 })],
    ['less than none', () => wilson({ count: -1, n: 4 })],
    ['half a case', () => wilson({ count: 0.5, n: 4 })],
    ['no spread', () => cusum([1], { mean: 1, sd: 0 })],
    ['no weight', () => ewma([1], { mean: 1, sd: 1 }, { lambda: 0 })],
  ];
  for (const [what, run] of bad) {
    it(`refuses ${what}`, () => {
      expect(run).to.throw(ModelInputError);
    });
  }
});
