// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';

import {
  epirice,
  ModelInputError,
  onCurve,
  type DailyWeather,
  type EpiriceName,
} from '../../src/index.js';
import { sharedFile } from './shared-data.js';

const WEATHER = sharedFile('irri_2000_wet_season_daily_weather.csv');

function season(): DailyWeather[] {
  return readFileSync(WEATHER, 'utf8')
    .trim()
    .split('\n')
    .slice(1, 121)
    .map((line) => line.split(',').map(Number))
    .map(([, , temperatureC = 0, humidityPercent = 0, rainMm = 0]) => ({
      humidityPercent,
      rainMm,
      temperatureC,
    }));
}

/** Expected values of day 120, from the design's table. */
const EXPECTED: Readonly<Partial<Record<EpiriceName, Readonly<Record<string, number>>>>> = {
  'leaf-blast': {
    diseased: 38.6634998,
    infectious: 0.2753777,
    intensity: 1.04065e-5,
    latent: 0.0049321,
    removed: 38.38319,
    senesced: 20335.428,
    sites: 26935.7785,
  },
  'brown-spot': {
    diseased: 2950.88678,
    infectious: 1183.00325,
    intensity: 0.03185553,
    latent: 1670.09394,
    removed: 97.789585,
    senesced: 55111.78027,
    sites: 86710.547,
  },
};

function close(got: number, want: number, tolerance: number): void {
  expect(Math.abs(got - want) / Math.abs(want), `${got} for ${want}`).to.be.below(tolerance);
}

describe('EPIRICE', () => {
  for (const [name, expected] of Object.entries(EXPECTED)) {
    it(`gives the reference's day 120 of ${name}`, function () {
      if (!existsSync(WEATHER)) this.skip();
      const { days } = epirice(name as EpiriceName, season());
      const last = { ...days.at(-1) } as Record<string, number>;
      for (const [state, want] of Object.entries(expected)) close(last[state] ?? 0, want, 1e-5);
    });
  }

  it('gives the reference’s areas under the curve and the day of the peak', function () {
    if (!existsSync(WEATHER)) this.skip();
    const blast = epirice('leaf-blast', season());
    close(blast.audpc, 0.05723093, 1e-6);
    close(epirice('brown-spot', season()).audpc, 0.23811558, 1e-6);
    const peak = blast.days.reduce((best, day) => (day.intensity > best.intensity ? day : best));
    expect(peak.day).to.equal(74);
    close(peak.intensity, 0.0010231, 1e-4);
  });

  for (const name of ['leaf-blast', 'brown-spot', 'bacterial-blight', 'sheath-blight'] as const) {
    it(`keeps the sites of ${name} whole and the intensity within 0…1`, () => {
      const weather = Array.from({ length: 120 }, () => ({
        humidityPercent: 95,
        rainMm: 0,
        temperatureC: 26,
      }));
      for (const day of epirice(name, weather).days) {
        expect(day.intensity).to.be.within(0, 1);
        expect(day.removed).to.be.at.least(-1e-9);
        expect(day.diseased - day.latent - day.infectious - day.removed).to.be.closeTo(0, 1e-6);
      }
    });

    it(`has no epidemic of ${name} in dry air`, () => {
      const weather = Array.from({ length: 120 }, () => ({
        humidityPercent: 60,
        rainMm: 0,
        temperatureC: 24,
      }));
      expect(epirice(name, weather).days.at(-1)?.diseased).to.equal(1);
    });
  }

  const bad: readonly Partial<DailyWeather>[] = [
    { temperatureC: Number.NaN },
    { temperatureC: 99 },
    { humidityPercent: 101 },
    { humidityPercent: -1 },
    { humidityPercent: Number.NaN },
    { rainMm: -0.1 },
    { rainMm: Number.NaN },
  ];
  for (const change of bad) {
    it(`refuses a day of ${JSON.stringify(change)}`, () => {
      const fine = { humidityPercent: 90, rainMm: 0, temperatureC: 24 };
      expect(() => epirice('leaf-blast', [fine, { ...fine, ...change }])).to.throw(
        ModelInputError,
        'day 2',
      );
    });
  }

  it('reads a curve between its corners, and 0 outside', () => {
    const curve = [
      [10, 0],
      [20, 1],
    ] as const;
    expect([9, 10, 15, 20, 21].map((x) => onCurve(curve, x))).to.deep.equal([0, 0, 0.5, 1, 0]);
  });
});
