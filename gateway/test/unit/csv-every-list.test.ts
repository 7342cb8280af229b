// SPDX-License-Identifier: Apache-2.0
import {
  checkCsv,
  IMPORT_KINDS,
  LIST_TABLES,
  SHEET_TABLES,
  type CsvCheck,
  type ListName,
} from '@daoji/exchange';
import { identitySchema } from '@daoji/model';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { sampleOf } from '../../../packages/exchange/test/unit/csv/sample-of.js';
import { OPERATIONS } from '../../src/api/operations.js';
import type { Everything } from '../../src/everything/lot-everything.js';
import { exportedLines, LIST_EXPORTS } from '../../src/exports/list-exports.js';
import { RECORD_SCHEMAS } from '../../src/index/state-records.js';
import { settlementSheet } from '../../src/trade/settlement-sheet.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { noticeOf } from '../doubles/notice-desk.js';
import { KEY_ID } from '../doubles/season.js';
import { inputTable, record } from '../doubles/trade.js';

type Row = Readonly<Record<string, unknown>>;

/** The CSV list of each JSON list; `undefined` with the reason for what is no list of its own. */
const CSV_OF: Readonly<Record<string, ListName | undefined>> = {
  listAlarms: 'alarms',
  listApplications: 'applications',
  listBins: 'bins',
  listCodeLots: 'lots',
  listCodeOrders: 'code-orders',
  listCommands: 'events',
  listContracts: 'contracts',
  listDevices: 'devices',
  listFlaggedCodes: 'flagged-codes',
  listIdentities: 'identities',
  listInputProducts: 'input-products',
  listInputStock: 'input-stock',
  listInspections: 'inspections',
  listLogisticUnits: 'logistic-units',
  listLots: 'lots',
  listMandates: 'mandates',
  listMillLines: 'mill-lines',
  listModelRuns: 'model-runs',
  // How things stand now, with who is on duty: no rows.
  listNoticeChannels: undefined,
  listNotices: 'notices',
  listOperatorDocuments: 'documents',
  listOperators: 'operators',
  listParcelSamples: 'parcel-samples',
  listParcels: 'parcels',
  listProducts: 'products',
  // With one-time tokens: for the recalling firm alone; `acknowledgements.csv` of the evidence has them without.
  listRecallAnswers: undefined,
  listRecalls: 'recalls',
  listRuleSets: 'rule-sets',
  listSites: 'sites',
  listSlips: 'slips',
  listWarnings: 'warnings',
  listChartSnapshots: 'chart-snapshots',
  listDuties: 'duties',
  listSignals: 'signals',
};

/** What each route answers as CSV. */
const CSV_ROUTES: Readonly<Record<string, string>> = {
  exportEverything: 'lot-everything',
  exportList: 'every list',
  getRoll: 'roll',
  getSettlementSheet: 'settlement-sheet',
  importTemplate: 'every import',
};

/** Somebody: who may read which list is tested by its own tests. */
const READER = identitySchema.parse(sampleOf(identitySchema));

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('every list that the gateway offers as CSV', () => {
  const api = freshApi();
  const plan = (kind: string, text: string): request.Test =>
    request(api.app)
      .post(`${API}/import/${kind}?signerKeyId=${KEY_ID}`)
      .set('content-type', 'text/csv')
      .send(text);
  const fileOf = async (name: string, rows?: readonly Row[]): Promise<string> => {
    const list = LIST_EXPORTS[name];
    if (!list) throw new Error(`expected a list ${name}`);
    const open = list.allows ? { ...list, allows: () => true } : list;
    const given = rows ? { ...open, rows: () => rows } : open;
    const lines: string[] = [];
    for await (const line of exportedLines(api.services, given, undefined, () => true, READER))
      lines.push(line);
    return lines.join('');
  };
  const readBack = (name: string, text: string): CsvCheck => checkCsv(utf8(text), name);

  it('is an import, or a list that the import’s reader knows', () => {
    for (const name of Object.keys(LIST_EXPORTS)) {
      const kind = name.replace(/^recorded-|-due$/g, '');
      const isImport = kind !== name && Object.hasOwn(IMPORT_KINDS, kind);
      expect([name, isImport || Object.hasOwn(LIST_TABLES, name)]).to.deep.equal([name, true]);
    }
    const recorded = Object.keys(IMPORT_KINDS).map((kind) => `recorded-${kind}`);
    expect(LIST_EXPORTS).to.include.all.keys(...recorded, ...Object.keys(LIST_TABLES));
  });

  it('is there for every list of the API', () => {
    const lists = Object.keys(OPERATIONS).filter((id) => /^list[A-Z]/.test(id));
    expect(lists.sort()).to.deep.equal(Object.keys(CSV_OF).sort());
  });

  it('stands beside three other files, which are read back too', () => {
    const routes = Object.values(OPERATIONS).filter(
      ({ response }) =>
        'mediaTypes' in response && (response.mediaTypes as string[]).includes('text/csv'),
    );
    expect(routes.map(({ id }) => id).sort()).to.deep.equal(Object.keys(CSV_ROUTES).sort());
    for (const name of Object.values(CSV_ROUTES))
      expect(name.startsWith('every ') || Object.hasOwn(SHEET_TABLES, name)).to.equal(true);
  });

  for (const name of Object.keys(LIST_TABLES) as ListName[]) {
    context(name, () => {
      const row = sampleOf(LIST_TABLES[name].schema) as Row;

      it('comes back with every field of a full row', async () => {
        const { faults, rows } = readBack(name, await fileOf(name, [row]));
        expect([faults, rows]).to.deep.equal([[], [row]]);
      });

      it('comes back as the ledger has it', async () => {
        const [type] = Object.entries(RECORD_SCHEMAS).find(
          ([, schema]) => (schema as unknown) === LIST_TABLES[name].schema,
        ) ?? [''];
        if (type !== '') await record(api.services, `${type}~a-sample`, row);
        if (name === 'input-products') await inputTable(api.services);
        if (name === 'notices') await api.services.notices.take(noticeOf());
        const wanted: unknown[] = [];
        for await (const one of LIST_EXPORTS[name]?.rows(api.services) ?? []) wanted.push(one);
        const { faults, rows } = readBack(name, await fileOf(name));
        expect([faults, rows]).to.deep.equal([[], json(wanted)]);
        // Scans are counted by the service and lie in no state; the row above is theirs.
        if (name !== 'flagged-codes') expect(rows).to.have.length.greaterThan(0);
      });

      it('becomes no command, whichever import it is given to', async () => {
        const text = await fileOf(name, [row]);
        expectProblem(await plan('harvests', text), 422, 'CSV_LIST_DERIVED');
        const answer = await plan(name, text);
        expectProblem(answer, 422, 'CSV_LIST_DERIVED');
        const [made] = LIST_TABLES[name].madeBy;
        expect((answer.body as { detail: string }).detail).to.include(made ?? 'no table makes');
      });
    });
  }

  for (const name of Object.keys(LIST_EXPORTS).filter((one) => !Object.hasOwn(LIST_TABLES, one))) {
    it(`${name} is a table that its import takes`, async () => {
      const { faults, isImport } = readBack(name, await fileOf(name));
      expect([faults, isImport]).to.deep.equal([[], true]);
      const kind = name.replace(/^recorded-|-due$/g, '');
      const answer = await plan(kind, await fileOf(name));
      expect([answer.status, (answer.body as { faults: unknown }).faults]).to.deep.equal([200, []]);
    });
  }

  it('has no template where it is no import', async () => {
    expectProblem(await request(api.app).get(`${API}/import/lots.csv`), 400, 'REQUEST_INVALID');
  });
});

describe('files that are no lists', () => {
  const api = freshApi();

  it('the sheet of a settlement comes back with its masses as numbers', () => {
    const slip = RECORD_SCHEMAS.slip.parse(sampleOf(RECORD_SCHEMAS.slip));
    const deduction = { milliPercent: 2_600, of: 'moisture', steps: 4 } as const;
    const { faults, name, rows } = checkCsv(utf8(settlementSheet(slip, [deduction])));
    expect([faults, name]).to.deep.equal([[], 'settlement-sheet']);
    const { contractId, physicalGrams, settledGrams, weighedGrams } = slip;
    expect(rows).to.containSubset([
      { contractId, moistureSteps: 4, physicalGrams, settledGrams, weighedGrams },
    ]);
  });

  it('everything about a lot comes back value by value', async () => {
    const path = `${API}/lots/k-1/everything`;
    const all = (await request(api.app).get(path)).body as Everything;
    const answer = await request(api.app).get(`${path}/csv`).buffer(true);
    const { faults, name, rows } = checkCsv(utf8(answer.text));
    expect([faults, name]).to.deep.equal([[], 'lot-everything']);
    expect(rows).to.deep.include({
      ...{ field: 'parcelId', item: 1, part: 'parcels' },
      value: all.parcels[0]?.parcelId,
    });
    const parts = new Set(rows.map(({ part }) => part));
    for (const part of ['lots', 'steps', 'documents', 'notKnown']) expect(parts).to.include(part);
  });
});
