// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import {
  EPIRICE,
  epirice,
  EpiriceSeries,
  ModelInputError,
  type DailyWeather,
  type EpiriceName,
  type EpiriceResult,
} from '../../src/index.js';

const DISEASES = Object.keys(EPIRICE) as EpiriceName[];
/** Longer than any disease stays infectious but one, whose window is never left. */
const MOST_DAYS = 140;

const day = fc.record({
  humidityPercent: fc.integer({ max: 100, min: 60 }),
  rainMm: fc.double({ max: 20, min: 0, noNaN: true }),
  temperatureC: fc.double({ max: 42, min: 8, noNaN: true }),
});

function wet(at: number): DailyWeather {
  return { humidityPercent: 80 + (at % 20), rainMm: at % 7, temperatureC: 20 + (at % 9) };
}

function filled(disease: EpiriceName, days: number): [EpiriceSeries, DailyWeather[]] {
  const series = new EpiriceSeries(disease);
  const weather = Array.from({ length: days }, (_, at) => wet(at));
  for (const [at, today] of weather.entries()) series.put(at + 1, today);
  return [series, weather];
}

/** The very bytes: numbers to their last bit, keys in their order. */
function expectSame(result: EpiriceResult, whole: EpiriceResult): void {
  expect(result).to.deep.equal(whole);
  expect(JSON.stringify(result)).to.equal(JSON.stringify(whole));
}

describe('EpiriceSeries', () => {
  for (const disease of DISEASES) {
    it(`gives the bytes of the whole run as the days of ${disease} come in`, () => {
      const [, weather] = filled(disease, MOST_DAYS);
      const series = new EpiriceSeries(disease);
      for (const [at, today] of weather.entries()) {
        series.put(at + 1, today);
        expectSame(series.result(), epirice(disease, weather.slice(0, at + 1)));
      }
    });

    it(`gives the bytes of the whole run after late readings of ${disease}`, () => {
      const late = fc.tuple(fc.nat(), day, fc.boolean());
      const property = fc.property(
        fc.array(day, { maxLength: MOST_DAYS, minLength: 1, size: 'max' }),
        fc.array(late, { maxLength: 8, minLength: 1 }),
        (weather, readings) => {
          const series = new EpiriceSeries(disease);
          for (const [at, today] of weather.entries()) series.put(at + 1, today);
          for (const [place, changed, isAsked] of readings) {
            const at = place % weather.length;
            weather[at] = changed;
            series.put(at + 1, changed);
            if (isAsked) expectSame(series.result(), epirice(disease, weather));
          }
          expectSame(series.result(), epirice(disease, weather));
        },
      );
      fc.assert(property, { numRuns: 60 });
    });
  }

  it('says from which day on it is no longer what it was', () => {
    const [series] = filled('leaf-blast', 40);
    expect(series.put(20, wet(3))).to.equal(undefined);
    series.result();
    expect(series.put(30, wet(5))).to.equal(30);
    expect(series.put(35, wet(5))).to.equal(undefined);
    expect(series.put(10, wet(5))).to.equal(10);
    expect(series.put(41, wet(40))).to.equal(undefined);
    expect(series.days).to.equal(41);
  });

  it('judges no day again for a word that says the same', () => {
    const [series, weather] = filled('leaf-blast', 60);
    const before = series.result();
    expect(series.put(10, { ...wet(9) })).to.equal(undefined);
    expect(series.result().days[9]).to.equal(before.days[9]);
    expect(series.result().days.at(-1)).to.equal(before.days.at(-1));
    expectSame(series.result(), epirice('leaf-blast', weather));
  });

  it('keeps the days before a late reading as they are, and judges those after it', () => {
    const [series] = filled('brown-spot', 60);
    const before = series.result();
    series.put(28, { humidityPercent: 10, rainMm: 0, temperatureC: 25 });
    const after = series.result();
    expect(after.days[26]).to.equal(before.days[26]);
    expect(after.days[27]?.rate).to.not.equal(before.days[27]?.rate);
    expect(after.audpc).to.not.equal(before.audpc);
  });

  it('is not changed by what its caller does with a day afterwards', () => {
    const today = { humidityPercent: 95, rainMm: 9, temperatureC: 22 };
    const series = new EpiriceSeries('leaf-blast');
    series.put(1, today);
    today.temperatureC = 41;
    expectSame(series.result(), epirice('leaf-blast', [{ ...today, temperatureC: 22 }]));
  });

  it('has no day before the first', () => {
    expectSame(new EpiriceSeries('leaf-blast').result(), epirice('leaf-blast', []));
  });

  for (const at of [0, -1, 1.5, 4, Number.NaN]) {
    it(`refuses day ${at} after two days: a gap would be taken for dry days`, () => {
      const [series, weather] = filled('leaf-blast', 2);
      expect(() => series.put(at, wet(0))).to.throw(ModelInputError, '1 to 3');
      expectSame(series.result(), epirice('leaf-blast', weather));
    });
  }

  for (const [what, wrong] of [
    ['temperature', { temperatureC: Number.NaN }],
    ['temperature', { temperatureC: 61 }],
    ['humidity', { humidityPercent: 101 }],
    ['rain', { rainMm: -1 }],
  ] as const) {
    it(`refuses an impossible ${what}, and keeps the day that it had`, () => {
      const [series, weather] = filled('leaf-blast', 30);
      series.result();
      expect(() => series.put(12, { ...wet(11), ...wrong })).to.throw(ModelInputError, 'day 12');
      expectSame(series.result(), epirice('leaf-blast', weather));
    });
  }
});
