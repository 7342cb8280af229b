// SPDX-License-Identifier: Apache-2.0
import {
  BYTE_ORDER_MARK,
  cellsOf,
  columnsOf,
  csvLine,
  flaggedCodeSchema,
  LIST_TABLES,
  type Column,
  type ListName,
} from '@daoji/exchange';
import type { Identity } from '@daoji/model';
import type { z } from 'zod';

import { RECORD_SCHEMAS, type RecordType } from '../index/state-records.js';
import type { Services } from '../http/services.js';
import { isPrivate } from '../notices/notice.js';
import { noticeView } from '../notices/notice-views.js';
import { flaggedCodes } from '../scans/flagged-codes.js';
import { mayReadRow, type PersonalRight } from '../duties/people-right.js';
import { DUE_EXPORTS } from './due-rows.js';
import { allEvents } from './event-rows.js';
import { RECORDED_EXPORTS } from './recorded-commands.js';

/** Rows that are read from the store at a time. */
const PAGE = 200;

/** A list and where its rows come from; every list of the API is here. */
export interface ListExport {
  readonly schema: z.ZodObject;
  /** Columns of the file; without them, every field of the schema. */
  readonly columns?: readonly Column[];
  readonly rows: (services: Services) => AsyncIterable<object> | Iterable<object>;
  /**
   * Only for lists with serials, which are worth something to who copies codes: the operators that may read a row, beside
   * regulators.
   */
  readonly readers?: (services: Services, row: object) => readonly string[];
  /** Only for lists about persons: whether this person may read a row. */
  readonly allows?: PersonalRight;
}

/** Fields by which `operatorId` narrows a list. */
const PARTY_FIELDS = [
  'operatorId',
  'buyerOperatorId',
  'growerOperatorId',
  'brandOwnerId',
  'fromOperatorId',
  'toOperatorId',
  'firmId',
] as const;

/** Where the rows of a list come from. */
type ListRows = Omit<ListExport, 'columns' | 'schema'>;

/** Rows of every list that the import's reader knows by name. */
const LIST_ROWS: Readonly<Record<ListName, ListRows>> = {
  aerations: ofRecords('aeration'),
  alarms: ofRecords('alarm'),
  applications: ofRecords('application'),
  bins: {
    rows: (services) =>
      paged(services, 'bins', async (id) => (await services.catalog.bin(id)).value),
  },
  'code-orders': ofRecords('code-order'),
  contracts: ofRecords('contract'),
  'control-tasks': ofRecords('control-task'),
  corrections: ofRecords('correction'),
  devices: {
    rows: (services) =>
      paged(services, 'devices', async (id) => (await services.catalog.device(id)).value),
  },
  documents: ofRecords('document'),
  events: { rows: allEvents },
  'flagged-codes': {
    rows: flaggedCodes,
    readers: (_services, row) => flaggedCodeSchema.parse(row).operatorIds,
  },
  fumigations: ofRecords('fumigation'),
  identities: { rows: identities },
  'input-products': { rows: inputProducts },
  'input-stock': ofRecords('input-stock'),
  inspections: ofRecords('inspection'),
  'logistic-units': ofRecords('logistic-unit'),
  lots: { rows: ({ index }) => index.lots() },
  mandates: ofRecords('mandate'),
  'mill-lines': {
    rows: (services) =>
      paged(services, 'mill-lines', async (id) => (await services.catalog.millLine(id)).value),
  },
  'model-runs': ofRecords('model-run'),
  notices: { rows: noticeRows },
  operators: ofRecords('operator'),
  'package-exceptions': {
    ...ofRecords('package'),
    readers: ({ index }, row) => {
      const { orderId } = RECORD_SCHEMAS.package.parse(row);
      const order = index.records.get('code-order', orderId);
      return order ? [order.operatorId] : [];
    },
  },
  'parcel-samples': ofRecords('parcel-sample'),
  'parcel-seasons': ofRecords('parcel-season'),
  'parcel-sowings': ofRecords('parcel-sowing'),
  parcels: ofRecords('parcel'),
  pledges: ofRecords('pledge'),
  products: ofRecords('product'),
  recalls: ofRecords('recall'),
  'rule-sets': ofRecords('rule-set'),
  sites: ofRecords('site'),
  slips: ofRecords('slip'),
  transfers: ofRecords('transfer'),
  treatments: ofRecords('treatment'),
  warnings: ofRecords('warning'),
  'chart-snapshots': { ...ofRecords('chart-snapshot'), allows: mayReadRow('chart-snapshot') },
  duties: { ...ofRecords('duty'), allows: mayReadRow('duty') },
  signals: { ...ofRecords('signal'), allows: mayReadRow('signal') },
};

/** Lists by the name of their file. Every field of the ledger's value is a column. */
export const LIST_EXPORTS: Readonly<Record<string, ListExport>> = {
  ...Object.fromEntries(
    Object.entries(LIST_ROWS).map(([name, rows]) => [
      name,
      { ...rows, schema: LIST_TABLES[name as ListName].schema },
    ]),
  ),
  ...DUE_EXPORTS,
  ...RECORDED_EXPORTS,
};

/** True but for a row about a person that is not the reader's. */
function isAllowed(
  allows: PersonalRight | undefined,
  { index }: Services,
  reader: Identity | undefined,
  row: object,
): boolean {
  return allows === undefined || (reader !== undefined && allows(index, reader, row));
}

/**
 * Lines of a list as CSV, one after the other.
 * @param operatorId - only rows of which this operator is a party.
 * @param reader - who asks, for lists about persons.
 * @param mayRead - whether who asks may read rows of these operators; asked for lists with `readers` alone.
 */
export async function* exportedLines(
  services: Services,
  { allows, columns: given, readers, rows, schema }: ListExport,
  operatorId: string | undefined,
  mayRead: (operatorIds: readonly string[]) => boolean = () => false,
  reader?: Identity,
): AsyncGenerator<string> {
  const columns = given ?? columnsOf(schema);
  yield `${BYTE_ORDER_MARK}${csvLine(columns.map(({ name }) => name))}`;
  for await (const value of rows(services)) {
    const row = value as Readonly<Record<string, unknown>>;
    const owners = readers?.(services, value);
    if (owners && !mayRead(owners)) continue;
    if (!isAllowed(allows, services, reader, value)) continue;
    if (operatorId !== undefined && !isParty(row, owners, operatorId)) continue;
    yield csvLine(cellsOf(columns, row));
  }
}

function isParty(
  row: Readonly<Record<string, unknown>>,
  owners: readonly string[] | undefined,
  operatorId: string,
): boolean {
  return owners?.includes(operatorId) ?? PARTY_FIELDS.some((field) => row[field] === operatorId);
}

/** Activated keys of both channels; persons are pseudonyms, and a key that stands on both is the one of `trace`. */
async function* identities({ catalog, index }: Services): AsyncGenerator<object> {
  const known = new Set<string>();
  // `anchor~…` stands before `trace~…` in a page: the keys of `trace` are read first.
  for (const channel of ['trace', 'anchor'] as const) {
    let after = `${channel}~`;
    for (;;) {
      const ids = index.page('identities', after, PAGE);
      const own = ids.filter((id) => id.startsWith(`${channel}~`));
      for (const id of own) {
        const keyId = id.slice(channel.length + 1);
        const identity = known.has(keyId) ? undefined : await catalog.identity(channel, keyId);
        known.add(keyId);
        if (identity) yield identity;
      }
      if (own.length < PAGE) break;
      after = own.at(-1) ?? '';
    }
  }
}

function ofRecords(type: Exclude<RecordType, 'bin-fill'>): ListRows {
  return { rows: ({ index }) => index.records.all(type) };
}

/** Products of every table, proposed ones too; a product stands once for each table that lists it. */
function inputProducts({ index: { records } }: Services): object[] {
  return records.all('rule-set').flatMap((ruleSet) => {
    const { areaCode, ruleSetId, state, status, validFrom, validTo, values } = ruleSet;
    if (values.kind !== 'input-products') return [];
    const table = { areaCode, ruleSetId, state, status, validFrom, validTo };
    return values.products.map((product) => ({ ...table, ...product }));
  });
}

/** Notices with their messages, the oldest first; none about a person. */
function noticeRows({ notices: { config, outbox } }: Services): object[] {
  return outbox
    .entries()
    .filter(({ notice }) => !isPrivate(notice))
    .map((entry) => {
      const { notice, ...view } = noticeView(outbox, config, entry);
      return { ...view, ...notice };
    });
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
