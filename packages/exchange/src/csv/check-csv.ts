// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import { columnsOf, valueOf } from './columns.js';
import { CsvError } from './csv-error.js';
import { IMPORT_KINDS, isImportKind, UNSIGNED_KINDS, type ImportKind } from './import-kinds.js';
import { importTable, rowContent } from './import-table.js';
import { isListName, LIST_TABLES, listsOfHeader } from './list-tables.js';
import { columnOfPath, faultAt, planImport, type RowFault } from './plan-import.js';
import { headerOf, knownHeader, readTable } from './read-table.js';
import { isSheetName, SHEET_TABLES, sheetsOfHeader } from './sheet-tables.js';

/** A file as the import's reader has it. */
export interface CsvCheck {
  /** Name of an import, a list or a sheet. */
  readonly name: string;
  /** Whether its rows are commands that `daoji import csv` sends. */
  readonly isImport: boolean;
  /** Imports that write rows of a list. */
  readonly importAs: readonly ImportKind[];
  /** Right rows with types, as the list's JSON has them; of an import what a command says. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly faults: readonly RowFault[];
}

/** Signer of a check that signs nothing. */
const NOBODY = { deviceTime: '2000-01-01T00:00:00.000Z', signerKeyId: '0'.repeat(64) };

/**
 * Reads any file that a gateway exports or an import takes, without a ledger.
 * @param name - of an import, a list or a sheet; absent: told by its columns, and among tables of the same columns by its rows.
 * @throws CsvError `CSV_KIND` for no such table, `CSV_COLUMNS` for columns of none, and those of a file that is no table.
 */
export function checkCsv(bytes: Uint8Array, name?: string): CsvCheck {
  if (name !== undefined) return checkAs(bytes, exportedName(name));
  const header = headerOf(bytes);
  const checks = tablesOfHeader(header).map((one) => checkAs(bytes, one));
  const [first] = checks;
  if (!first) {
    throw new CsvError(
      'CSV_COLUMNS',
      `expected the columns of an import, a list or a sheet, got ${header.join(', ').slice(0, 200)}`,
    );
  }
  return checks.find(({ faults }) => faults.length === 0) ?? first;
}

/** Names of all tables that a header fits: those with exactly its columns first, then imports that it leaves optional columns of. */
function tablesOfHeader(header: readonly string[]): string[] {
  const kinds = (Object.keys(IMPORT_KINDS) as ImportKind[]).filter((kind) => fits(header, kind));
  const missing = (kind: ImportKind): number => importTable(kind).columns.length - header.length;
  return [
    ...listsOfHeader(header),
    ...sheetsOfHeader(header),
    ...kinds.sort((one, other) => missing(one) - missing(other)),
  ];
}

function fits(header: readonly string[], kind: ImportKind): boolean {
  const { columns } = importTable(kind);
  const names = knownHeader(header, columns);
  const isNeeded = columns.filter(({ isOptional }) => !isOptional);
  return !names.includes(undefined) && isNeeded.every(({ name }) => names.includes(name));
}

/** `recorded-harvests` and `settlements-due` are tables of an import. */
function exportedName(name: string): string {
  const kind = name.replace(/^recorded-/, '').replace(/-due$/, '');
  return kind !== name && isImportKind(kind) ? kind : name;
}

function checkAs(bytes: Uint8Array, name: string): CsvCheck {
  // The name of a list may be that of an import too: its columns tell.
  if (isListName(name) && (!isImportKind(name) || listsOfHeader(headerOf(bytes)).includes(name)))
    return checkList(bytes, name, LIST_TABLES[name].schema, LIST_TABLES[name].madeBy);
  if (isSheetName(name)) return checkList(bytes, name, SHEET_TABLES[name], []);
  const signer = UNSIGNED_KINDS.includes(name) ? { ...NOBODY, signerKeyId: undefined } : NOBODY;
  const { commands, faults, kind } = planImport(name, bytes, signer);
  const rows = commands.map(({ command }) => rowContent(command));
  return { faults, importAs: [kind as ImportKind], isImport: true, name: kind, rows };
}

function checkList(
  bytes: Uint8Array,
  name: string,
  schema: z.ZodObject,
  importAs: readonly ImportKind[],
): CsvCheck {
  const columns = columnsOf(schema);
  const table = readTable(bytes, columns);
  const rows: Record<string, unknown>[] = [];
  const faults: RowFault[] = [];
  for (const row of table.rows) {
    const read = valueOf(columns, row.cells);
    const judged = schema.safeParse(read.value);
    if (read.faults.length > 0) {
      faults.push(...read.faults.map((one) => faultAt(table, row, one)));
    } else if (judged.success) {
      rows.push(judged.data);
    } else {
      faults.push(
        ...judged.error.issues.map(({ message, path }) =>
          faultAt(table, row, { column: columnOfPath(path), message }),
        ),
      );
    }
  }
  return { faults, importAs, isImport: false, name, rows };
}
