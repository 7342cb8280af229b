// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { brokenCurve, gapsOfTimes } from '../../src/parts/chart-gaps.js';

const HOUR = 3_600_000;
const hours = (...at: readonly number[]): number[] => at.map((hour) => hour * HOUR);

describe('gapsOfTimes', () => {
  for (const [what, times, gaps] of [
    ['finds none where a device measures evenly', hours(0, 1, 2, 3), []],
    ['finds the weeks in which nothing was read', hours(0, 1, 2, 503, 504), [[2, 503]]],
    ['finds one reading that is missing', hours(0, 1, 2, 4, 5, 6), [[2, 4]]],
    ['takes the longer of two usual distances', hours(0, 4, 12, 16, 24, 28, 36), []],
    ['counts two readings of one moment for nothing', hours(0, 0, 0, 0, 1, 2), []],
    ['says nothing of one reading', hours(3), []],
  ] as const)
    it(what, () => {
      expect(gapsOfTimes(times)).to.deep.equal(gaps.map(([from, to]) => hours(from, to)));
    });
});

describe('brokenCurve', () => {
  const at = (hour: number): { time: string; value: string } => ({
    time: new Date(hour * HOUR).toISOString(),
    value: String(hour),
  });

  it('has a hole within each gap, and all readings, by time', () => {
    const { timesMs, values } = brokenCurve([9, 1, 0, 2, 10].map(at));
    expect(values).to.deep.equal([0, 1, 2, null, 9, 10]);
    expect(timesMs).to.deep.equal(hours(0, 1, 2, 5.5, 9, 10));
  });

  it('knows the readings between two gaps, at its ends too', () => {
    const { lonely, values } = brokenCurve([0, 20, 21, 22, 23, 24, 25, 40, 60, 61].map(at));
    expect(lonely.map((place) => values[place])).to.deep.equal([0, 40]);
  });
});
