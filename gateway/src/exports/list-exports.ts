// SPDX-License-Identifier: Apache-2.0
import { BYTE_ORDER_MARK, cellsOf, columnsOf, csvLine, type Column } from '@daoji/exchange';
import { deviceRecordSchema, lotSchema, siteObjectSchema } from '@daoji/model';
import type { z } from 'zod';

import { RECORD_SCHEMAS, type RecordType } from '../index/state-records.js';
import type { Services } from '../http/services.js';
import { RECORDED_EXPORTS } from './recorded-commands.js';

/** Rows that are read from the store at a time. */
const PAGE = 200;

/** A list and where its rows come from; every list of the API is here. */
export interface ListExport {
  readonly schema: z.ZodObject;
  /** Columns of the file; without them, every field of the schema. */
  readonly columns?: readonly Column[];
  readonly rows: (services: Services) => AsyncIterable<object> | Iterable<object>;
}

/** Fields by which `operatorId` narrows a list. */
const PARTY_FIELDS = [
  'operatorId',
  'buyerOperatorId',
  'growerOperatorId',
  'brandOwnerId',
  'fromOperatorId',
  'toOperatorId',
] as const;

/** Lists by the name of their file. Every field of the ledger's value is a column. */
export const LIST_EXPORTS: Readonly<Record<string, ListExport>> = {
  applications: ofRecords('application'),
  bins: {
    schema: siteObjectSchema,
    rows: (services) =>
      paged(services, 'bins', async (id) => (await services.catalog.bin(id)).value),
  },
  'code-orders': ofRecords('code-order'),
  contracts: ofRecords('contract'),
  devices: {
    schema: deviceRecordSchema,
    rows: (services) =>
      paged(services, 'devices', async (id) => (await services.catalog.device(id)).value),
  },
  documents: ofRecords('document'),
  'input-stock': ofRecords('input-stock'),
  lots: { schema: lotSchema, rows: ({ index }) => index.lots() },
  mandates: ofRecords('mandate'),
  'mill-lines': {
    schema: siteObjectSchema,
    rows: (services) =>
      paged(services, 'mill-lines', async (id) => (await services.catalog.millLine(id)).value),
  },
  operators: ofRecords('operator'),
  'parcel-samples': ofRecords('parcel-sample'),
  'parcel-seasons': ofRecords('parcel-season'),
  'parcel-sowings': ofRecords('parcel-sowing'),
  parcels: ofRecords('parcel'),
  pledges: ofRecords('pledge'),
  products: ofRecords('product'),
  ...RECORDED_EXPORTS,
  'rule-sets': ofRecords('rule-set'),
  sites: ofRecords('site'),
  slips: ofRecords('slip'),
  transfers: ofRecords('transfer'),
};

/** Lines of a list as CSV, one after the other. @param operatorId - only rows of which this operator is a party. */
export async function* exportedLines(
  services: Services,
  { columns: given, rows, schema }: ListExport,
  operatorId: string | undefined,
): AsyncGenerator<string> {
  const columns = given ?? columnsOf(schema);
  yield `${BYTE_ORDER_MARK}${csvLine(columns.map(({ name }) => name))}`;
  for await (const value of rows(services)) {
    const row = value as Readonly<Record<string, unknown>>;
    if (operatorId !== undefined && !PARTY_FIELDS.some((field) => row[field] === operatorId)) {
      continue;
    }
    yield csvLine(cellsOf(columns, row));
  }
}

function ofRecords(type: Exclude<RecordType, 'bin-fill'>): ListExport {
  return { rows: ({ index }) => index.records.all(type), schema: RECORD_SCHEMAS[type] };
}

async function* paged(
  { index }: Services,
  collection: 'bins' | 'devices' | 'mill-lines',
  read: (id: string) => Promise<object>,
): AsyncGenerator<object> {
  let after = '';
  for (;;) {
    const ids = index.page(collection, after, PAGE);
    for (const id of ids) yield await read(id);
    if (ids.length < PAGE) return;
    after = ids.at(-1) ?? '';
  }
}
