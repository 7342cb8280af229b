// SPDX-License-Identifier: Apache-2.0
import { addDays, type LabelFieldRules } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, GTIN } from '../doubles/season.js';
import { bag, inputTable, paper, record, rule, sprayed, stock, TODAY } from '../doubles/trade.js';

const RULES: LabelFieldRules = {
  fields: [
    { clause: 'GB 7718 4.1.2', field: 'name', when: 'always' },
    { clause: 'GB 7718 4.1.6', field: 'address', when: 'always' },
    { clause: 'GB 7718 4.1.9', field: 'sc-number', when: 'always' },
    { clause: 'GB 7718 4.1.6.1', field: 'entrusting-party', when: 'oem' },
  ],
  kind: 'label-fields',
};

interface Label {
  readonly faults: readonly { readonly field: string; readonly clause: string }[];
  readonly texts: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

describe('the API for products', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const documents = (...list: readonly object[]): Promise<void> =>
    record(api.services, 'document-set~coop-1', { documents: list, operatorId: 'coop-1' });

  it('gives a product with its packers’ names and its own documents', async () => {
    const approval = { commandId: commandIdOf(1), validFrom: TODAY, validTo: TODAY };
    await bag(api.services, { packers: [{ ...approval, packerOperatorId: 'coop-x' }] });
    const subject = `product~${GTIN}`;
    await documents(paper('d-1'), paper('d-2', { kind: 'green-certificate', subject }));
    const body = (await get(`/products/${GTIN}`)).body as unknown;
    const view = body as { documents: { document: { documentId: string } }[] };
    expect(body).to.deep.include({ packerNames: { 'coop-x': 'coop-x' } });
    expect(view.documents.map(({ document }) => document.documentId)).to.deep.equal(['d-2']);
    const list = (await get('/products?brandOwnerId=coop-2')).body as unknown;
    expect(list).to.deep.equal({ items: [] });
  });

  for (const [path, status, code] of [
    [`/products/${GTIN}`, 404, 'PRODUCT_NOT_FOUND'],
    ['/products/09521234567898', 400, 'REQUEST_INVALID'],
    ['/pledges/pl-none', 404, 'PLEDGE_NOT_FOUND'],
    ['/pledges/pl-none/print', 404, 'PLEDGE_NOT_FOUND'],
    ['/operators/nobody/documents', 404, 'OPERATOR_NOT_FOUND'],
    ['/operators/nobody/home', 404, 'OPERATOR_NOT_FOUND'],
    ['/lots/h-1/label', 404, 'LOT_NOT_FOUND'],
    ['/lots/k-1/label', 404, 'LOT_NOT_FOUND'],
    [`/documents/${'f'.repeat(64)}/proof`, 404, 'DOCUMENT_NOT_FOUND'],
    ['/sites', 400, 'REQUEST_INVALID'],
  ] as const) {
    it(`answers ${status} for ${path}`, async () => {
      expectProblem(await get(path), status, code);
    });
  }

  describe('a label', () => {
    const label = async (): Promise<Label> => (await get('/lots/k-1/label')).body as Label;

    it('is not checked without a rule set in force, and says so', async () => {
      await bag(api.services);
      const found = await label();
      expect(found).to.not.have.property('ruleSetId');
      expect(found.texts).to.include({ 'harvest-year': '2026', 'production-date': '2026-11-02' });
      expect(found.texts).to.not.have.any.keys('sc-number', 'address', 'entrusting-party');
    });

    it('names each missing field with its clause', async () => {
      await bag(api.services, { brandOwnerId: 'brand-x' });
      await rule(api.services, 'label-1', RULES);
      const found = await label();
      expect(found).to.deep.include({ isOem: true, ruleSetId: 'label-1' });
      expect(found.faults.map(({ clause, field }) => `${field} ${clause}`)).to.deep.equal([
        'address GB 7718 4.1.6',
        'sc-number GB 7718 4.1.9',
        'entrusting-party GB 7718 4.1.6.1',
      ]);
    });

    it('takes address and licence of the packer, in force on the production date', async () => {
      await bag(api.services);
      await rule(api.services, 'label-1', RULES);
      await record(api.services, 'site~pj01', {
        address: '示范路 1 号',
        areaCode: '211122',
        commandId: commandIdOf(1),
        operatorId: 'coop-1',
        siteId: 'pj01',
      });
      await documents(paper('sc-1', { validTo: '2026-11-01' }));
      expect((await label()).faults).to.have.length(1);
      await documents(paper('sc-1', { validTo: '2026-11-02' }));
      const found = await label();
      expect(found.faults).to.deep.equal([]);
      expect(found.texts).to.include({ address: '示范路 1 号', 'sc-number': 'SC10121110000001' });
    });

    it('bears no mark without an authorisation', async () => {
      await bag(api.services, { claims: ['gi'] });
      expect((await label()).texts).to.not.have.property('gi-mark');
      await documents(paper('gi-1', { documentNumber: 'GI-7', kind: 'gi-authorisation' }));
      expect((await label()).texts).to.include({ 'gi-mark': 'GI-7' });
    });
  });

  it('tells how each document stands, and which is the newest of its kind', async () => {
    await documents(
      paper('sc-2', { validFrom: addDays(TODAY, 1) }),
      paper('sc-1', { validTo: addDays(TODAY, -1) }),
      paper('bl-1', { kind: 'business-licence' }),
      paper('cal-1', { kind: 'scale-calibration', validTo: addDays(TODAY, 29) }),
    );
    const body = (await get('/operators/coop-1/documents')).body as unknown;
    const { items } = body as {
      items: { document: { documentId: string }; isNewest: boolean; state: string }[];
    };
    expect(
      items.map(({ document, isNewest, state }) => [document.documentId, isNewest, state]),
    ).to.deep.equal([
      ['sc-2', true, 'not-yet'],
      ['sc-1', false, 'expired'],
      ['bl-1', true, 'in-force'],
      ['cal-1', true, 'expiring'],
    ]);
  });

  it('gathers headroom, what blocks and what is due', async () => {
    await inputTable(api.services);
    await sprayed(api.services);
    await stock(api.services);
    await documents(
      paper('sc-1', { validTo: addDays(TODAY, -1) }),
      paper('cal-1', { kind: 'scale-calibration', validTo: addDays(TODAY, 5) }),
    );
    await record(api.services, 'hold-bucket~00', {
      holds: [
        {
          applicationId: 'a-1',
          commandId: commandIdOf(2),
          lotId: 'h-1',
          parcels: ['p-0017'],
          placedAt: '2026-11-01T00:00:00.000Z',
          ruleSetId: 'products-1',
        },
      ],
    });
    const alarm = {
      alarmId: 'al-1',
      kind: 'hot-spot',
      operatorId: 'coop-1',
      raised: {
        at: '2026-11-02T00:00:00.000Z',
        commandId: commandIdOf(4),
        note: '6 °C above its layer',
        personId: 'watch-1',
      },
      raisedByOperatorId: 'coop-1',
      state: 'raised',
      subject: { id: 'b-1', kind: 'bin' },
      v: 1,
    };
    await record(api.services, 'alarm~al-1', alarm);
    await record(api.services, 'alarm~al-2', { ...alarm, alarmId: 'al-2', state: 'cleared' });
    const body = (await get('/operators/coop-1/home')).body as unknown;
    const home = body as {
      blocks: { code: string; subject: string }[];
      due: { code: string }[];
      totals: object;
    };
    expect(home.blocks.map(({ code, subject }) => `${code} ${subject}`)).to.include.members([
      'ALARM_OPEN bin~b-1',
      'LOT_ON_HOLD lot~h-1',
      'HARVEST_INTERVAL parcel~p-0017',
      'DOCUMENT_EXPIRED operator~coop-1',
    ]);
    expect(home.due.map(({ code }) => code)).to.deep.equal(['DOCUMENT_EXPIRING', 'EMPTIES_DUE']);
    expect(home.blocks.filter(({ code }) => code === 'ALARM_OPEN')).to.have.length(1);
    expect(home.totals).to.include({ harvestedGrams: 10_000_000, upliftGrams: 0, withoutCap: 0 });
  });

  it('shows an open transfer to both sides, and no closed one', async () => {
    const transfer = {
      commandId: commandIdOf(3),
      fromOperatorId: 'coop-x',
      lots: [{ grams: 1, lotId: 'h-1' }],
      // Two hours of the machine, five days of the scenario.
      offeredAt: '2026-11-24T02:00:00.000Z',
      purpose: 'sale',
      state: 'offered',
      toOperatorId: 'coop-1',
      transferId: 't-1',
    };
    await record(api.services, 'transfer~t-1', transfer);
    await record(api.services, 'transfer~t-2', {
      ...transfer,
      fromOperatorId: 'coop-1',
      toOperatorId: 'coop-x',
      transferId: 't-2',
    });
    await record(api.services, 'transfer~t-3', {
      ...transfer,
      state: 'accepted',
      transferId: 't-3',
    });
    const { due } = (await get('/operators/coop-1/home')).body as {
      due: { code: string; date: string }[];
    };
    expect(due.map(({ code }) => code)).to.deep.equal(['TRANSFER_TO_ACCEPT', 'TRANSFER_OPEN']);
    expect(due.map(({ date }) => date)).to.deep.equal(['2026-11-15', '2026-11-15']);
  });

  it('prints a pledge with every text escaped', async () => {
    await record(api.services, 'pledge~pl-1', {
      bases: ['self-pledge'],
      commandId: commandIdOf(2),
      grams: 976_608,
      issuedOn: TODAY,
      lotId: 'h-1',
      operatorId: 'coop-1',
      pledgeId: 'pl-1',
      variety: '盐丰47',
    });
    const { text, headers } = await get('/pledges/pl-1/print');
    expect(headers['content-type']).to.match(/^text\/html/);
    for (const part of [
      '承诺达标合格证',
      '976.608 kg',
      '自我承诺',
      'SCENARIO',
      '示范合作社 &lt;b&gt;',
    ])
      expect(text).to.include(part);
    expect(text).to.not.include('<b>');
  });
});
