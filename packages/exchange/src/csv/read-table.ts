// SPDX-License-Identifier: Apache-2.0
import { parse } from 'csv-parse/sync';

import { columnHead } from './column-heads.js';
import type { Column } from './columns.js';
import { plainCell } from './csv-cells.js';
import { CsvError } from './csv-error.js';

/** Most bytes and rows of one file. */
export const MAX_CSV_BYTES = 20_000_000;
export const MAX_CSV_ROWS = 100_000;

/** Rows that start so are notes, as in our templates. */
const NOTE = '#';

/** A row of a table with its number in the file, the header being 1. */
export interface TableRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A file as a table. */
export interface Table {
  /** Names of the columns in the order of the file. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Reads a CSV file: UTF-8 with or without BOM, or GB 18030, as spreadsheets in China write it. Empty rows and notes are left out
 * and keep their numbers. A head is the name of a field or its Chinese head.
 * @throws CsvError.
 */
export function readTable(bytes: Uint8Array, columns: readonly Column[]): Table {
  const records = recordsOf(bytes);
  const header = namesOf(headOf(records), columns);
  const rows = records.flatMap((record, index) =>
    index === 0 || isSkipped(record)
      ? []
      : [{ row: index + 1, cells: new Map(header.map((name, at) => [name, record[at] ?? ''])) }],
  );
  return { header, rows };
}

/** The heads of a file as they stand in it. @throws CsvError as {@link readTable}. */
export function headerOf(bytes: Uint8Array): string[] {
  return headOf(recordsOf(bytes));
}

/** Fields that heads name, by the field's name or its Chinese head; `undefined` for a head of no column. */
export function knownHeader(
  heads: readonly string[],
  columns: readonly Column[],
): (string | undefined)[] {
  return heads.map(
    (head) => columns.find(({ name }) => name === head || columnHead(name) === head)?.name,
  );
}

function recordsOf(bytes: Uint8Array): string[][] {
  if (bytes.length > MAX_CSV_BYTES) {
    throw new CsvError('CSV_SIZE', `expected at most ${MAX_CSV_BYTES} bytes, got ${bytes.length}`);
  }
  let records: string[][];
  try {
    records = parse(decoded(bytes), { bom: true, relax_column_count: true });
  } catch (cause) {
    if (cause instanceof CsvError) throw cause;
    const why = cause instanceof Error ? cause.message : 'not CSV';
    throw new CsvError('CSV_QUOTES', `expected a CSV file: ${why}`, { cause });
  }
  if (records.length > MAX_CSV_ROWS + 1) {
    throw new CsvError('CSV_SIZE', `expected at most ${MAX_CSV_ROWS} rows, got ${records.length}`);
  }
  return records;
}

function decoded(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  throw new CsvError('CSV_ENCODING', 'expected UTF-8 or GB 18030');
}

function headOf(records: readonly string[][]): string[] {
  return (records[0] ?? []).map((cell) => (plainCell(cell) ?? '').trim());
}

function namesOf(heads: readonly string[], columns: readonly Column[]): string[] {
  const names = knownHeader(heads, columns);
  const strange = heads[names.indexOf(undefined)];
  if (strange !== undefined) {
    const known = columns.map(({ name }) => name).join(', ');
    throw new CsvError('CSV_COLUMNS', `expected columns of ${known}; got ${strange || 'none'}`);
  }
  const header = names.flatMap((name) => name ?? []);
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new CsvError('CSV_COLUMNS', `column ${twice} is named twice`);
  return header;
}

function isSkipped(record: readonly string[]): boolean {
  return record[0]?.startsWith(NOTE) === true || record.every((cell) => cell.trim() === '');
}
