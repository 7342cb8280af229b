// SPDX-License-Identifier: Apache-2.0
import { checkNyt4712, columnsOf, importTemplate, readTable, valueOf } from '@daoji/exchange';
import { lotSchema, slipSchema, type Contract, type Slip } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { LIST_EXPORTS } from '../../src/exports/list-exports.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record, rule } from '../doubles/trade.js';

const KEY = 'a'.repeat(64);
const AT = '2026-10-05T02:00:00.000Z';
const COMMITMENT = 'c'.repeat(64);

const CONTRACT: Contract = {
  acceptedAt: AT,
  buyerOperatorId: 'mill-a',
  commandId: commandIdOf(1),
  contractAreaM2: 6_670,
  contractId: 'ct-1',
  deliveredGrams: 976_608,
  deliveryCapGrams: 900_000,
  growerOperatorId: 'household-a',
  offeredAt: AT,
  parcels: ['p-0017'],
  season: 2026,
  state: 'accepted',
  unconfirmedGrams: 976_608,
  v: 1,
  variety: '盐丰47',
};

const SLIP: Slip = {
  buyerOperatorId: 'mill-a',
  commandId: commandIdOf(2),
  confirmation: 'none',
  contractId: 'ct-1',
  grossGrams: 4_000_000,
  growerOperatorId: 'household-a',
  harvestLotId: 'h-1',
  headroomGrams: -76_608,
  impurityMilliPercent: 1_000,
  intakeLotId: 'i-1',
  kind: 'delivery',
  moistureMilliPercent: 16_500,
  physicalGrams: 976_608,
  plateCommitment: COMMITMENT,
  settledGrams: 974_000,
  settlementRules: 'settle-1',
  slipId: 'sl-1',
  state: 'weighed',
  tareGrams: 3_000_000,
  v: 1,
  weighedAt: AT,
  weighedGrams: 1_000_000,
};

describe('contracts, slips and CSV over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const post = (path: string, text: string, type = 'text/csv'): request.Test =>
    request(api.app).post(`${API}${path}`).set('content-type', type).send(text);
  const traded = async (): Promise<void> => {
    await rule(api.services, 'settle-1', {
      deductions: [
        {
          deductionMilliPercent: 650,
          of: 'moisture',
          standardMilliPercent: 14_500,
          stepMilliPercent: 500,
        },
      ],
      kind: 'settlement',
      product: '粳稻谷',
    });
    await record(api.services, 'contract~ct-1', CONTRACT);
    await record(api.services, 'slip~sl-1', SLIP);
  };

  it('shows what a contract still takes, negative above its cap', async () => {
    await traded();
    expect((await get('/contracts/ct-1')).body).to.deep.include({ headroomGrams: -76_608 });
    const lists = await Promise.all(
      ['mill-a', 'household-a', 'mill-b'].map((id) => get(`/contracts?operatorId=${id}`)),
    );
    expect(lists.map(({ body }) => (body as { items: unknown[] }).items.length)).to.deep.equal([
      1, 1, 0,
    ]);
  });

  it('shows the three masses of a slip, its steps, and counts the unconfirmed apart', async () => {
    await traded();
    const body: unknown = (await get('/slips?contractId=ct-1')).body;
    expect(body).to.containSubset({
      items: [{ deductions: [{ milliPercent: 2_600, of: 'moisture', steps: 4 }], slip: SLIP }],
      unconfirmedGrams: 976_608,
    });
    expect((await get('/slips?operatorId=mill-b')).body).to.deep.equal({
      items: [],
      unconfirmedGrams: 0,
    });
  });

  it('writes the settlement sheet whose hash the slip shows', async () => {
    await traded();
    const sheet = await get('/slips/sl-1/settlement.csv');
    expect(sheet.type).to.equal('text/csv');
    expect(sheet.text).to.contain('sl-1,ct-1,mill-a,household-a,i-1,');
    expect(sheet.text).to.contain(',1000000,16500,4,2600,1000,,,974000,976608,settle-1,none');
    const { sheetHash } = (await get('/slips/sl-1')).body as { sheetHash: string };
    expect(toHex(sha256(utf8(sheet.text)))).to.equal(sheetHash);
  });

  it('lists what is due as a table that imports at once, for the buyer alone', async () => {
    await traded();
    await record(api.services, 'slip~sl-2', { ...SLIP, slipId: 'sl-2', state: 'settled' });
    const bare = { ...SLIP, settledGrams: undefined, settlementRules: undefined, slipId: 'sl-3' };
    await record(api.services, 'slip~sl-3', bare);
    const { text } = await get('/export/settlements-due.csv?operatorId=mill-a');
    const plan = (await post(`/import/settlements?signerKeyId=${KEY}`, text)).body as {
      commands: { command: object }[];
      faults: object[];
    };
    const { sheetHash } = (await get('/slips/sl-1')).body as { sheetHash: string };
    expect(plan.faults).to.deep.equal([]);
    expect(plan.commands.map(({ command }) => command)).to.containSubset([
      { settledGrams: 974_000, settlementHash: sheetHash, slipId: 'sl-1', type: 'settleDelivery' },
    ]);
    expect(plan.commands).to.have.length(1);
    const others = await get('/export/settlements-due.csv?operatorId=household-a');
    expect(others.text.trim().split('\n')).to.have.length(1);
  });

  it('has no sheet for a slip that nothing settles', async () => {
    const bare = { ...SLIP, settledGrams: undefined, settlementRules: undefined };
    await record(api.services, 'slip~sl-1', bare);
    expectProblem(await get('/slips/sl-1/settlement.csv'), 404, 'SETTLEMENT_NOT_YET');
    expect((await get('/slips/sl-1')).body).not.to.have.property('sheetHash');
  });

  for (const [path, status, code] of [
    ['/contracts/ct-9', 404, 'CONTRACT_NOT_FOUND'],
    ['/slips/sl-9', 404, 'SLIP_NOT_FOUND'],
    ['/slips/sl-9/settlement.csv', 404, 'SLIP_NOT_FOUND'],
    ['/export/constructor.csv', 404, 'LIST_NOT_FOUND'],
    ['/export/secrets.csv', 404, 'LIST_NOT_FOUND'],
    ['/import/secrets.csv', 400, 'REQUEST_INVALID'],
  ] as const) {
    it(`answers ${status} for ${path}`, async () => {
      expectProblem(await get(path), status, code);
    });
  }

  it('exports slips with all fields, which read back unchanged', async () => {
    await traded();
    const { text, headers } = await get('/export/slips.csv?operatorId=mill-a');
    expect(headers['content-disposition']).to.equal('attachment; filename="slips.csv"');
    expect(text.startsWith('\uFEFF')).to.equal(true);
    const columns = columnsOf(slipSchema);
    const [row] = readTable(utf8(text), columns).rows;
    expect(valueOf(columns, row?.cells ?? new Map<string, string>())).to.deep.equal({
      faults: [],
      value: SLIP,
    });
    expect(
      (await get('/export/slips.csv?operatorId=mill-b')).text.trim().split('\n').length,
    ).to.equal(1);
  });

  it('exports every lot of the season unchanged', async () => {
    const columns = columnsOf(lotSchema);
    const { text } = await get('/export/lots.csv');
    const back = readTable(utf8(text), columns).rows.map(
      ({ cells }) => valueOf(columns, cells).value,
    );
    const lots = api.services.index.lots();
    expect(lots.length).to.be.greaterThan(2);
    expect(back).to.deep.equal(JSON.parse(JSON.stringify(lots)));
  });

  it('exports what was recorded as a table that imports back unchanged', async () => {
    const { text } = await get('/export/recorded-harvests.csv');
    const answer = await post(`/import/harvests?signerKeyId=${KEY}`, text);
    const body = answer.body as { commands: { command: object }[]; faults: object[] };
    const { catalog, index } = api.services;
    const recorded = await Promise.all(
      index.eventsOfType('trace', 'recordHarvest').map(async ({ commandId }) => {
        const found = await catalog.findEvent('trace', commandId);
        return JSON.parse(found?.command ?? '{}') as Record<string, unknown>;
      }),
    );
    expect(recorded.length).to.be.greaterThan(0);
    expect(body.faults).to.deep.equal([]);
    const content = (command: object): object => {
      const { alg, commandId, deviceTime, signerKeyId, v, ...rest } = command as Record<
        string,
        unknown
      >;
      expect([alg, commandId, deviceTime, signerKeyId, v]).to.not.include(undefined);
      return rest;
    };
    expect(body.commands.map(({ command }) => content(command))).to.deep.equal(
      recorded.map(content),
    );
  });

  it('exports only the rows of an operator when one is named', async () => {
    const rows = async (operatorId: string): Promise<number> =>
      (await get(`/export/recorded-harvests.csv?operatorId=${operatorId}`)).text.trim().split('\n')
        .length - 1;
    expect(await rows('nobody')).to.equal(0);
    expect(await rows('coop-1')).to.be.greaterThan(0);
  });

  it('exports each list of the table', async () => {
    for (const [list, { allows, readers }] of Object.entries(LIST_EXPORTS)) {
      if (readers) continue;
      const { status, text } = await get(`/export/${list}.csv`);
      if (allows) expect([list, status]).to.deep.equal([list, 401]);
      else expect([list, status, text[0]]).to.deep.equal([list, 200, '\uFEFF']);
    }
  });

  describe('an import', () => {
    const path = `/import/harvests?signerKeyId=${KEY}`;

    it('is planned, not done: commands to sign', async () => {
      const text = 'lotId,weighedGrams,moistureMilliPercent,parcels\nh-new,1000000,16500,p-1;p-2\n';
      const body: unknown = (await post(path, text)).body;
      expect(body).to.containSubset({
        commands: [
          {
            command: { lotId: 'h-new', signerKeyId: KEY, type: 'recordHarvest' },
            isRecorded: false,
            row: 2,
          },
        ],
        faults: [],
      });
    });

    it('names the cell at fault', async () => {
      const text = 'lotId,weighedGrams,moistureMilliPercent,parcels\nh-1,x,1,p-1\n';
      const body: unknown = (await post(path, text)).body;
      expect(body).to.containSubset({ commands: [], faults: [{ cell: 'B2', row: 2 }] });
    });

    it('has a template', async () => {
      expect((await get('/import/harvests.csv')).text).to.equal(importTemplate('harvests'));
    });

    it('refuses what is no table, no CSV, or of no key', async () => {
      expectProblem(await post(path, 'colour\nred\n'), 422, 'CSV_COLUMNS');
      expectProblem(await post(path, '{}', 'application/json'), 415, 'MEDIA_TYPE_UNSUPPORTED');
      expectProblem(await post('/import/harvests', 'lotId\n'), 400, 'REQUEST_INVALID');
    });
  });

  it('gives the batches of NY/T 4712 from the projection, which its own check takes', async () => {
    await traded();
    const file = (await get('/profiles/nyt4712')).body as Record<'inbound' | 'outbound', object[]>;
    const ours = await get('/profiles/nyt4712?operatorId=mill-a');
    expect(file.inbound).to.containSubset([
      {
        batchCode: 'i-1',
        grams: 976_608,
        sourceSubjectCode: 'household-a',
        sourceTraceCode: 'h-1',
      },
    ]);
    expect(file.outbound).to.containSubset([
      { destinationSubjectCode: 'mill-a', traceCode: 'h-1' },
    ]);
    // Out of the store into the mill, and out of the mill into packages.
    expect(file.outbound).to.containSubset([
      { stage: 'store', traceCode: 's-1' },
      { stage: 'process', traceCode: 'm-1' },
    ]);
    expect(file.inbound).to.containSubset([
      { batchCode: 'm-1', sourceTraceCode: 's-1', stage: 'process' },
      { batchCode: 'k-1', sourceTraceCode: 'm-1', stage: 'process' },
    ]);
    // mill-a and household-a are no operators of this season; all other batches agree.
    const strange = checkNyt4712(file).filter(
      ({ message }) => !/got (?:mill-a|household-a)$/.test(message),
    );
    expect(strange).to.deep.equal([]);
    expect((ours.body as { inbound: object[] }).inbound).to.have.length(1);
  });

  it('reports no codes where none were ordered, and refuses dates that are none', async () => {
    const path = '/profiles/code-volume';
    const { body } = (await get(`${path}?from=2026-10-01&to=2026-10-31`)) as { body: unknown };
    expect(body).to.deep.equal({ from: '2026-10-01', rows: [], to: '2026-10-31' });
    expectProblem(await get(`${path}?from=2026-10-01`), 400, 'REQUEST_INVALID');
  });
});
