// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { hoursQuery, voidedQuery } from '../../../src/series/influx-query.js';
import { daysOf, type SeriesHour } from '../../../src/series/series-days.js';

const GOOD = {
  channel: 'main',
  deviceId: 'pj-1',
  fromMs: 0,
  quantity: 'air-temperature',
  toMs: 1000,
};
const LIMITS = { least: -90, most: 60 };
const HOUR_MS = 3_600_000;

/** Hour `index` of 1 July in Panjin, counted from its midnight. */
function hour(index: number, value: number): SeriesHour {
  const timeMs = Date.parse('2026-07-01T00:00:00.000+08:00') + index * HOUR_MS;
  return { max: value + 1, mean: value, min: value - 1, sum: value * 6, timeMs };
}

describe('daysOf', () => {
  it('cuts days at midnight of Panjin, not of UTC', () => {
    const days = daysOf([hour(-1, 10), hour(0, 20), hour(23, 22), hour(24, 30)], []);
    expect(days.map(({ date, hours }) => [date, hours])).to.deep.equal([
      ['2026-06-30', 1],
      ['2026-07-01', 2],
      ['2026-07-02', 1],
    ]);
    expect(days[1]).to.include({ max: 23, mean: 21, min: 19, sum: 252, voided: 0 });
  });

  it('counts the quarters that were measured, so that four readings by day are no whole day', () => {
    const quartersOf = (hours: readonly number[]): number | undefined =>
      daysOf(
        hours.map((index) => hour(index, 20)),
        [],
      )[0]?.quarters;
    expect(quartersOf([0, 6, 12, 18])).to.equal(4);
    expect(quartersOf([8, 9, 10, 11])).to.equal(1);
    expect(quartersOf([5, 6, 17])).to.equal(3);
  });

  it('counts what was void, also on a day that has nothing else', () => {
    const [day] = daysOf([], [{ count: 3, timeMs: hour(4, 0).timeMs }]);
    expect(day).to.deep.equal({
      ...{ date: '2026-07-01', hours: 0, max: 0, mean: 0, min: 0, quarters: 0, sum: 0 },
      voided: 3,
    });
  });

  it('leaves a day without anything out', () => {
    expect(daysOf([hour(0, 1), hour(48, 1)], []).map(({ date }) => date)).to.deep.equal([
      '2026-07-01',
      '2026-07-03',
    ]);
  });
});

describe('InfluxQL of days', () => {
  it('takes what is possible and of a believed clock, and counts the rest', () => {
    const where =
      `FROM "air-temperature" WHERE "deviceId" = 'pj-1' AND "channel" = 'main' ` +
      'AND time >= 0ms AND time <= 1000ms AND ';
    expect(hoursQuery(GOOD, LIMITS)).to.equal(
      'SELECT MEAN("value") AS "mean", MIN("value") AS "min", MAX("value") AS "max", SUM("value") AS "sum" ' +
        `${where}"value" >= -90.000000 AND "value" <= 60.000000 AND "flags" !~ /CLOCK/ GROUP BY time(1h) fill(none)`,
    );
    expect(voidedQuery(GOOD, LIMITS)).to.equal(
      `SELECT COUNT("value") AS "voided" ${where}` +
        '("value" < -90.000000 OR "value" > 60.000000 OR "flags" =~ /CLOCK/) GROUP BY time(1h) fill(none)',
    );
  });

  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1e10]) {
    it(`refuses ${bad} as a limit`, () => {
      expect(() => hoursQuery(GOOD, { ...LIMITS, most: bad })).to.throw();
      expect(() => voidedQuery(GOOD, { ...LIMITS, least: -bad })).to.throw();
    });
  }

  it('refuses a device id that leaves its quotes', () => {
    const bad = { ...GOOD, deviceId: "a' OR '1'='1" };
    expect(() => hoursQuery(bad, LIMITS)).to.throw();
    expect(() => voidedQuery(bad, LIMITS)).to.throw();
  });
});
