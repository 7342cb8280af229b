// SPDX-License-Identifier: Apache-2.0
import { alarmStem, type DeviceChannel } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { recordDevice } from '../doubles/bin-device.js';
import { expectProblem, validated } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { MemoryGrain, type StoredPoint } from '../doubles/memory-grain.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

/** Clock of the test services. */
const NOW_MS = Date.parse('2026-11-24T00:00:00.000Z');
const SCAN_MS = 600_000;
const HOUR_MS = 3_600_000;
const DEVICE = 'pj-bin-0200';
const CABLES = [1, 2, 3, 4];

interface Section {
  readonly layers: readonly { layer: number; answering: number; meanC?: number }[];
  readonly points: readonly { channel: string; excessK?: number; state: string; valueC?: number }[];
  readonly scanAt?: string;
  readonly scans: readonly string[];
}

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

function channelsOf(): DeviceChannel[] {
  const grain = [1, 2].flatMap((layer) =>
    CABLES.map((cable): DeviceChannel => ({
      channel: `c${cable}-l${layer}`,
      max: 600,
      min: -400,
      position: { cable, depthMm: 4_000 - layer * 1_500, layer },
      quantity: 'grain-temperature',
      scale: -1,
      unit: 'Cel',
    })),
  );
  const air = { max: 1_000, min: 0, quantity: 'relative-humidity', scale: -1, unit: '%' };
  return [...grain, { ...air, channel: 'headspace-rh' }, { ...air, channel: 'outside-rh' }];
}

/** `scans` scans of all sensors, the newest at `lastMs`; `value` may leave a point out. */
function scans(
  count: number,
  value: (channel: string, back: number) => number | undefined = () => 10,
  lastMs = NOW_MS - 60_000,
): StoredPoint[] {
  return Array.from({ length: count }, (_one, back) => back).flatMap((back) =>
    channelsOf()
      .filter(({ quantity }) => quantity === 'grain-temperature')
      .flatMap(({ channel, quantity }): StoredPoint[] => {
        const measured = value(channel, back);
        const timeMs = lastMs - back * SCAN_MS;
        if (measured === undefined) return [];
        return [{ channel, deviceId: DEVICE, isTimed: true, quantity, timeMs, value: measured }];
      }),
  );
}

describe('the grain of a bin over the API', () => {
  const api = freshApi();
  let grain: MemoryGrain;

  const serve = (points: readonly StoredPoint[], keptUntilMs?: number): void => {
    grain = new MemoryGrain(points, keptUntilMs);
    api.app = validated({ ...api.services, grain });
  };
  const get = (path: string): request.Test => request(api.app).get(`${API}/bins/bin-1${path}`);
  const sectionOf = async (query = ''): Promise<Section> => {
    const answer = await get(`/section${query}`);
    expect(answer.status).to.equal(200);
    return answer.body as Section;
  };
  const curveOf = async (query: string): Promise<Curve> => {
    const answer = await get(`/curve?${query}`);
    expect(answer.status).to.equal(200);
    return answer.body as Curve;
  };
  const stateOf = ({ points }: Section, channel: string): string | undefined =>
    points.find((one) => one.channel === channel)?.state;

  beforeEach(async function () {
    this.timeout(60_000);
    await recordDevice(api.services, DEVICE, channelsOf(), 'bin-1');
  });

  describe('the section', () => {
    it('has the top layer first, with means and every point', async () => {
      serve(scans(3, (channel) => (channel.endsWith('l2') ? 14 : 8)));
      const { layers, points, scanAt, scans: times } = await sectionOf();
      expect(layers.map(({ layer, meanC }) => [layer, meanC])).to.deep.equal([
        [2, 14],
        [1, 8],
      ]);
      expect(points).to.have.length(8);
      expect(points.every(({ state }) => state === 'normal')).to.equal(true);
      expect(scanAt).to.equal('2026-11-23T23:59:00.000Z');
      expect(times).to.have.length(3);
    });

    it('takes a point for hot after two scans above 5 K, not after one', async () => {
      const hot = (from: number) => (channel: string, back: number) =>
        channel === 'c2-l1' && back < from ? 20 : 10;
      serve(scans(5, hot(1)));
      expect(stateOf(await sectionOf(), 'c2-l1')).to.equal('note');
      serve(scans(5, hot(2)));
      const section = await sectionOf();
      expect(stateOf(section, 'c2-l1')).to.equal('hot');
      expect(section.points.find(({ channel }) => channel === 'c2-l1')?.excessK).to.equal(7.5);
    });

    it('keeps a value that stands still while its layer moves out of the mean', async () => {
      serve(scans(80, (channel, back) => (channel === 'c1-l1' ? 9 : 10 + (80 - back) / 20)));
      const section = await sectionOf();
      expect(stateOf(section, 'c1-l1')).to.equal('stuck');
      expect(section.layers.find(({ layer }) => layer === 1)).to.include({
        answering: 3,
        meanC: 14,
      });
    });

    it('takes no value of a silent sensor for one of today, however old it is', async () => {
      const lastMs = NOW_MS - 400 * 24 * HOUR_MS;
      const old = scans(1, (channel) => (channel === 'c3-l2' ? -30 : undefined), lastMs);
      serve([...old, ...scans(3, (channel) => (channel === 'c3-l2' ? undefined : 10))]);
      const section = await sectionOf();
      expect(stateOf(section, 'c3-l2')).to.equal('silent');
      expect(section.layers.find(({ layer }) => layer === 2)).to.include({
        answering: 3,
        meanC: 10,
      });
    });

    for (const [what, change] of [
      ['an impossible value', { value: 85 }],
      ['a value whose time nobody believes', { isTimed: false }],
    ] as const) {
      it(`takes ${what} for void`, async () => {
        const points = scans(3);
        serve(
          points.map((point) =>
            point.channel === 'c4-l1' && point.timeMs === NOW_MS - 60_000
              ? { ...point, ...change }
              : point,
          ),
        );
        const section = await sectionOf();
        expect(stateOf(section, 'c4-l1')).to.equal('void');
        expect(section.layers.find(({ layer }) => layer === 1)).to.include({ meanC: 10 });
      });
    }

    it('says which point is missing in the last scan alone', async () => {
      serve(scans(3, (channel, back) => (channel === 'c1-l2' && back === 0 ? undefined : 10)));
      expect(stateOf(await sectionOf(), 'c1-l2')).to.equal('missing');
    });

    it('shows the scan before a moment, as it was judged then', async () => {
      serve(scans(6, (channel, back) => (channel === 'c2-l1' && back < 3 ? 20 : 10)));
      const at = new Date(NOW_MS - 60_000 - 3 * SCAN_MS).toISOString();
      const section = await sectionOf(`?at=${at}`);
      expect(section.scanAt).to.equal(at);
      expect(stateOf(section, 'c2-l1')).to.equal('normal');
    });

    it('shows the last scans of a device that is silent as a whole, all of them silent', async () => {
      serve(scans(3, () => 10, NOW_MS - 60 * 24 * HOUR_MS));
      const section = await sectionOf();
      expect(section.points.every(({ state }) => state === 'silent')).to.equal(true);
      expect(section.scans).to.have.length(3);
      expect(section.layers.every((layer) => !('meanC' in layer))).to.equal(true);
    });

    it('takes a point for stuck while its alarm is open, though it began long ago', async () => {
      const stem = alarmStem(DEVICE, { channel: 'c3-l1', kind: 'data-stuck' });
      const word = {
        at: '2026-11-02T00:00:00.000Z',
        commandId: commandIdOf(4),
        note: 'stands still',
        personId: 'watch-1',
      };
      await record(api.services, `alarm~${stem}20261101000000`, {
        alarmId: `${stem}20261101000000`,
        binId: 'bin-1',
        deviceId: DEVICE,
        kind: 'data-stuck',
        operatorId: 'coop-1',
        raised: word,
        raisedByOperatorId: 'coop-1',
        state: 'raised',
        subject: { id: 'bin-1', kind: 'bin' },
      });
      serve(scans(3));
      expect(stateOf(await sectionOf(), 'c3-l1')).to.equal('stuck');
      expect(stateOf(await sectionOf('?at=2026-10-31T00:00:00.000Z'), 'c3-l1')).to.equal('silent');
    });

    it('names the air by its channel and tells what was never heard', async () => {
      const air = { deviceId: DEVICE, isTimed: true, quantity: 'relative-humidity' };
      serve([...scans(1), { ...air, channel: 'headspace-rh', timeMs: NOW_MS - 60_000, value: 66 }]);
      const { air: told } = (await get('/section')).body as {
        air: { channel: string; place: string; state: string; value?: number }[];
      };
      const own = told.filter(({ channel }) => channel.endsWith('-rh'));
      expect(own.map(({ place, state, value }) => [place, state, value])).to.deep.equal([
        ['headspace', 'normal', 66],
        ['outside', 'silent', undefined],
      ]);
    });

    it('answers for a bin without a reading', async () => {
      serve([]);
      const section = await sectionOf();
      expect(section).to.not.have.property('scanAt');
      expect(section.points.every(({ state }) => state === 'silent')).to.equal(true);
    });

    for (const query of ['?at=yesterday', '?at=2026-11-24', '?when=now'])
      it(`refuses /section${query}`, async () => {
        expectProblem(await get(`/section${query}`), 400, 'REQUEST_INVALID');
      });
  });

  describe('the curve', () => {
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
    const { GatewayError } = await import('../../src/gateway-error.js');
    const down = (): Promise<never> =>
      Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer'));
    grain = new MemoryGrain([]);
    const broken = Object.assign(grain, { newest: down, newestKeptMs: down });
    api.app = validated({ ...api.services, grain: broken });
    expectProblem(await get('/section'), 503, 'SERIES_UNREACHABLE');
    expectProblem(await get('/curve?length=day'), 503, 'SERIES_UNREACHABLE');
  });
});
