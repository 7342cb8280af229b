// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §3, §4 and §7.
import { expect } from 'chai';
import fc from 'fast-check';

import {
  BALANCE_RULE,
  massBalance,
  ModelInputError,
  overwinteredBorer,
  pointRises,
  type PointReading,
  type WeighedPart,
} from '../../src/index.js';

const HOUR_MS = 3_600_000;
/** 00:00 of 1 May 2026 in Panjin. */
const START_MS = Date.UTC(2026, 3, 30, 16);
const readings = (sensor: string, means: readonly (number | undefined)[]): PointReading[] =>
  means.flatMap((mean, day) =>
    mean === undefined
      ? []
      : [-1, 1].map((swing, at) => ({
          sensor,
          temperatureC: mean + swing,
          timeMs: START_MS + (day * 24 + at * 23) * HOUR_MS,
        })),
  );
const notedOn = (...means: readonly (number | undefined)[]): string | undefined =>
  pointRises(readings('a', means))[0]?.notedOn;

describe('rates of rise', () => {
  it('are of daily means, by the day of Panjin', () => {
    const [point] = pointRises(readings('a', [10, 11.5]));
    expect(point?.days).to.deep.equal([
      { date: '2026-05-01', meanC: 10 },
      { date: '2026-05-02', meanC: 11.5, riseK: 1.5 },
    ]);
  });

  it('are noted from 1 K a day on the third day in a row on, once', () => {
    expect(notedOn(10, 11, 12, 13)).to.equal('2026-05-04');
    expect(notedOn(10, 11.1, 12.2, 13.3, 14.4)).to.equal('2026-05-04');
  });

  it('are not noted for two days, a pause, a slower rise or a fall', () => {
    expect(notedOn(10, 11, 12)).to.equal(undefined);
    expect(notedOn(10, 11, 12, 12.5, 13.5, 14.5)).to.equal(undefined);
    expect(notedOn(10, 10.9, 11.8, 12.7, 13.6)).to.equal(undefined);
    expect(notedOn(14, 13, 12, 11, 10)).to.equal(undefined);
  });

  it('bridge no day without a reading', () => {
    expect(notedOn(10, 11, 12, undefined, 14, 15)).to.equal(undefined);
    const [point] = pointRises(readings('a', [10, undefined, 14]));
    expect(point?.days.map(({ riseK }) => riseK)).to.deep.equal([undefined, undefined]);
  });

  it('are the same whatever the order of the readings, the points by their names', () => {
    const all = [...readings('b', [10, 11, 12, 13]), ...readings('a', [5, 5])];
    expect(pointRises([...all].reverse())).to.deep.equal(pointRises(all));
    expect(pointRises(all).map(({ sensor }) => sensor)).to.deep.equal(['a', 'b']);
    expect(pointRises([])).to.deep.equal([]);
  });

  it('ask for a row of at least one day', () => {
    for (const days of [0, -1])
      expect(() => pointRises([], { days, kPerDay: 1 })).to.throw(ModelInputError);
  });
});

describe('the balance of a milling', () => {
  const paddy: WeighedPart = { mass: 1_000_000, moisturePercent: 16.5, part: 'paddy' };
  const dry = (part: WeighedPart['part'], mass: number): WeighedPart => ({
    mass,
    moisturePercent: 14.5,
    part,
  });

  it('brings every mass to 14.5 % before anything is added', () => {
    const { difference, parts } = massBalance([paddy, dry('milled', 976_608)]);
    expect(parts.paddy).to.be.closeTo(976_608.2, 0.05);
    expect(difference).to.be.closeTo(0.2, 0.05);
    // Weighed masses alone would have missed 23 kg.
    expect(paddy.mass - 976_608).to.equal(23_392);
  });

  it('is within 2 % of the paddy on both sides, and not beyond', () => {
    const at = (milled: number): boolean =>
      massBalance([dry('paddy', 1_000), dry('milled', milled)]).isWithin;
    expect([979, 980, 1_000, 1_020, 1_021].map(at)).to.deep.equal([false, true, true, true, false]);
  });

  it('flags a recovery outside 60–72 %, broken rice with it', () => {
    const at = (milled: number, broken: number): boolean =>
      massBalance([dry('paddy', 1_000), dry('milled', milled), dry('broken', broken)])
        .isRecoveryUsual;
    expect([at(599, 0), at(590, 10), at(700, 20), at(700, 21)]).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
  });

  it('adds parts of one kind, each at its own moisture', () => {
    const { parts } = massBalance([
      dry('paddy', 1_000),
      { mass: 100, moisturePercent: 12, part: 'bran' },
      dry('bran', 10),
    ]);
    expect(parts.bran).to.be.closeTo((100 * 88) / 85.5 + 10, 1e-9);
  });

  it('closes whatever is split off, by parts that were weighed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ max: 100, min: 1, noNaN: true }), { minLength: 1 }),
        (all) => {
          const sum = all.reduce((total, one) => total + one, 0);
          const parts = all.map((mass) => dry('husk', mass));
          expect(massBalance([dry('paddy', sum), ...parts]).differencePercent).to.be.closeTo(
            0,
            1e-9,
          );
        },
      ),
      { seed: 5 },
    );
  });

  const bad: readonly (readonly [string, readonly WeighedPart[]])[] = [
    ['no paddy', [dry('milled', 1)]],
    ['paddy of nothing', [dry('paddy', 0)]],
    ['a negative mass', [dry('paddy', 1), dry('bran', -1)]],
    ['a mass that is no number', [dry('paddy', 1), dry('bran', Number.NaN)]],
    ['a moisture of 100 %', [{ ...dry('paddy', 1), moisturePercent: 100 }]],
    ['a moisture below 0 %', [{ ...dry('paddy', 1), moisturePercent: -1 }]],
  ];
  for (const [what, parts] of bad)
    it(`refuses ${what}`, () => {
      expect(() => massBalance(parts, BALANCE_RULE)).to.throw(ModelInputError);
    });
});

describe('stem borers that have overwintered', () => {
  const days = (count: number, at: number): { maximumC: number; minimumC: number }[] =>
    Array.from({ length: count }, () => ({ maximumC: at, minimumC: at }));

  it('pupate after 235 DD over 10 °C', () => {
    expect(overwinteredBorer(days(24, 20)).firstPupa).to.equal(24);
    expect(overwinteredBorer(days(23, 20)).firstPupa).to.equal(undefined);
    expect(overwinteredBorer(days(24, 20))).to.include({
      degreeDays: 240,
      model: 'stem-borer-stages',
    });
  });

  it('gain nothing at 10 °C, and no more above 38 °C', () => {
    expect(overwinteredBorer(days(300, 10)).firstPupa).to.equal(undefined);
    expect(overwinteredBorer(days(9, 50)).firstPupa).to.equal(9);
    expect(overwinteredBorer(days(9, 38)).firstPupa).to.equal(9);
  });

  it('say nothing from a missing day on', () => {
    const { firstPupa, missing } = overwinteredBorer([...days(10, 20), undefined, ...days(30, 20)]);
    expect([firstPupa, missing]).to.deep.equal([undefined, [11]]);
  });
});
