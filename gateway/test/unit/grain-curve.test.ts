// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { GatewayError } from '../../src/gateway-error.js';
import { recordDevice } from '../doubles/bin-device.js';
import { channelsOf, DEVICE, NOW_MS, scans } from '../doubles/bin-grain.js';
import { expectProblem, validated } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { MemoryGrain, type StoredPoint } from '../doubles/memory-grain.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const HOUR_MS = 3_600_000;

interface Curve {
  readonly at: readonly string[];
  readonly gapSeconds: number;
  readonly keptUntil?: string;
  readonly layers: readonly {
    readonly leftOut: number;
    readonly max: readonly (number | null)[];
    readonly mean: readonly (number | null)[];
    readonly min: readonly (number | null)[];
    readonly readings: number;
  }[];
  readonly marks: readonly { at: string; id: string; kind: string; what: string }[];
  readonly to: string;
}

describe('the curve of a bin over the API', () => {
  const api = freshApi();
  let grain: MemoryGrain;

  const serve = (points: readonly StoredPoint[], keptUntilMs?: number): void => {
    grain = new MemoryGrain(points, keptUntilMs);
    api.app = validated({ ...api.services, grain });
  };
  const get = (path: string): request.Test => request(api.app).get(`${API}/bins/bin-1${path}`);
  const curveOf = async (query: string): Promise<Curve> => {
    const answer = await get(`/curve?${query}`);
    expect(answer.status).to.equal(200);
    return answer.body as Curve;
  };

  beforeEach(async function () {
    this.timeout(60_000);
    await recordDevice(api.services, DEVICE, channelsOf(), 'bin-1');
  });

  it('leaves spans without readings out, and says how long a gap is', async () => {
    serve(scans(144, (_channel, back) => (back >= 20 && back < 40 ? undefined : 10)));
    const curve = await curveOf('length=day');
    expect(curve.at).to.have.length(124);
    expect(curve.gapSeconds).to.equal(900);
    expect(curve).to.not.have.property('keptUntil');
  });

  it('knows the usual distance of a device that measures every six hours', async () => {
    serve(scans(4_320).filter(({ timeMs }) => (timeMs + 60_000) % (6 * HOUR_MS) === 0));
    expect((await curveOf('length=month')).gapSeconds).to.equal(10 * 3_600);
  });

  it('leaves impossible values out of every figure, and counts them', async () => {
    serve(scans(12, (channel, back) => (channel === 'c1-l1' && back === 2 ? 85 : 10)));
    const { layers } = await curveOf('length=day');
    const [top, floor] = layers;
    expect(top).to.include({ leftOut: 0, readings: 48 });
    expect(floor).to.include({ leftOut: 1, readings: 48 });
    expect(floor?.max.every((value) => value === 10)).to.equal(true);
  });

  it('has null where one layer has no value that counts', async () => {
    serve(scans(6, (channel) => (channel.endsWith('l1') ? -60 : 10)));
    const { layers } = await curveOf('length=day');
    expect(layers[1]?.mean).to.deep.equal([null, null, null, null, null, null]);
    expect(layers[1]).to.include({ leftOut: 24, readings: 24 });
  });

  for (const [length, sources] of [
    ['day', ['ten-minutes']],
    ['week', ['hour', 'ten-minutes']],
    ['year', ['day', 'hour', 'ten-minutes']],
  ] as const) {
    it(`makes a ${length} of what is kept, and of points only what came since`, async () => {
      const points = scans(300, (_channel, back) => 10 + (back % 7));
      serve(points);
      const plain = await curveOf(`length=${length}`);
      serve(points, NOW_MS - 30 * 60_000);
      const kept = await curveOf(`length=${length}`);
      // The first span may begin before what is asked for: what is kept has it whole or not at all.
      expect(kept.layers.map(({ mean }) => mean.slice(1))).to.deep.equal(
        plain.layers.map(({ mean }) => mean.slice(1 + plain.at.length - kept.at.length)),
      );
      expect(grain.asked.map(({ source }) => source)).to.deep.equal([...sources, 'points']);
      expect(kept.keptUntil).to.equal('2026-11-23T23:20:00.000Z');
    });
  }

  it('ends now, so that the silence of a device shows, but where nothing at all would be drawn', async () => {
    serve(scans(3, () => 10, NOW_MS - 3 * 24 * HOUR_MS));
    expect((await curveOf('length=week')).to).to.equal('2026-11-24T00:00:00.000Z');
    expect((await curveOf('length=day')).to).to.equal('2026-11-21T00:00:00.000Z');
  });

  it('marks alarms as they came and went, and treatments', async () => {
    const word = {
      at: '2026-11-20T08:00:00.000Z',
      commandId: commandIdOf(4),
      note: 'warm at cable 3',
      personId: 'p-1',
    };
    const subject = { id: 'bin-1', kind: 'bin' };
    const alarm = {
      binId: 'bin-1',
      kind: 'hot-spot',
      operatorId: 'coop-1',
      raised: word,
      raisedByOperatorId: 'coop-1',
      subject,
    };
    await record(api.services, 'alarm~al-old', {
      ...alarm,
      alarmId: 'al-old',
      state: 'raised',
      raised: { ...word, at: '2020-01-01T00:00:00.000Z' },
    });
    await record(api.services, 'alarm~al-lot', {
      ...alarm,
      alarmId: 'al-lot',
      state: 'raised',
      subject: { id: 's-1', kind: 'lot' },
    });
    await record(api.services, `treatment~t-1`, {
      agent: 'phosphine',
      commandId: commandIdOf(5),
      endDate: '2026-11-22',
      freeFrom: '2026-12-01',
      operatorId: 'coop-1',
      productName: '磷化铝',
      recordedAt: word.at,
      startDate: '2026-11-21',
      subject,
      treatmentId: 't-1',
    });
    serve(scans(3));
    const { marks } = await curveOf('length=month');
    expect(marks.map(({ id, kind }) => [id, kind])).to.deep.equal([['t-1', 'treatment']]);
    expect(marks[0]).to.include({ at: '2026-11-20T16:00:00.000Z', what: '磷化铝' });
  });

  for (const query of [
    '',
    'length=decade',
    'length=day&to=now',
    'length=day&from=2026-01-01T00:00:00.000Z',
  ])
    it(`refuses /curve?${query}`, async () => {
      expectProblem(await get(`/curve?${query}`), 400, 'REQUEST_INVALID');
    });

  it('knows no bin that is not registered', async () => {
    serve([]);
    for (const path of ['section', 'curve?length=day'])
      expectProblem(
        await request(api.app).get(`${API}/bins/nothing/${path}`),
        404,
        'BIN_NOT_FOUND',
      );
  });

  it('says that the series does not answer', async () => {
    const down = (): Promise<never> =>
      Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer'));
    grain = new MemoryGrain([]);
    const broken = Object.assign(grain, { newest: down, newestKeptMs: down });
    api.app = validated({ ...api.services, grain: broken });
    expectProblem(await get('/section'), 503, 'SERIES_UNREACHABLE');
    expectProblem(await get('/curve?length=day'), 503, 'SERIES_UNREACHABLE');
  });
});
