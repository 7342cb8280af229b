// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { deviceSeries } from '../../src/series/device-series.js';
import type { SeriesPoint, SeriesPort, SeriesRequest } from '../../src/series/series-port.js';
import { closeServices, testServices } from '../doubles/services.js';

const NEWEST = '2025-11-03T06:00:00.000Z';
const NOW = new Date('2031-01-01T00:00:00.000Z');

/** A series whose newest point is years before the network's time. */
function silentSince(asked: SeriesRequest[], marks: readonly SeriesPoint[]): SeriesPort {
  return {
    points: (request) => {
      asked.push(request);
      return Promise.resolve([]);
    },
    strip: () => Promise.resolve({ count: marks.length, curve: [], marks }),
    ping: () => Promise.resolve(),
  };
}

const point: SeriesPoint = {
  bootEpoch: 1,
  channel: 'main',
  flags: '',
  quantity: 'grain-temperature',
  seq: 7,
  time: NEWEST,
  value: '13.5',
};

describe('the series of a device, where no time is named', () => {
  async function askedTime(
    query: { from?: string; to?: string },
    marks: readonly SeriesPoint[],
  ): Promise<SeriesRequest | undefined> {
    const services = await testServices();
    const { catalog, log } = services;
    try {
      const { value } = await catalog.device('pj-bin-0001');
      const asked: SeriesRequest[] = [];
      await deviceSeries({ series: silentSince(asked, marks), log, now: () => NOW }, value, query);
      return asked[0];
    } finally {
      await closeServices(services);
    }
  }

  it('ends at its newest reading', async () => {
    const asked = await askedTime({}, [point]);
    expect(asked?.toMs).to.equal(Date.parse(NEWEST) + 1);
  });

  it('ends now when there is none', async () => {
    expect((await askedTime({}, []))?.toMs).to.equal(NOW.getTime());
  });

  it('ends now when its begin is named', async () => {
    const asked = await askedTime({ from: '2030-12-25T00:00:00.000Z' }, [point]);
    expect(asked?.toMs).to.equal(NOW.getTime());
  });
});
