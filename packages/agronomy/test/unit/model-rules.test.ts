// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  BLASTAM_RULE,
  blastam,
  BlastamSeries,
  epirice,
  epiriceRule,
  equilibriumHumidity,
  equilibriumMoisture,
  GROWTH_RULE,
  growingDegreeDays,
  isWetByCart,
  isWetByHumidity,
  ISOTHERM_RULE,
  LEAF_WETNESS_RULE,
  STEM_BORER_RULE,
  stemBorer,
  type BlastamRule,
  type BlastVerdict,
  type HourlyWeather,
} from '../../src/index.js';

const ruleSetId = 'blast-2027';
/** The base case of `rice-domain.md` §2: favourable, 14 h wet. */
const hours = (change: (at: number) => HourlyWeather = () => ({})): HourlyWeather[] =>
  Array.from({ length: 120 }, (_, at) => ({
    rainMm: at === 91 ? 1 : 0,
    sunshineH: 0,
    temperatureC: 22,
    windMs: 0.5,
    ...change(at),
  }));

describe('a model by a rule set', () => {
  it('names the numbers that are built in as what they are', () => {
    const weather = [{ humidityPercent: 95, rainMm: 0, temperatureC: 20 }];
    const answers = [blastam(hours()), epirice('leaf-blast', weather), stemBorer([])];
    for (const answer of answers) expect(answer.ruleSetId).to.equal('built-in');
  });

  it('names the rule set also where it judges nothing', () => {
    const nothing = blastam(
      hours(() => ({ windMs: Number.NaN })),
      { ...BLASTAM_RULE, ruleSetId },
    );
    expect(nothing).to.include({ ruleSetId, verdict: 'not-judgeable' });
  });

  const verdicts: readonly (readonly [string, Partial<BlastamRule>, BlastVerdict])[] = [
    ['a longer least wetness', { leastWetHours: 15 }, 'none'],
    ['a least wetness that is just there', { leastWetHours: 14 }, 'favourable'],
    ['a warmer cold limit', { coldMeanC: 22.5 }, '1'],
    ['a cooler hot limit', { hotMeanC: 21.5 }, '2'],
    ['a table that begins above', { requiredFromC: 23 }, '3'],
    ['a table that ends below', { requiredHours: [17, 15] }, '3'],
    [
      'a table that asks for more',
      { requiredHours: BLASTAM_RULE.requiredHours.map(() => 15) },
      '4',
    ],
    ['rain that washes sooner', { washOnceMm: 1 }, 'none'],
    ['wind that dries sooner', { strongWindMs: 0.5 }, 'none'],
  ];
  for (const [what, change, verdict] of verdicts) {
    it(`judges blast by ${what}: ${verdict}`, () => {
      const rule = { ...BLASTAM_RULE, ...change, ruleSetId };
      expect(blastam(hours(), rule)).to.include({ ruleSetId, verdict });
    });
  }

  it('judges a series by the same numbers as a day', () => {
    const rule = { ...BLASTAM_RULE, leastWetHours: 15, ruleSetId };
    const series = new BlastamSeries(rule);
    hours().forEach((hour, at) => series.put(at, hour));
    expect(series.verdict(4)).to.deep.equal(blastam(hours(), rule));
  });

  it('takes gaps as long as the rules say', () => {
    const gap = hours((at) => (at > 10 && at <= 14 ? { temperatureC: Number.NaN } : {}));
    expect(blastam(gap).verdict).to.equal('not-judgeable');
    const wide = blastam(gap, { ...BLASTAM_RULE, mostGapHours: 4, ruleSetId });
    expect(wide.verdict).to.equal('favourable');
  });

  it('takes leaves for wet by other limits', () => {
    const canopy = { dewPointDepressionC: 1, humidityPercent: 94, temperatureC: 20, windMs: 1 };
    const rule = { ...LEAF_WETNESS_RULE, calmWetAbove: 16, humidPercent: 95, ruleSetId };
    expect([isWetByHumidity(94), isWetByHumidity(94, rule)]).to.deep.equal([true, false]);
    expect([isWetByCart(canopy), isWetByCart(canopy, rule)]).to.deep.equal([true, false]);
    const dry = { ...LEAF_WETNESS_RULE, dryFromK: 1 };
    expect(isWetByCart(canopy, dry)).to.equal(false);
    const windy = { ...LEAF_WETNESS_RULE, calmBelowMs: 1 };
    expect(isWetByCart(canopy, windy)).to.equal(false);
  });

  it('lets an epidemic begin when the rules say', () => {
    const days = Array.from({ length: 20 }, () => ({
      humidityPercent: 85,
      rainMm: 0,
      temperatureC: 20,
    }));
    const [dry, wet] = [
      epiriceRule('leaf-blast'),
      { ...epiriceRule('leaf-blast'), humidPercent: 80 },
    ];
    expect(epirice('leaf-blast', days, dry).days.every(({ rate }) => rate === 0)).to.equal(true);
    expect(epirice('leaf-blast', days, wet).days.some(({ rate }) => rate > 0)).to.equal(true);
    const early = { ...wet, onset: 3, ruleSetId };
    const { days: states, ruleSetId: named } = epirice('leaf-blast', days, early);
    expect(states.findIndex(({ newInfections }) => newInfections > 0)).to.equal(2);
    expect(named).to.equal(ruleSetId);
  });

  it('sums the heat of insects and rice over other thresholds', () => {
    const days = Array.from({ length: 30 }, () => ({ maximumC: 25, minimumC: 15 }));
    const cool = { ...STEM_BORER_RULE, baseC: 10, ruleSetId };
    const [before, after] = [stemBorer(days), stemBorer(days, 'average', cool)];
    expect(after.reached['first-moths']).to.be.lessThan(before.reached['first-moths'] ?? 0);
    expect(after.ruleSetId).to.equal(ruleSetId);
    const extremes = { maximumC: 34, minimumC: 22 };
    expect(growingDegreeDays(extremes, { ...GROWTH_RULE, upperC: 40 })).to.equal(20);
    expect(growingDegreeDays(extremes, { ...GROWTH_RULE, baseC: 28 })).to.equal(0);
  });

  it('moves an isotherm there and back by the same constants', () => {
    const rule = { ...ISOTHERM_RULE, chungPfost: { a: 600, b: 0.22, c: 36 }, ruleSetId };
    const moisture = equilibriumMoisture('chung-pfost', 15, 0.7, rule);
    expect(moisture).to.not.be.closeTo(equilibriumMoisture('chung-pfost', 15, 0.7), 1e-3);
    expect(equilibriumHumidity('chung-pfost', 15, moisture, rule)).to.be.closeTo(0.7, 1e-12);
    expect(equilibriumHumidity('chung-pfost', 15, moisture)).to.not.be.closeTo(0.7, 1e-3);
  });
});
