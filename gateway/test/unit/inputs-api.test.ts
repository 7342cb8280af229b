// SPDX-License-Identifier: Apache-2.0
import { addDays, capGrams } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { inputTable, record, sprayed, stock, TODAY } from '../doubles/trade.js';

interface Advice {
  readonly products: readonly {
    readonly registration: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string; readonly zh: string }[];
    readonly [field: string]: unknown;
  }[];
}

describe('the API for inputs', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);

  describe('what may be sprayed', () => {
    const advice = async (query = ''): Promise<Advice> =>
      (await get(`/parcels/p-0017/spray-advice${query}`)).body as Advice;
    const codes = (found: Advice): Record<string, string[]> =>
      Object.fromEntries(
        found.products.map((one) => [one.registration, one.reasons.map(({ code }) => code)]),
      );

    it('knows nothing without a table in force', async () => {
      expect((await advice()).products).to.deep.equal([]);
    });

    it('gives each product with its reason, the allowed ones in stock first', async () => {
      await inputTable(api.services);
      await sprayed(api.services);
      await stock(api.services);
      const found = await advice();
      expect(codes(found)).to.deep.equal({
        PD20150001: [],
        PD20150005: [],
        PD20150002: ['INPUT_BANNED'],
        PD20150003: ['INPUT_NOT_REGISTERED'],
        PD20150004: ['INPUT_USES_EXCEEDED'],
      });
      expect(found.products[0]).to.deep.include({
        allowed: true,
        earliestHarvest: addDays(TODAY, 21),
        registration: 'PD20150001',
        stock: [{ remainingMilli: 3_000_000, stockLotId: 'st-1' }],
        usesLeft: 2,
      });
      expect(found.products[1]).to.include({ needsAgronomist: true, registration: 'PD20150005' });
    });

    it('says that a harvest of before would go on hold: the interval runs both ways', async () => {
      await inputTable(api.services);
      await sprayed(api.services);
      const found = await advice('?date=2026-10-01');
      expect(codes(found)['PD20150001']).to.deep.equal(['HARVEST_INTERVAL']);
      expect(codes(await advice('?date=2026-10-05'))['PD20150001']).to.deep.equal([]);
    });

    it('lists nothing before the table’s first day', async () => {
      await inputTable(api.services);
      expect((await advice('?date=2025-12-31')).products).to.deep.equal([]);
    });

    for (const [path, status, code] of [
      ['/parcels/p-none/spray-advice', 404, 'PARCEL_NOT_FOUND'],
      ['/parcels/p-0017/spray-advice?date=tomorrow', 400, 'REQUEST_INVALID'],
      ['/parcels/p-0017/spray-advice?crop=wheat', 400, 'REQUEST_INVALID'],
      ['/parcels/p-none/season', 404, 'PARCEL_NOT_FOUND'],
      ['/inputs/products', 400, 'REQUEST_INVALID'],
      ['/inputs/stock', 400, 'REQUEST_INVALID'],
    ] as const) {
      it(`answers ${status} for ${path}`, async () => {
        expectProblem(await get(path), status, code);
      });
    }
  });

  it('shows cap, harvest, headroom and running intervals of a parcel', async () => {
    await inputTable(api.services);
    await sprayed(api.services);
    const cap = capGrams(20_000, 622);
    const body = (await get('/parcels/p-0017/season')).body as unknown;
    expect(body).to.deep.include({
      capGrams: cap,
      freeFrom: addDays(TODAY, 21),
      harvestedGrams: 10_000_000,
      headroomGrams: cap - 10_000_000,
      ruleSetId: 'caps-1',
    });
    const later = await get(`/parcels/p-0017/season?date=${addDays(TODAY, 21)}`);
    expect(later.body).to.not.have.property('freeFrom');
  });

  it('states no headroom where no cap is in force', async () => {
    const body = (await get('/parcels/p-0017/season')).body as unknown;
    expect(body).to.not.have.any.keys('capGrams', 'headroomGrams', 'ruleSetId');
  });

  it('lists stock with empties that are due', async () => {
    await inputTable(api.services);
    await stock(api.services);
    const body = (await get('/inputs/stock?operatorId=coop-1')).body as unknown;
    expect((body as { items: object[] }).items[0]).to.deep.include({
      emptiesDue: 2,
      name: '农药 PD20150001',
    });
    const none = (await get('/inputs/stock?operatorId=coop-2')).body as unknown;
    expect(none).to.deep.equal({ items: [] });
  });

  it('lists the table with bans, and nothing of another division', async () => {
    await inputTable(api.services);
    const body = (await get('/inputs/products?areaCode=211122')).body as unknown;
    const items = (body as { items: { bannedBy?: string; product: { registration: string } }[] })
      .items;
    expect(items.filter((one) => one.bannedBy === 'bans-1')).to.have.length(1);
    const other = (await get('/inputs/products?areaCode=2201')).body as unknown;
    expect((other as { items: object[] }).items).to.deep.equal([]);
  });

  it('lists applications with the parcels that were refused', async () => {
    await record(api.services, 'application~a-1', {
      applicationId: 'a-1',
      commandId: commandIdOf(2),
      doseMilliPerMu: 25_000,
      operatorId: 'coop-1',
      parcels: [{ freeFrom: TODAY, parcelId: 'p-0017', quantityMilli: 1, ruleSetId: 'products-1' }],
      registration: 'PD20150001',
      startDate: TODAY,
      stockLotId: 'st-1',
      stopDate: TODAY,
      target: 'rice blast',
      unit: 'g',
    });
    const event = await api.services.store.get('events', `trace~${commandIdOf(2)}`);
    const refusals = [{ code: 'INPUT_DOSE', message: 'INPUT_DOSE: x', subject: 'parcel~p-9' }];
    if (!event) expect.fail('no event');
    await api.services.store.put('events', { ...event, value: { ...event.value, refusals } });
    const body = (await get('/inputs/applications?parcelId=p-0017')).body as unknown;
    expect((body as { items: object[] }).items[0]).to.deep.include({ refusals });
    const none = (await get('/inputs/applications?operatorId=coop-9')).body as unknown;
    expect(none).to.deep.equal({ items: [] });
  });
});
