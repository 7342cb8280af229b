// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { traceCommandSchemas } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import type { SensorSource } from '../../src/epcis/sensor-events.js';
import { closingOffer } from '../../src/everything/closing-offer.js';
import { GatewayError } from '../../src/gateway-error.js';
import type { SeriesPoint } from '../../src/series/series-port.js';
import { Catalog } from '../../src/story/catalog.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { seasonStore } from '../doubles/season.js';

const START = Date.parse('2026-10-04T08:00:00.000Z');
const HEAD = { logRoot: 'c'.repeat(64), logSize: 5, origin: 'pj01/bridge-1' };

function pointAt(at: number, bootEpoch: number, seq: number): SeriesPoint {
  const time = new Date(START + at * 3_600_000).toISOString();
  return {
    bootEpoch,
    channel: 'main',
    flags: '',
    quantity: 'grain-temperature',
    seq,
    time,
    value: '14',
  };
}

describe('closingOffer', () => {
  let points: SeriesPoint[];
  let heads: object[];
  let source: SensorSource;

  beforeEach(async () => {
    const { index, store } = await seasonStore();
    // A device that started anew counts from 0 again; its last reading is under no head yet.
    points = [
      pointAt(0, 1, 7),
      pointAt(1, 1, 9),
      pointAt(2, 2, 0),
      pointAt(3, 2, 1),
      pointAt(4, 2, 30),
    ];
    heads = [{ advance: 1 }];
    source = {
      catalog: new Catalog(store),
      index,
      log: {
        advanceOf: (batch: number) => (batch < 5 ? { logSize: 5 } : undefined),
        advances: () =>
          heads.map(() => ({ head: JSON.stringify(headOf()), logSize: 5, origin: HEAD.origin })),
        batchOf: (_device: string, _epoch: number, seq: number) => (seq < 25 ? 4 : 5),
        origin: HEAD.origin,
        refresh: () => Promise.resolve(),
      } as unknown as LogArchive,
      now: () => new Date('2026-11-24T00:00:00.000Z'),
      series: {
        ping: () => Promise.resolve(),
        points: ({ fromMs, toMs }, limit) =>
          Promise.resolve(
            points
              .filter(({ time }) => fromMs <= Date.parse(time) && Date.parse(time) <= toMs)
              .slice(0, limit),
          ),
        strip: () => Promise.reject(new Error('not asked')),
      },
    };
  });

  it('names the first and last anchored reading of each device, by epoch and number', async () => {
    const { devices, heads: named, isRead, omitted } = await closingOffer(source, 'k-1');
    expect(devices).to.deep.equal([
      {
        deviceId: 'pj-bin-0001',
        from: { bootEpoch: 1, seq: 7, time: '2026-10-04T08:00:00.000Z' },
        place: { id: 'bin-1', kind: 'bin' },
        to: { bootEpoch: 2, seq: 1, time: '2026-10-04T11:00:00.000Z' },
      },
    ]);
    expect(named).to.deep.equal([HEAD]);
    expect({ isRead, omitted }).to.deep.equal({ isRead: true, omitted: 0 });
  });

  it('is what a closeLot takes', async () => {
    const { devices, heads: named } = await closingOffer(source, 'k-1');
    const fields = traceCommandSchemas.closeLot.pick({ devices: true, heads: true });
    const bound = devices.map(({ deviceId, from, to }) => ({
      deviceId,
      from: { bootEpoch: from.bootEpoch, seq: from.seq },
      to: { bootEpoch: to.bootEpoch, seq: to.seq },
    }));
    expect(fields.safeParse({ devices: bound, heads: named }).success).to.equal(true);
  });

  it('offers no device whose readings are under no head, and counts it', async () => {
    points = [pointAt(4, 2, 30)];
    expect(await closingOffer(source, 'k-1')).to.deep.include({ devices: [], omitted: 1 });
  });

  it('offers no reading of a time when the lot lay elsewhere', async () => {
    points = [pointAt(-200 * 24, 1, 1)];
    expect((await closingOffer(source, 'k-1')).devices).to.deep.equal([]);
  });

  it('offers no head where none is on the ledger', async () => {
    heads = [];
    expect((await closingOffer(source, 'k-1')).heads).to.deep.equal([]);
  });

  it('says that the series did not answer', async () => {
    const down = (): Promise<never> =>
      Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer'));
    source = { ...source, series: { ping: down, points: down, strip: down } };
    expect(await closingOffer(source, 'k-1')).to.deep.include({
      devices: [],
      isRead: false,
      omitted: 1,
    });
  });

  it('does not hide another fault', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('broken'));
    source = { ...source, series: { ping: broken, points: broken, strip: broken } };
    const error = await closingOffer(source, 'k-1').catch((caught: unknown) => caught);
    expect(String(error)).to.include('broken');
  });
});

function headOf(): object {
  return {
    ...{ ...HEAD, bridgeEpoch: 0, prevLogRoot: 'd'.repeat(64), prevLogSize: 1, v: 1 },
    ...{ watermarkRoot: 'e'.repeat(64), watermarkSize: 1 },
  };
}

describe('the route of a closing', () => {
  const api = freshApi();

  it('answers a lot, and no unknown one', async () => {
    const answer = await request(api.app).get(`${API}/lots/k-1/closing`);
    expect(answer.body).to.deep.include({ devices: [], heads: [], isRead: true });
    expectProblem(await request(api.app).get(`${API}/lots/unknown/closing`), 404, 'LOT_NOT_FOUND');
  });
});
