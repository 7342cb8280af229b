// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem, validated } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';
import { record, TODAY } from '../doubles/trade.js';

const AT = '2026-11-02T00:00:00.000Z';
const WORD = { at: AT, commandId: commandIdOf(4), note: '6 °C above', personId: 'watch-1' };
const ALARM = {
  alarmId: 'al-1',
  kind: 'hot-spot',
  operatorId: 'coop-1',
  raised: WORD,
  raisedByOperatorId: 'coop-1',
  state: 'raised',
};
const TREATMENT = {
  agent: 'phosphine',
  commandId: commandIdOf(5),
  endDate: '2026-11-20',
  freeFrom: '2026-12-01',
  operatorId: 'coop-1',
  productName: '磷化铝',
  recordedAt: AT,
  startDate: '2026-11-05',
  subject: { id: 'b-01', kind: 'bin' },
  treatmentId: 't-1',
};

interface Alerts {
  readonly alarms: readonly { readonly alarmId: string }[];
  readonly freeFrom?: string;
  readonly treatments: readonly unknown[];
}

describe('bins and alerts over the API', () => {
  const api = freshApi({ now: () => new Date('2026-11-24T08:00:00.000Z'), scenario: null });
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const binId = async (): Promise<string> => {
    const { items } = (await get('/bins')).body as { items: { object: { id: string } }[] };
    return items[0]?.object.id ?? expect.fail('the season has a bin');
  };
  const alertsOf = async (lotId: string): Promise<Alerts> => {
    const answer = await get(`/lots/${lotId}/alerts`);
    expect(answer.status).to.equal(200);
    return answer.body as Alerts;
  };

  describe('the list of alarms', () => {
    beforeEach(async () => {
      const subject = { id: 'b-01', kind: 'bin' };
      const later = { ...WORD, at: '2026-11-03T00:00:00.000Z' };
      await record(api.services, 'alarm~al-1', { ...ALARM, subject });
      const second = { ...ALARM, alarmId: 'al-2', raised: later, subject };
      await record(api.services, 'alarm~al-2', { ...second, cleared: later, state: 'cleared' });
      await record(api.services, 'alarm~al-3', {
        ...second,
        alarmId: 'al-3',
        operatorId: 'mill-9',
      });
    });

    for (const [query, ids] of [
      ['', ['al-2', 'al-3', 'al-1']],
      ['?state=open', ['al-3', 'al-1']],
      ['?state=cleared', ['al-2']],
      ['?state=open&operatorId=coop-1', ['al-1']],
      ['?operatorId=nobody', []],
    ] as const) {
      it(`answers /alarms${query}, the newest first`, async () => {
        const { body } = (await get(`/alarms${query}`)) as {
          body: { items: { alarmId: string }[]; total: number };
        };
        expect(body.items.map(({ alarmId }) => alarmId)).to.deep.equal(ids);
        expect(body.total).to.equal(ids.length);
      });
    }

    it('names the first of several in one bin, also where it stands alone on the list', async () => {
      const firstOuts = async (query: string): Promise<unknown> =>
        ((await get(`/alarms${query}`)).body as { firstOuts: unknown }).firstOuts;
      expect(await firstOuts('')).to.deep.equal(['al-1']);
      expect(await firstOuts('?operatorId=mill-9')).to.deep.equal([]);
      expect(await firstOuts('?state=cleared')).to.deep.equal([]);
    });

    for (const query of ['?state=raised', '?limit=5', '?operatorId=..%2F'])
      it(`refuses /alarms${query}`, async () => {
        expectProblem(await get(`/alarms${query}`), 400, 'REQUEST_INVALID');
      });
  });

  describe('the report on alarms', () => {
    const subject = { id: 'b-01', kind: 'bin' };
    const raise = (alarmId: string, at: string, more: object = {}): Promise<void> =>
      record(api.services, `alarm~${alarmId}`, {
        ...ALARM,
        alarmId,
        raised: { ...WORD, at },
        subject,
        ...more,
      });

    it('says that there was none', async () => {
      const body = (await get('/alarm-report')).body as object;
      expect(body).to.include({ open: 0, raised: 0, unacknowledged: 0 });
      expect(body).to.not.have.property('medianAnswerSeconds');
    });

    it('counts floods, chatter, answers and what stands', async () => {
      const at = (second: number): string =>
        `2026-11-23T00:00:${String(second).padStart(2, '0')}.000Z`;
      for (let second = 0; second < 11; second += 1) await raise(`al-f${second}`, at(second));
      const word = { ...WORD, at: '2026-11-20T00:10:00.000Z' };
      await raise('al-answered', '2026-11-20T00:00:00.000Z', {
        acknowledged: word,
        cleared: word,
        state: 'cleared',
      });
      await raise('al-old', '2025-01-01T00:00:00.000Z', { kind: 'pests' });
      const body = (await get('/alarm-report?days=30')).body as object;
      expect(body).to.deep.include({
        answered: 1,
        chatter: [{ kind: 'hot-spot', subject, times: 11 }],
        cleared: 1,
        floods: [{ alarms: 11, from: at(0), to: at(10) }],
        medianAnswerSeconds: 600,
        open: 12,
        raised: 12,
      });
      const other = await get('/alarm-report?operatorId=mill-9');
      expect(other.body).to.deep.include({ floods: [], open: 0, raised: 0 });
    });

    it('takes an answer whose clock ran behind as an answer at once', async () => {
      await raise('al-1', '2026-11-23T00:00:00.000Z', { acknowledged: WORD });
      expect((await get('/alarm-report')).body).to.include({ answered: 1, medianAnswerSeconds: 0 });
    });

    it('counts by the time of the network where that runs faster than the machine', async () => {
      // A minute of the machine is an hour here; its 24 November begins on 10 November.
      const services = await testServices({ now: () => new Date('2026-11-11T00:00:00.000Z') });
      const answered = { ...WORD, at: '2026-11-24T00:02:00.000Z' };
      await record(services, 'alarm~al-1', {
        ...ALARM,
        acknowledged: answered,
        raised: { ...WORD, at: '2026-11-24T00:00:00.000Z' },
        subject,
      });
      const of = async (days: number): Promise<object> =>
        (await request(validated(services)).get(`${API}/alarm-report?days=${days}`)).body as object;
      expect(await of(1)).to.include({
        answered: 0,
        from: '2026-11-10T00:00:00.001Z',
        open: 1,
        raised: 0,
        to: '2026-11-11T00:00:00.001Z',
      });
      expect(await of(2)).to.include({ answered: 1, medianAnswerSeconds: 7_200, raised: 1 });
      await closeServices(services);
    });

    for (const query of [
      '?days=0',
      '?days=367',
      '?days=7.5',
      '?days=',
      '?operatorId=..%2F',
      '?since=1',
    ])
      it(`refuses /alarm-report${query}`, async () => {
        expectProblem(await get(`/alarm-report${query}`), 400, 'REQUEST_INVALID');
      });
  });

  it('tells the contents of a bin within bounds', async () => {
    const id = await binId();
    await record(api.services, `bin-fill~${id}`, {
      binId: id,
      contents: [
        { lotId: 'h-1', maxGrams: 600_000, minGrams: 100_000 },
        { lotId: 'h-2', maxGrams: 400_000, minGrams: 0 },
      ],
      grams: 500_000,
      inherited: { originClass: 'unproven', parcels: ['p-0017'], variety: 'mixed' },
    });
    // `record` writes version 1; what is said here is version 2.
    const key = `trace~bin-fill~${id}`;
    const document = await api.services.store.get('objects', key);
    if (!document) return expect.fail(key);
    const second = { ...document, value: { ...document.value, v: 2 } };
    api.services.index.apply({ collection: 'objects', document: second, id: key });
    const answer = await get(`/bins/${id}/contents`);
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.include({
      grams: 500_000,
      originClass: 'unproven',
      shares: [
        { lotId: 'h-1', maxPpm: 1_000_000, minPpm: 200_000 },
        { lotId: 'h-2', maxPpm: 800_000, minPpm: 0 },
      ],
      variety: 'mixed',
    });
  });

  it('says nothing of shares that nobody kept', async () => {
    const id = await binId();
    await record(api.services, `bin-fill~${id}`, { binId: id, grams: 7 });
    const answer = await get(`/bins/${id}/contents`);
    expect(answer.body).to.include({ grams: 7 }).and.not.have.any.keys('shares', 'originClass');
  });

  it('lists open alarms and running withdrawal times of a bin, and cleared ones apart', async () => {
    const id = await binId();
    const about = { binId: id, subject: { id, kind: 'bin' } };
    await record(api.services, 'alarm~al-1', { ...ALARM, ...about });
    await record(api.services, 'alarm~al-2', {
      ...ALARM,
      ...about,
      alarmId: 'al-2',
      cleared: WORD,
      state: 'cleared',
    });
    await record(api.services, 'treatment~t-1', TREATMENT);
    await record(api.services, 'treatment~t-2', {
      ...TREATMENT,
      freeFrom: TODAY,
      treatmentId: 't-2',
    });
    await record(api.services, `bin-alerts~${id}`, {
      binId: id,
      keys: ['alarm~al-1', 'treatment~t-1', 'treatment~t-2'],
    });
    const body = (await get(`/bins/${id}/contents`)).body as {
      alerts: Alerts;
      clearedAlarms: readonly { readonly alarmId: string }[];
    };
    expect(body.alerts).to.include({ date: TODAY, freeFrom: '2026-12-01' });
    expect(body.alerts.alarms.map(({ alarmId }) => alarmId)).to.deep.equal(['al-1']);
    expect(body.alerts.treatments).to.have.length(1);
    expect(body.clearedAlarms.map(({ alarmId }) => alarmId)).to.deep.equal(['al-2']);
  });

  it('finds an alarm on what a lot came from, and none on another lot', async () => {
    await record(api.services, 'alarm~al-1', { ...ALARM, subject: { id: 's-1', kind: 'lot' } });
    await record(api.services, 'alarm-bucket~00', {
      alarms: [{ alarmId: 'al-1', subject: 'lot~s-1' }],
    });
    expect((await alertsOf('m-1')).alarms).to.have.length(1);
    expect((await alertsOf('h-1')).alarms).to.deep.equal([]);
  });

  it('finds no alarm of another season on a parcel', async () => {
    await record(api.services, 'alarm~al-1', {
      ...ALARM,
      season: 2025,
      subject: { id: 'p-0017', kind: 'parcel' },
    });
    const entry = { alarmId: 'al-1', subject: 'parcel~p-0017' };
    await record(api.services, 'alarm-bucket~00', { alarms: [{ ...entry, season: 2025 }] });
    expect((await alertsOf('h-1')).alarms).to.deep.equal([]);
    await record(api.services, 'alarm-bucket~00', { alarms: [{ ...entry, season: 2026 }] });
    expect((await alertsOf('h-1')).alarms).to.have.length(1);
  });

  it('knows no bin and no lot that is not recorded', async () => {
    expectProblem(await get('/bins/nothing/contents'), 404, 'BIN_NOT_FOUND');
    expectProblem(await get('/lots/nothing/alerts'), 404, 'LOT_NOT_FOUND');
  });
});
