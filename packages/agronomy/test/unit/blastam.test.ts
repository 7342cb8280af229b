// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';

import { blastam, ModelInputError, type HourlyWeather } from '../../src/index.js';
import { sharedFile } from './shared-data.js';

type Hour = { -readonly [K in keyof HourlyWeather]: HourlyWeather[K] };

/** 22 °C, 0.5 m/s, dry and dull but for 1 mm at 19:00 of day 4, changed by `change`. */
function hours(change: (index: number) => Partial<Hour> = () => ({})): Hour[] {
  return Array.from({ length: 120 }, (_, index) => ({
    rainMm: index === 91 ? 1 : 0,
    sunshineH: 0,
    temperatureC: 22,
    windMs: 0.5,
    ...change(index),
  }));
}

/** One hour changed. */
function at(place: number, change: Partial<Hour>): Hour[] {
  return hours((index) => (index === place ? change : {}));
}

function isWindow(index: number): boolean {
  return index >= 88 && index <= 111;
}

describe('BLASTAM', () => {
  const table: readonly [string, Hour[], number, string][] = [
    ['base', hours(), 14, 'favourable'],
    ['18 °C throughout', hours(() => ({ temperatureC: 18 })), 14, '1'],
    ['26 °C throughout', hours(() => ({ temperatureC: 26 })), 14, '2'],
    [
      '21 °C with a hot window',
      hours((index) => ({ temperatureC: isWindow(index) ? 26 : 21 })),
      14,
      '3',
    ],
    [
      'a cool wet period',
      hours((index) => ({ rainMm: index === 89 ? 1 : 0, temperatureC: index < 88 ? 23.5 : 15.4 })),
      16,
      '4',
    ],
    ['4.0 mm at 20:00', at(92, { rainMm: 4 }), 2, 'none'],
    [
      '3.0 mm at 20:00 and 21:00',
      hours((index) => (index === 92 || index === 93 ? { rainMm: 3 } : {})),
      2,
      'none',
    ],
    ['rain by day alone', hours((index) => ({ rainMm: index === 105 ? 0.5 : 0 })), 5, 'none'],
  ];
  for (const [what, series, wetHours, verdict] of table) {
    it(`${what}: ${wetHours} wet hours, ${verdict}`, () => {
      const result = blastam(series);
      expect([result.wetPeriod?.hours, result.verdict]).to.deep.equal([wetHours, verdict]);
    });
  }

  describe('what ends wetness', () => {
    const last = (series: Hour[]): number | undefined => blastam(series).wetPeriod?.to;
    it('lasts to 07:00 by itself', () => {
      expect(last(hours())).to.equal(103);
    });
    it('ends in the hour before a gust of 4 m/s', () => {
      expect(last(at(97, { windMs: 4 }))).to.equal(95);
    });
    it('does not end by 3.9 m/s', () => {
      expect(last(at(97, { windMs: 3.9 }))).to.equal(103);
    });
    it('ends at the middle of three hours of 3 m/s, and not of two', () => {
      const steady = (from: number, to: number): Hour[] =>
        hours((index) => (index >= from && index <= to ? { windMs: 3 } : {}));
      expect(last(steady(96, 98))).to.equal(96);
      expect(last(steady(96, 97))).to.equal(103);
    });
    it('ends with one hour of 3 m/s from 04:00 on', () => {
      expect(last(at(101, { windMs: 3 }))).to.equal(100);
    });
    it('takes 3 m/s in an hour with rain for 2', () => {
      expect(last(at(101, { rainMm: 0.5, windMs: 3 }))).to.equal(103);
    });
    it('ends by more than 0.2 h of sunshine, counted anew after midnight', () => {
      const sun = (index: number, sunshineH: number): Partial<Hour> =>
        index === 94 || index === 102 ? { sunshineH } : {};
      expect(last(hours((index) => sun(index, 0.2)))).to.equal(103);
      expect(last(hours((index) => sun(index, 0.3)))).to.equal(93);
    });
    it('begins again with later rain', () => {
      const series = hours((index) => {
        if (index === 93) return { windMs: 5 };
        return index === 99 ? { rainMm: 0.5 } : {};
      });
      const { laterRuns, wetPeriod } = blastam(series);
      expect([wetPeriod?.from, wetPeriod?.to]).to.deep.equal([90, 91]);
      expect(laterRuns.map(({ from, to }) => [from, to])).to.deep.equal([[98, 103]]);
    });
  });

  it('washes with 4.0 mm and not with 3.9', () => {
    expect(blastam(at(92, { rainMm: 3.9 })).washedAt).to.deep.equal([]);
    expect(blastam(at(92, { rainMm: 4 })).washedAt).to.deep.equal([92]);
  });

  it('washes with a spell that began before the window', () => {
    const series = hours((index) => (index === 84 || index === 85 ? { rainMm: 3 } : {}));
    expect(blastam(series).wetPeriod?.from).to.equal(94);
  });

  it('rounds halves up: 16.5 °C asks for the 14 hours of 17 °C', () => {
    const series = hours((index) => ({ temperatureC: isWindow(index) ? 16.5 : 23 }));
    expect(blastam(series).requiredHours).to.equal(14);
  });

  describe('not judgeable', () => {
    for (const quantity of ['temperatureC', 'windMs', 'rainMm'] as const) {
      it(`without ${quantity} in the window`, () => {
        const result = blastam(at(88, { [quantity]: undefined }));
        expect(result.verdict).to.equal('not-judgeable');
        expect(result.missing).to.deep.equal([`${quantity}@88`]);
      });
    }
    it('with an impossible wind in the window', () => {
      const { missing, verdict, voided } = blastam(at(100, { windMs: -1 }));
      expect([verdict, missing]).to.deep.equal(['not-judgeable', ['windMs@100']]);
      expect(voided).to.deep.equal([
        { index: 100, quantity: 'windMs', reason: 'below-physical', value: -1 },
      ]);
    });
    it('with a gap of four hours of temperature before it', () => {
      const gap = (length: number): Hour[] =>
        hours((index) => (index >= 40 && index < 40 + length ? { temperatureC: undefined } : {}));
      expect(blastam(gap(4)).verdict).to.equal('not-judgeable');
      const three = blastam(gap(3));
      expect([three.verdict, three.interpolated]).to.deep.equal(['favourable', [40, 41, 42]]);
    });
    it('with rain unknown where it could have washed', () => {
      expect(blastam(at(82, { rainMm: undefined })).verdict).to.equal('not-judgeable');
      expect(blastam(at(80, { rainMm: undefined })).verdict).to.equal('favourable');
    });
  });

  it('takes a void sunshine hour for none and says so', () => {
    const { verdict, voided } = blastam(at(95, { sunshineH: 2.2 }));
    expect(verdict).to.equal('favourable');
    expect(voided.map(({ index, value }) => [index, value])).to.deep.equal([[95, 2.2]]);
  });

  for (const length of [0, 119, 121]) {
    it(`refuses ${length} hours`, () => {
      expect(() => blastam(hours().concat(hours()).slice(0, length))).to.throw(
        ModelInputError,
        '120',
      );
    });
  }

  it('finds the impossible value of the worked example and judges without it', function () {
    const path = sharedFile('blastam_example_120h.csv');
    if (!existsSync(path)) this.skip();
    const series = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
      .map(([, , , temperatureC, windMs, rainMm, sunshineH]) => ({
        rainMm,
        sunshineH,
        temperatureC,
        windMs,
      }));
    const result = blastam(series);
    expect(result.voided).to.deep.equal([
      { index: 89, quantity: 'sunshineH', reason: 'above-physical', value: 2.2 },
    ]);
    expect(result.verdict).to.equal('favourable');
  });
});
