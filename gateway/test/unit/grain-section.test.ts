// SPDX-License-Identifier: Apache-2.0
import { alarmStem } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { recordDevice } from '../doubles/bin-device.js';
import { channelsOf, DEVICE, NOW_MS, SCAN_MS, scans } from '../doubles/bin-grain.js';
import { expectProblem, validated } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { MemoryGrain, type StoredPoint } from '../doubles/memory-grain.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const HOUR_MS = 3_600_000;

interface Section {
  readonly layers: readonly { layer: number; answering: number; meanC?: number }[];
  readonly points: readonly { channel: string; excessK?: number; state: string; valueC?: number }[];
  readonly scanAt?: string;
  readonly scans: readonly string[];
}

describe('the section of a bin over the API', () => {
  const api = freshApi();

  const serve = (points: readonly StoredPoint[]): void => {
    api.app = validated({ ...api.services, grain: new MemoryGrain(points) });
  };
  const get = (path: string): request.Test => request(api.app).get(`${API}/bins/bin-1${path}`);
  const sectionOf = async (query = ''): Promise<Section> => {
    const answer = await get(`/section${query}`);
    expect(answer.status).to.equal(200);
    return answer.body as Section;
  };
  const stateOf = ({ points }: Section, channel: string): string | undefined =>
    points.find((one) => one.channel === channel)?.state;

  beforeEach(async function () {
    this.timeout(60_000);
    await recordDevice(api.services, DEVICE, channelsOf(), 'bin-1');
  });

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
    await alarmed('data-stuck', 'c3-l1');
    serve(scans(3));
    expect(stateOf(await sectionOf(), 'c3-l1')).to.equal('stuck');
    expect(stateOf(await sectionOf('?at=2026-10-31T00:00:00.000Z'), 'c3-l1')).to.equal('silent');
  });

  for (const [valueC, state] of [
    [15, 'hot'],
    [10, 'normal'],
  ] as const)
    it(`shows a point of ${valueC} °C over grain of 10 °C as ${state} while its alarm of long ago is open`, async () => {
      await alarmed('hot-spot', 'c3-l1');
      serve(scans(1, (channel) => (channel === 'c3-l1' ? valueC : 10)));
      expect(stateOf(await sectionOf(), 'c3-l1')).to.equal(state);
    });

  /** An open alarm of the watch that began long before the readings at hand. */
  async function alarmed(kind: 'data-stuck' | 'hot-spot', channel: string): Promise<void> {
    const stem = alarmStem(DEVICE, { channel, kind });
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
      kind,
      operatorId: 'coop-1',
      raised: word,
      raisedByOperatorId: 'coop-1',
      state: 'raised',
      subject: { id: 'bin-1', kind: 'bin' },
    });
  }

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
