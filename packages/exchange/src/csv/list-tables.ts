// SPDX-License-Identifier: Apache-2.0
import {
  aerationSchema,
  alarmSchema,
  applicationSchema,
  chartSnapshotSchema,
  codeOrderSchema,
  contractSchema,
  controlTaskSchema,
  correctionSchema,
  deviceRecordSchema,
  documentSchema,
  dutySchema,
  fumigationSchema,
  identitySchema,
  inputStockSchema,
  inspectionSchema,
  logisticUnitSchema,
  lotSchema,
  mandateSchema,
  modelRunSchema,
  operatorSchema,
  packageExceptionSchema,
  parcelSampleSchema,
  parcelSchema,
  parcelSeasonSchema,
  parcelSowingSchema,
  pledgeSchema,
  productSchema,
  recallSchema,
  ruleSetSchema,
  signalSchema,
  siteObjectSchema,
  siteSchema,
  slipSchema,
  transferSchema,
  treatmentSchema,
  warningSchema,
} from '@daoji/model';
import type { z } from 'zod';

import { columnsOf, type Column } from './columns.js';
import { IMPORT_GROUPS, type ImportKind } from './import-kinds.js';
import {
  eventRowSchema,
  flaggedCodeSchema,
  inputProductRowSchema,
  noticeRowSchema,
} from './ledger-rows.js';

/** A list that the ledger works out from commands: what its rows are, and the tables from which they come. */
export interface ListTable {
  readonly schema: z.ZodObject;
  /** Imports that write rows of it; none for what no table makes, such as alarms and scans. */
  readonly madeBy: readonly ImportKind[];
}

const { inputs, mill, store } = IMPORT_GROUPS;
const kindsOf = (group: Partial<Record<ImportKind, string>>): ImportKind[] =>
  Object.keys(group) as ImportKind[];

/** Every list that a gateway exports, by the name of its file, without the tables that an import takes. */
export const LIST_TABLES = {
  aerations: list(aerationSchema),
  alarms: list(alarmSchema),
  applications: list(applicationSchema, 'applications'),
  bins: list(siteObjectSchema, 'bins'),
  'code-orders': list(codeOrderSchema, 'code-prints', 'code-activations', 'code-voids'),
  contracts: list(contractSchema, 'contracts', 'contract-acceptances', 'contract-ends'),
  'control-tasks': list(controlTaskSchema),
  corrections: list(correctionSchema),
  devices: list(deviceRecordSchema),
  documents: list(documentSchema, 'documents'),
  events: list(eventRowSchema),
  'flagged-codes': list(flaggedCodeSchema),
  fumigations: list(fumigationSchema),
  identities: list(identitySchema, 'identities', 'revocations'),
  'input-products': list(inputProductRowSchema),
  'input-stock': list(inputStockSchema, ...kindsOf(inputs)),
  inspections: list(inspectionSchema),
  'logistic-units': list(logisticUnitSchema, 'packed-units'),
  lots: list(
    lotSchema,
    'harvests',
    'deliveries',
    'bought-in',
    ...kindsOf(store).filter((kind) => kind !== 'treatments'),
    ...kindsOf(mill).filter((kind) => !/^(?:code|packed)-/.test(kind)),
  ),
  mandates: list(mandateSchema, 'mandates', 'mandate-ends'),
  'mill-lines': list(siteObjectSchema, 'mill-lines'),
  'model-runs': list(modelRunSchema),
  notices: list(noticeRowSchema),
  operators: list(operatorSchema, 'operators', 'operator-states'),
  'package-exceptions': list(packageExceptionSchema),
  'parcel-samples': list(parcelSampleSchema, 'sample-checks'),
  'parcel-seasons': list(parcelSeasonSchema, 'harvests', 'applications'),
  'parcel-sowings': list(parcelSowingSchema, 'seasons'),
  parcels: list(
    parcelSchema,
    'parcels',
    'parcel-revisions',
    'parcel-closings',
    'attestations',
    'overlap-claims',
    'overlap-findings',
  ),
  pledges: list(pledgeSchema, 'pledges'),
  products: list(productSchema, 'products', 'packers', 'packer-withdrawals'),
  recalls: list(recallSchema),
  'rule-sets': list(ruleSetSchema),
  sites: list(siteSchema, 'sites'),
  slips: list(slipSchema, 'deliveries', 'bought-in', 'settlements'),
  transfers: list(transferSchema, 'transfers', 'receipts', 'transfer-cancellations'),
  treatments: list(treatmentSchema, 'treatments'),
  warnings: list(warningSchema),
  'chart-snapshots': list(chartSnapshotSchema),
  duties: list(dutySchema),
  signals: list(signalSchema),
} satisfies Record<string, ListTable>;

/** One of {@link LIST_TABLES}. */
export type ListName = keyof typeof LIST_TABLES;

/** True for a name of {@link LIST_TABLES}. */
export function isListName(name: string): name is ListName {
  return Object.hasOwn(LIST_TABLES, name);
}

/** Columns of a list's file: every field of its rows. */
export function listColumns(name: ListName): Column[] {
  return columnsOf(LIST_TABLES[name].schema);
}

/** Lists whose file has exactly these columns, in any order. */
export function listsOfHeader(header: readonly string[]): ListName[] {
  const asked = header.toSorted().join();
  return (Object.keys(LIST_TABLES) as ListName[]).filter(
    (name) =>
      listColumns(name)
        .map((column) => column.name)
        .sort()
        .join() === asked,
  );
}

function list<T extends z.ZodObject>(
  schema: T,
  ...madeBy: readonly ImportKind[]
): { readonly schema: T; readonly madeBy: readonly ImportKind[] } {
  return { madeBy, schema };
}
