// SPDX-License-Identifier: Apache-2.0
import { traceCommandSchemas } from '@daoji/model';
import type { z } from 'zod';

import { cellsOf, columnsOf, type Column } from './columns.js';
import { BYTE_ORDER_MARK, csvLine } from './csv-cells.js';
import { CsvError } from './csv-error.js';

/** What a CSV file can hold, and the command that each row becomes. */
export const IMPORT_KINDS = {
  parcels: 'registerParcel',
  harvests: 'recordHarvest',
  deliveries: 'recordDelivery',
  'bought-in': 'recordBoughtIn',
  contracts: 'offerContract',
  purchases: 'purchaseInput',
  applications: 'applyInput',
  attestations: 'attestParcel',
  seasons: 'declareSeason',
  settlements: 'settleDelivery',
  identities: 'activateIdentity',
  operators: 'registerOperator',
} as const;

/** Kinds whose commands no person signs: an organisation's registrar sends them by its certificate. */
export const UNSIGNED_KINDS: readonly string[] = ['operators'];

/** One of {@link IMPORT_KINDS}. */
export type ImportKind = keyof typeof IMPORT_KINDS;

/** A kind with its command's schema and the columns of its files. */
export interface ImportTable {
  readonly kind: ImportKind;
  readonly type: (typeof IMPORT_KINDS)[ImportKind];
  readonly schema: z.ZodObject;
  readonly columns: readonly Column[];
}

/** Fields that the importer fills in. */
const FILLED_IN: ReadonlySet<string> = new Set([
  'alg',
  'commandId',
  'deviceTime',
  'signerKeyId',
  'type',
  'v',
]);
/** Fields that every command may have; their columns stand last. */
const CIRCUMSTANCES = /^(?:eventTime$|onBehalfOf\.)/;

/** A P-256 public key for the example alone: the generator point, whose private key 1 everybody knows. */
const EXAMPLE_SPKI =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==';

const EXAMPLES: Readonly<Record<ImportKind, Readonly<Record<string, unknown>>>> = {
  parcels: {
    areaCode: '211104101',
    areaM2: 6670,
    boundaryCommitment: '0'.repeat(64),
    originClass: 'panjin',
    parcelId: 'p-0001',
    season: 2026,
    variety: '盐丰47',
  },
  harvests: {
    lotId: 'h-2026-0001',
    moistureMilliPercent: 16_500,
    parcels: ['p-0001', 'p-0002'],
    weighedGrams: 1_000_000,
  },
  deliveries: { ...weighing(), contractId: 'ct-0001', intakeLotId: 'i-0001', lotId: 'h-2026-0001' },
  'bought-in': {
    ...weighing(),
    harvestYear: 2026,
    lotId: 'b-2026-0001',
    supplierCommitment: '0'.repeat(64),
    variety: '盐丰47',
  },
  contracts: {
    contractAreaM2: 6670,
    contractId: 'ct-0001',
    deliveryCapGrams: 6_000_000,
    growerOperatorId: 'household-0001',
    parcels: ['p-0001'],
    season: 2026,
    variety: '盐丰47',
  },
  purchases: {
    labelCodes: ['11500011123456789012345678901234'],
    packageMilli: 100_000,
    purchasedOn: '2026-05-04',
    registration: 'PD20150001',
    stockLotId: 'st-0001',
    unit: 'g',
  },
  applications: {
    applicationId: 'a-0001',
    doseMilliPerMu: 25_000,
    parcels: ['p-0001'],
    startDate: '2026-07-20',
    stockLotId: 'st-0001',
    stopDate: '2026-07-20',
    target: '稻瘟病',
  },
  attestations: { boundaryVersion: 1, parcelId: 'p-0001' },
  seasons: {
    parcelId: 'p-0001',
    season: 2026,
    seedLot: 'S-2026-1',
    sownOn: '2026-05-20',
    variety: '盐丰47',
  },
  settlements: { settledGrams: 974_000, settlementHash: '0'.repeat(64), slipId: 'sl-0001' },
  identities: {
    areaCode: '211104101',
    operatorId: 'household-0001',
    personId: 'person-0001',
    roles: ['registrar', 'household'],
    spki: EXAMPLE_SPKI,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-12-31T00:00:00.000Z',
  },
  operators: {
    areaCode: '211104101',
    kind: 'household',
    mspId: 'ProducerMSP',
    operatorId: 'household-0001',
    publicName: '示范农户（虚构）',
  },
};

/** A command without what an importer fills in: what its row says. */
export function rowContent(command: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(command).filter(([name]) => !FILLED_IN.has(name)));
}

/** The table of a kind. @throws CsvError `CSV_KIND`. */
export function importTable(kind: string): ImportTable {
  if (!isImportKind(kind)) {
    const kinds = Object.keys(IMPORT_KINDS).join(', ');
    throw new CsvError('CSV_KIND', `expected one of ${kinds}, got ${kind.slice(0, 40)}`);
  }
  const type = IMPORT_KINDS[kind];
  const schema = traceCommandSchemas[type];
  const own = columnsOf(schema, true).filter(({ name }) => !FILLED_IN.has(name));
  const columns = [
    ...own.filter(({ name }) => !CIRCUMSTANCES.test(name)),
    ...own.filter(({ name }) => CIRCUMSTANCES.test(name)),
  ];
  return { columns, kind, schema, type };
}

/** A file to fill in: the header, a note that says what each column takes, and one example as a note. */
export function importTemplate(kind: string): string {
  const { columns } = importTable(kind);
  const example = cellsOf(columns, EXAMPLES[importTable(kind).kind]);
  return [
    BYTE_ORDER_MARK,
    csvLine(columns.map(({ name }) => name)),
    csvLine(asNote(columns.map(noteOf))),
    csvLine(asNote(example)),
  ].join('');
}

function noteOf({ isOptional, kind, name }: Column): string {
  const unit = Object.entries(UNITS).find(([end]) => name.endsWith(end))?.[1];
  return [unit ?? KIND_WORDS[kind], isOptional ? '可不填 optional' : '必填 required'].join(' · ');
}

const UNITS: Readonly<Record<string, string>> = {
  Grams: '克 g',
  M2: '平方米 m²',
  MilliPercent: '千分之一个百分点（16.5 % 写 16500）',
  MilliPerMu: '每亩千分之一单位',
  Milli: '千分之一单位',
  Commitment: '加盐指纹，64 位十六进制 salted hash',
  Hash: 'SHA-256，64 位十六进制',
  validFrom: '世界时 UTC 2026-01-01T00:00:00.000Z',
  validTo: '世界时 UTC 2026-12-31T00:00:00.000Z',
  eventTime: '世界时 UTC 2026-10-04T08:12:30.000Z',
  On: '日期 2026-10-04',
  Date: '日期 2026-10-04',
};

const KIND_WORDS: Readonly<Record<Column['kind'], string>> = {
  boolean: 'true / false',
  json: 'JSON',
  list: '用 ; 分隔 parted by ;',
  number: '数字 number',
  text: '文字 text',
};

function asNote([first = '', ...rest]: readonly string[]): string[] {
  return [`# ${first}`, ...rest];
}

function weighing(): Readonly<Record<string, unknown>> {
  return {
    grossGrams: 4_000_000,
    impurityMilliPercent: 1_000,
    moistureMilliPercent: 16_500,
    plateCommitment: '0'.repeat(64),
    slipId: 'sl-0001',
    tareGrams: 3_000_000,
  };
}

function isImportKind(kind: string): kind is ImportKind {
  return Object.hasOwn(IMPORT_KINDS, kind);
}
