// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem, validated } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';
import { record } from '../doubles/trade.js';
import { task, treated, untreated, warning } from '../doubles/warnings.js';

interface Listed {
  readonly items: readonly { readonly tasks: object; readonly warning: { warningId: string } }[];
  readonly next?: string;
  readonly total: number;
}

interface Share {
  readonly count: number;
  readonly lower?: number;
  readonly n: number;
  readonly upper?: number;
}

describe('warnings over the API', () => {
  const api = freshApi({ now: () => new Date('2026-11-24T08:00:00.000Z'), scenario: null });
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const warn = (id: string, fields: object = {}): Promise<void> =>
    record(api.services, `warning~${id}`, warning(id, fields));
  const order = (id: string, parcelId: string, fields: object = {}): Promise<void> =>
    record(api.services, `control-task~${id}/${parcelId}`, task(id, parcelId, fields));
  const issuedAt = (at: string): object => ({
    issued: { at, commandId: commandIdOf(5), operatorId: 'coop-1', personId: 'p-1' },
  });
  const idsOf = async (query: string): Promise<string[]> => {
    const answer = await get(`/warnings${query}`);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as Listed).items.map((one) => one.warning.warningId);
  };

  describe('the list', () => {
    beforeEach(async () => {
      await warn('w-1');
      await warn('w-2', { ...issuedAt('2026-11-21T00:00:00.000Z'), state: 'withdrawn' });
      const parcels = [{ operatorId: 'hh-9', parcelId: 'p-09' }];
      await warn('w-3', { ...issuedAt('2026-11-21T00:00:00.000Z'), operatorId: 'mill-9', parcels });
      await warn('w-bad', { verdict: 'none' });
    });

    for (const [query, ids] of [
      ['', ['w-2', 'w-3', 'w-1']],
      ['?state=open', ['w-3', 'w-1']],
      ['?state=ended', ['w-2']],
      ['?operatorId=hh-1', ['w-2', 'w-1']],
      ['?operatorId=mill-9', ['w-3']],
      ['?operatorId=hh-9', ['w-3']],
      ['?parcelId=p-02', ['w-2', 'w-1']],
      ['?parcelId=p-0', []],
      ['?operatorId=nobody', []],
    ] as const) {
      it(`answers /warnings${query}, the newest first, without what fits no schema`, async () => {
        expect(await idsOf(query)).to.deep.equal(ids);
      });
    }

    it('comes in pages that leave nothing out', async () => {
      const first = (await get('/warnings?limit=2')).body as Listed;
      expect(first).to.include({ next: 'w-3', total: 3 });
      const second = (await get(`/warnings?limit=2&after=${first.next ?? ''}`)).body as Listed;
      expect(second.items.map((one) => one.warning.warningId)).to.deep.equal(['w-1']);
      expect(second).to.not.have.property('next');
    });

    it('counts the tasks of each by their state', async () => {
      await order('w-1', 'p-01');
      await order('w-1', 'p-02', treated(3, 1));
      const { items } = (await get('/warnings?operatorId=hh-1&state=open')).body as Listed;
      expect(items[0]?.tasks).to.deep.equal({ checked: 1, declined: 0, done: 0, ordered: 1 });
    });

    for (const query of ['?state=issued', '?limit=0', '?parcelId=..%2F', '?verdict=none'])
      it(`refuses /warnings${query}`, async () => {
        expectProblem(await get(`/warnings${query}`), 400, 'REQUEST_INVALID');
      });
  });

  describe('one warning', () => {
    it('comes with its tasks in the order of its parcels, and no task of another', async () => {
      await warn('w-1');
      await order('w-1', 'p-02');
      await order('w-1', 'p-01');
      await order('w-10', 'p-01');
      const { body } = (await get('/warnings/w-1')) as {
        body: { tasks: { parcelId: string; warningId: string }[] };
      };
      expect(body.tasks.map((one) => `${one.warningId}/${one.parcelId}`)).to.deep.equal([
        'w-1/p-01',
        'w-1/p-02',
      ]);
    });

    it('is not found where none is recorded, and refused where it is no id', async () => {
      expectProblem(await get('/warnings/w-0'), 404, 'WARNING_NOT_FOUND');
      expectProblem(await get('/warnings/W%200'), 400, 'REQUEST_INVALID');
    });
  });

  describe('the report', () => {
    const report = async (query = ''): Promise<Record<string, unknown>> =>
      (await get(`/warning-report${query}`)).body as Record<string, unknown>;

    it('states no share where nothing was checked', async () => {
      await warn('w-1');
      await order('w-1', 'p-01');
      const body = await report();
      expect(body).to.deep.include({
        effective: { count: 0, n: 0 },
        infected: { count: 0, n: 0 },
        issued: 1,
        tasks: 1,
        waiting: 1,
        warnedParcels: 2,
      });
    });

    it('counts what came of them, with n and Wilson’s interval', async () => {
      await warn('w-1');
      await warn('w-2', { level: 'none', state: 'withdrawn', verdict: 'not-judgeable' });
      await order('w-1', 'p-01', treated(3, 1));
      await order('w-1', 'p-02', untreated(0, 0));
      const body = await report();
      expect(body).to.deep.include({
        byVerdict: [
          { count: 1, verdict: 'favourable' },
          { count: 1, verdict: 'not-judgeable' },
        ],
        checked: 2,
        declined: 1,
        done: 1,
        issued: 2,
        tasks: 2,
        withdrawn: 1,
      });
      const infected = body['infected'] as Share;
      expect(infected).to.include({ count: 1, n: 2 });
      expect(infected.lower).to.be.closeTo(0.0945, 1e-4);
      expect(infected.upper).to.be.closeTo(0.9055, 1e-4);
      // A parcel on which nothing was done says nothing about a control.
      expect(body['effective']).to.include({ count: 1, n: 1 });
    });

    it('counts by the time of the network where that runs faster than the machine', async () => {
      // A minute of the machine is an hour here; its 24 November begins on 10 November.
      const services = await testServices({ now: () => new Date('2026-11-12T00:00:00.000Z') });
      await record(services, 'warning~w-1', warning('w-1', issuedAt('2026-11-24T00:24:00.000Z')));
      const of = async (days: number): Promise<object> =>
        (await request(validated(services)).get(`${API}/warning-report?days=${days}`))
          .body as object;
      expect(await of(1)).to.include({ issued: 0, to: '2026-11-12T00:00:00.001Z' });
      expect(await of(2)).to.include({ from: '2026-11-10T00:00:00.001Z', issued: 1 });
      await closeServices(services);
    });

    it('calls it infection where only the second look saw it', async () => {
      await warn('w-1');
      await order('w-1', 'p-01', treated(0, 4, 'no-effect'));
      const body = await report();
      expect(body['infected']).to.include({ count: 1, n: 1 });
      expect(body['effective']).to.include({ count: 0, n: 1 });
    });

    it('takes withdrawn warnings in, since they were wrong', async () => {
      await warn('w-1', { state: 'withdrawn' });
      await order('w-1', 'p-01', treated(0, 0, 'no-effect'));
      expect((await report())['infected']).to.include({ count: 0, n: 1 });
    });

    it('leaves out what was issued before the period, or for others', async () => {
      await warn('w-1', issuedAt('2026-11-01T00:00:00.000Z'));
      expect(await report('?days=7')).to.include({ issued: 0 });
      expect(await report('?days=30')).to.include({ issued: 1 });
      expect(await report('?operatorId=mill-9')).to.include({ issued: 0 });
      expect(await report('?operatorId=hh-1')).to.include({ issued: 1 });
    });

    for (const days of ['0', '367', '1.5', 'x'])
      it(`refuses a period of ${days} days`, async () => {
        expectProblem(await get(`/warning-report?days=${days}`), 400, 'REQUEST_INVALID');
      });
  });
});
