// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import { blastam, BlastamSeries, ModelInputError, type HourlyWeather } from '../../src/index.js';

const DAYS = 12;

function weather(index: number): HourlyWeather {
  return {
    rainMm: index % 37 === 19 ? 1 : 0,
    sunshineH: index % 24 > 8 && index % 24 < 16 ? 0.4 : 0,
    temperatureC: 21 + 3 * Math.sin((index / 24) * 2 * Math.PI),
    windMs: 0.5 + (index % 5) * 0.3,
  };
}

function filled(): { hours: HourlyWeather[]; series: BlastamSeries } {
  const series = new BlastamSeries();
  const hours = Array.from({ length: DAYS * 24 }, (_, index) => weather(index));
  for (const [index, hour] of hours.entries()) series.put(index, hour);
  return { hours, series };
}

describe('BlastamSeries', () => {
  it('has no verdict before the fifth day nor after the last', () => {
    const { series } = filled();
    expect([0, 3, DAYS].map((day) => series.verdict(day))).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(series.verdict(4)).to.not.equal(undefined);
  });

  it('says what the model says of the same five days', () => {
    const { hours, series } = filled();
    for (let day = 4; day < DAYS; day += 1) {
      expect(series.verdict(day)).to.deep.equal(
        blastam(hours.slice((day - 4) * 24, (day + 1) * 24)),
      );
    }
  });

  it('names a void value by its place in each day’s hours, and no more once the hour is said otherwise', () => {
    const { hours, series } = filled();
    const void1 = { ...hours[150], sunshineH: 2.2, windMs: -1 };
    hours[150] = void1;
    series.put(150, void1);
    for (let day = 4; day < DAYS; day += 1)
      expect(series.verdict(day)).to.deep.equal(
        blastam(hours.slice((day - 4) * 24, (day + 1) * 24)),
      );
    expect(series.verdict(7)?.voided.map(({ index }) => index)).to.deep.equal([78, 78]);
    series.put(150, weather(150));
    expect(series.verdict(7)?.voided).to.deep.equal([]);
  });

  it('keeps a verdict until an hour that it reads changes', () => {
    const { series } = filled();
    const before = series.verdict(9);
    expect(series.verdict(9)).to.equal(before);
    expect(series.put(4 * 24 + 23, { rainMm: 9 })).to.deep.equal([]);
    expect(series.verdict(9)).to.equal(before);
    expect(series.put(5 * 24, { rainMm: 9 })).to.deep.equal([9]);
    expect(series.verdict(9)).to.not.equal(before);
  });

  it('is the same whatever the order in which hours come', () => {
    const { hours, series } = filled();
    fc.assert(
      fc.property(fc.shuffledSubarray([...hours.keys()], { minLength: hours.length }), (order) => {
        const other = new BlastamSeries();
        for (const index of order) {
          other.put(index, hours[index] ?? {});
          other.verdict(Math.floor(index / 24));
        }
        for (let day = 0; day <= DAYS; day += 1) {
          expect(other.verdict(day)).to.deep.equal(series.verdict(day));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('does not judge a day with hours to come', () => {
    const series = new BlastamSeries();
    for (let index = 0; index < 4 * 24 + 10; index += 1) series.put(index, weather(index));
    expect(series.verdict(4)?.verdict).to.equal('not-judgeable');
  });

  for (const index of [-1, 0.5, Number.NaN, 24 * 400]) {
    it(`refuses hour ${index}`, () => {
      expect(() => new BlastamSeries().put(index, {})).to.throw(ModelInputError);
    });
  }
});
