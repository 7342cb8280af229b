// SPDX-License-Identifier: Apache-2.0
import { traceCommandSchemas } from '@daoji/model';
import type { z } from 'zod';

import { columnsOf, type Column } from './columns.js';
import { CsvError } from './csv-error.js';
import { IMPORT_KINDS, isImportKind, type ImportKind } from './import-kinds.js';
import { assertNoList } from './list-refusal.js';

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

/** A command without what an importer fills in: what its row says. */
export function rowContent(command: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(command).filter(([name]) => !FILLED_IN.has(name)));
}

/** The table of a kind. @throws CsvError `CSV_LIST_DERIVED` for a list that is no import, `CSV_KIND` for any other name. */
export function importTable(kind: string): ImportTable {
  if (!isImportKind(kind)) {
    assertNoList(kind);
    const kinds = Object.keys(IMPORT_KINDS).join(', ');
    throw new CsvError('CSV_KIND', `expected one of ${kinds}, got ${kind.slice(0, 40)}`);
  }
  const type = IMPORT_KINDS[kind];
  const schema: z.ZodObject = traceCommandSchemas[type];
  const own = columnsOf(schema, true).filter(({ name }) => !FILLED_IN.has(name));
  const columns = [
    ...own.filter(({ name }) => !CIRCUMSTANCES.test(name)),
    ...own.filter(({ name }) => CIRCUMSTANCES.test(name)),
  ];
  return { columns, kind, schema, type };
}
