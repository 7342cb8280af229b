// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §4 and §7.
import { expect } from 'chai';

import {
  aerationAdvice,
  dewPoint,
  equilibriumHumidity,
  equilibriumMoisture,
  fumigationDose,
  headspaceState,
  HotSpots,
  inspectionPeriodDays,
  layerMeans,
  massAtMoisture,
  ModelInputError,
  respiration,
} from '../../src/index.js';

describe('grain', () => {
  it('keeps dry matter when moisture changes', () => {
    expect(massAtMoisture(1000, 16.5, 14.5)).to.be.closeTo(976.6082, 5e-5);
    for (const percent of [-1, 100])
      expect(() => massAtMoisture(1, percent, 14.5)).to.throw(ModelInputError);
  });
  it('has the equilibrium moistures of both isotherms', () => {
    expect(equilibriumMoisture('modified-henderson', 15, 0.7)).to.be.closeTo(14.165, 5e-4);
    expect(equilibriumMoisture('chung-pfost', 15, 0.7)).to.be.closeTo(13.847, 5e-4);
    expect(equilibriumMoisture('modified-henderson', 25, 0.65)).to.be.closeTo(12.839, 5e-4);
    expect(equilibriumMoisture('chung-pfost', 25, 0.65)).to.be.closeTo(12.569, 5e-4);
    for (const rh of [0, 1, 70])
      expect(() => equilibriumMoisture('chung-pfost', 15, rh)).to.throw(ModelInputError);
  });
  for (const isotherm of ['modified-henderson', 'chung-pfost'] as const) {
    it(`goes forth and back by ${isotherm}`, () => {
      for (const rh of [0.3, 0.5, 0.75, 0.9]) {
        const moisture = equilibriumMoisture(isotherm, 20, rh);
        expect(equilibriumHumidity(isotherm, 20, moisture)).to.be.closeTo(rh, 1e-9);
      }
    });
  }
  it('has dew points', () => {
    expect(dewPoint(20, 1)).to.be.closeTo(20, 1e-9);
    expect(dewPoint(20, 0.5)).to.be.closeTo(9.26, 0.02);
    expect(() => dewPoint(20, 0)).to.throw(ModelInputError);
  });

  const scan = (hot: number) => [
    ...Array.from({ length: 9 }, (_, at) => ({ layer: 1, sensor: `a${at}`, temperatureC: 10 })),
    { layer: 1, sensor: 'hot', temperatureC: 10 + hot },
    { layer: 2, sensor: 'warm layer', temperatureC: 25 },
    { layer: 2, sensor: 'silent' },
  ];
  it('judges a point against its layer, so that a warm layer is no hot spot', () => {
    const [floor, top] = layerMeans(scan(0));
    expect([floor?.meanC, top?.meanC, top?.silent]).to.deep.equal([10, 25, 1]);
    expect(new HotSpots().scan(scan(0))).to.deep.equal([]);
  });
  it('raises after two scans above 5 K and clears below 3', () => {
    const bin = new HotSpots();
    const states = [6, 6, 4, 3.4, 3.2].map((hot) => {
      bin.scan(scan(hot));
      return bin.stateOf('hot');
    });
    // A point of ten lifts its layer's mean by a tenth: +6 is 5.4 above it, +3.2 is 2.88.
    expect(states).to.deep.equal(['note', 'hot', 'hot', 'hot', 'normal']);
  });
  it('keeps a hot spot whose sensor falls silent', () => {
    const bin = new HotSpots();
    bin.scan(scan(6));
    bin.scan(scan(6));
    bin.scan(scan(6).filter(({ sensor }) => sensor !== 'hot'));
    expect(bin.stateOf('hot')).to.equal('hot');
  });
  it('has the inspection periods of GB/T 29890', () => {
    const cold = { maximumC: 14, meanC: 10 };
    const warm = { maximumC: 26, meanC: 14 };
    const periods = (grain: typeof cold) =>
      (['safe', 'semi-safe', 'dangerous'] as const).map((one) => inspectionPeriodDays(one, grain));
    expect(periods(cold)).to.deep.equal([15, 10, 5]);
    expect(periods(warm)).to.deep.equal([7, 5, 1]);
    expect(inspectionPeriodDays('safe', { maximumC: 25, meanC: 15 })).to.equal(15);
    expect(inspectionPeriodDays('safe', cold, true)).to.equal(10);
  });

  const air = {
    gradientKPerM: 2,
    grainMeanC: 20,
    grainMoisturePercent: 14.5,
    isWetOutside: false,
    moistureGradientPercentPerM: 0.5,
    outsideC: 11,
    outsideHumidity: 0.7,
    topBottomK: 5,
  };
  it('starts at 8 K, goes on at 4 K', () => {
    expect(aerationAdvice(air, false).advice).to.equal('start');
    expect(aerationAdvice({ ...air, outsideC: 13 }, false).advice).to.equal('stay-off');
    expect(aerationAdvice({ ...air, outsideC: 13 }, true).advice).to.equal('go-on');
    expect(aerationAdvice({ ...air, outsideC: 17 }, true).advice).to.equal('stop');
  });
  it('never runs in rain, with moist air, or once all is even', () => {
    expect(aerationAdvice({ ...air, isWetOutside: true }, false).reasons).to.deep.equal([
      'rain-snow-fog',
    ]);
    const moist = aerationAdvice({ ...air, grainMoisturePercent: 9 }, false);
    expect(moist.reasons).to.deep.equal(['air-too-moist']);
    const even = {
      ...air,
      gradientKPerM: 1,
      moistureGradientPercentPerM: 0.3,
      outsideC: 16,
      topBottomK: 3,
    };
    expect(aerationAdvice(even, true)).to.include({ advice: 'stop' });
    expect(aerationAdvice({ ...even, topBottomK: 4 }, true).advice).to.equal('go-on');
  });
  it('respires 0.5 and 18 mg at 38 °C, double per 10 °C', () => {
    expect(respiration(13, 38)).to.be.closeTo(0.5, 1e-9);
    expect(respiration(17, 38)).to.be.closeTo(18, 1e-9);
    expect(respiration(17, 28)).to.be.closeTo(9, 1e-9);
    for (const moisture of [9, 21])
      expect(() => respiration(moisture, 20)).to.throw(ModelInputError);
  });
  it('reads the headspace', () => {
    const states = [450, 700, 1_000, 3_000].map(headspaceState);
    expect(states).to.deep.equal(['safe', 'watch', 'problem', 'spoiling']);
    expect(() => headspaceState(-1)).to.throw(ModelInputError);
  });
  it('counts the dose of the point that got least', () => {
    const reading = (point: string, hour: number, gramsPerM3: number) => ({
      gramsPerM3,
      point,
      timeMs: hour * 3_600_000,
    });
    const { least } = fumigationDose([
      reading('a', 0, 2),
      reading('b', 24, 1),
      reading('a', 24, 2),
      reading('b', 0, 0),
    ]);
    expect([least?.point, least?.doseGramHoursPerM3, least?.lowestGramsPerM3]).to.deep.equal([
      'b',
      12,
      0,
    ]);
    expect(fumigationDose([])).to.deep.equal({ points: [] });
    expect(() => fumigationDose([reading('a', 0, -1)])).to.throw(ModelInputError);
    expect(() => fumigationDose([reading('a', 0, 1), reading('a', 0, 2)])).to.throw(
      ModelInputError,
    );
  });
});
