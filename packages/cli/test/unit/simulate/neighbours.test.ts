// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { simulatedDevice, type DeviceKind } from '../../../src/simulate/device-kinds.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FROM_MS = Date.parse('2025-05-18T00:00:00.000+08:00');
const DAYS = 130;

type Values = ReadonlyMap<string, number>;

function season(kind: DeviceKind, site?: string): Values[] {
  const device = simulatedDevice(kind, 'panjin-demo', undefined, undefined, site);
  return Array.from({ length: DAYS * 4 }, (_, at) => {
    const said = device.measurementsAt(FROM_MS + at * 6 * HOUR_MS);
    return new Map(said.map(({ channel, scale, value }) => [channel, value * 10 ** scale]));
  });
}

function differences(left: readonly Values[], right: readonly Values[], channel: string): number[] {
  return left.map((one, at) =>
    Math.abs((one.get(channel) ?? NaN) - (right[at]?.get(channel) ?? NaN)),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('neighbouring stations', () => {
  const sites = ['pj01-field-p-001', 'pj01-field-p-002', 'pj01-field-p-003'];
  const stations = sites.map((site) => season('paddy-station', site));
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([a = 0, b = 0]) => [stations[a] ?? [], stations[b] ?? []] as const);

  for (const channel of ['air-temperature', 'relative-humidity', 'water-level', 'soil-bulk-ec'])
    it(`seldom read the same ${channel}`, () => {
      for (const [left, right] of pairs) {
        const same = differences(left, right, channel).filter((one) => one === 0);
        expect(same.length / left.length).to.be.lessThan(0.2);
      }
    });

  it('stand in one weather: within 1.8 °C of each other, warm and wet on the same days', () => {
    for (const [left, right] of pairs) {
      const apart = differences(left, right, 'air-temperature');
      expect(Math.max(...apart)).to.be.lessThan(1.8);
      expect(mean(apart)).to.be.greaterThan(0.1);
      for (const [at, one] of left.entries())
        expect((one.get('rain') ?? 0) > 0).to.equal((right[at]?.get('rain') ?? 0) > 0);
    }
  });

  it('measure nothing that cannot be', () => {
    for (const values of stations.flat()) {
      expect(values.get('sunshine')).to.be.within(0, 1);
      expect(values.get('relative-humidity')).to.be.within(0, 100);
      expect(values.get('wind-speed')).to.be.at.least(0);
    }
  });

  it('are kept flooded about flowering, and dried before and after', () => {
    const levels = (from: string, days: number): number[] => {
      const first = ((Date.parse(`${from}T00:00:00.000+08:00`) - FROM_MS) / DAY_MS) * 4;
      return stations
        .flatMap((one) => one.slice(first, first + days * 4))
        .map((values) => values.get('water-level') ?? NaN);
    };
    expect(Math.min(...levels('2025-07-29', 20))).to.be.greaterThan(25);
    expect(Math.min(...levels('2025-06-04', 50))).to.be.lessThan(-100);
    expect(Math.min(...levels('2025-06-04', 50))).to.be.greaterThan(-160);
  });

  it('come again from the same seed and name', () => {
    expect(season('paddy-station', sites[0])).to.deep.equal(stations[0]);
  });

  it('are bins too: one climate, not one curve', () => {
    const [one, other] = ['pj01-bin-1', 'pj01-bin-2'].map((site) => season('grain-bin', site));
    const apart = differences(one ?? [], other ?? [], 'c2-l3');
    expect(Math.max(...apart)).to.be.lessThan(2);
    expect(mean(apart)).to.be.greaterThan(0.1);
  });
});
