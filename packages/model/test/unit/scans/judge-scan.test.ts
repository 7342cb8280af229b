// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  isRepeat,
  judgeScan,
  kilometresBetween,
  SCAN_PLACES,
  SCAN_RULES,
  type ScanCounts,
  type ScanPoint,
} from '../../../src/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-24T00:00:00.000Z');
const [PANJIN, SHENYANG, GUANGZHOU, CHENGDU] = ['211100', '210100', '440100', '510100'] as const;

interface Row {
  /** Hours after the start. */
  readonly hours: number;
  readonly place?: string;
}

function after(rows: readonly Row[]): ScanCounts {
  let counts: ScanCounts | undefined;
  const recent: ScanPoint[] = [];
  for (const [at, { hours, place }] of rows.entries()) {
    const point = { timeMs: START + hours * HOUR, place, visitor: at };
    counts = judgeScan(counts, recent, point, SCAN_RULES).counts;
    recent.push(point);
  }
  if (!counts) throw new Error('expected a scan');
  return counts;
}

const flagsOf = (rows: readonly Row[]): string[] => Object.keys(after(rows).flags);
const days = (...list: readonly number[]): Row[] => list.map((day) => ({ hours: day * 24 }));

describe('judgeScan', () => {
  it('counts the first scan and keeps its time', () => {
    expect(after([{ hours: 0, place: PANJIN }])).to.deep.equal({
      ...{ count: 1, cities: 1, distant: 0, flags: {} },
      first: '2026-11-24T00:00:00.000Z',
    });
    expect(after(days(0, 3))).to.include({ count: 2, first: '2026-11-24T00:00:00.000Z' });
  });

  for (const [what, rows, want] of [
    ['two scans on a day', days(0, 0.2), []],
    ['three within 24 h', days(0, 0.5, 0.99), ['scan-pattern']],
    ['three, the first of them 24 h ago', days(0, 0.5, 1), []],
    ['three within 30 days', days(0, 10, 20), []],
    ['four within 30 days', days(0, 9, 18, 29.9), ['scan-pattern']],
    ['four, the first of them 30 days ago', days(0, 9, 18, 30), []],
    ['four in a quarter', days(0, 25, 50, 75), []],
  ] as const) {
    it(`flags ${what}: ${want.join() || 'nothing'}`, () => {
      expect(flagsOf(rows)).to.deep.equal([...want]);
    });
  }

  const apart = (...places: readonly (string | undefined)[]): Row[] =>
    places.map((place, at) => ({ hours: at * 36, ...(place !== undefined && { place }) }));
  for (const [what, places, distant, flags] of [
    ['a bag that is posted', [PANJIN, GUANGZHOU], 1, []],
    ['the next town', [PANJIN, SHENYANG, PANJIN], 0, []],
    ['two far places and back', [PANJIN, GUANGZHOU, PANJIN], 2, ['distant-scan']],
    ['three far places', [PANJIN, GUANGZHOU, CHENGDU], 2, ['distant-scan']],
    ['phones without a place', [undefined, GUANGZHOU, undefined], 0, []],
    ['a phone without a place between', [PANJIN, undefined, GUANGZHOU], 1, []],
    ['a place that we do not know', [PANJIN, '999999', PANJIN], 0, []],
  ] as const) {
    it(`finds ${distant} distant scans for ${what}`, () => {
      const counts = after(apart(...places));
      expect(counts.distant).to.equal(distant);
      expect(Object.keys(counts.flags)).to.deep.equal([...flags]);
    });
  }

  it('raises no distant flag on places that were scanned more than 30 days apart', () => {
    const rows = [PANJIN, GUANGZHOU, CHENGDU].map((place, at) => ({
      hours: at * 31 * 24,
      place,
    }));
    expect(after(rows)).to.deep.include({ distant: 0, cities: 1, flags: {} });
  });

  it('calls 20 scans in an hour a burst, and 19 none', () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ hours: at / 20 }));
    expect(flagsOf(rows)).to.have.members(['scan-pattern', 'burst']);
    expect(flagsOf(rows.slice(1))).to.deep.equal(['scan-pattern']);
  });

  it('keeps a flag with the time at which it was raised first', () => {
    const rows = days(0, 0.1, 0.2, 60);
    expect(after(rows).flags['scan-pattern']).to.equal('2026-11-24T04:48:00.000Z');
  });
});

describe('isRepeat', () => {
  const point = (visitor: number | undefined, timeMs: number): ScanPoint => ({ timeMs, visitor });
  it('knows a phone for 30 days, and no other by it', () => {
    const recent = [point(7, START)];
    expect(isRepeat(recent, point(7, START + 29 * DAY))).to.equal(true);
    expect(isRepeat(recent, point(7, START + 30 * DAY))).to.equal(false);
    expect(isRepeat(recent, point(8, START))).to.equal(false);
    expect(isRepeat([point(undefined, START)], point(undefined, START))).to.equal(false);
  });
});

describe('SCAN_PLACES', () => {
  it('holds cities of China by a code of six digits', () => {
    for (const [code, place] of SCAN_PLACES) {
      expect(code).to.match(/^\d{4}00$/);
      expect(place.zh).to.match(/^\p{Script=Han}+$/u);
      expect(place.latitude, code).to.be.within(18, 54);
      expect(place.longitude, code).to.be.within(73, 136);
    }
    expect(SCAN_PLACES.size).to.equal(58);
  });

  it('knows how far they are', () => {
    expect(kilometresBetween('110000', '310000')).to.be.within(1050, 1090);
    expect(kilometresBetween('110000', '110000')).to.equal(0);
    expect(kilometresBetween('110000', '000000')).to.equal(undefined);
  });
});
