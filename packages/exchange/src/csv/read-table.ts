// SPDX-License-Identifier: Apache-2.0
import { parse } from 'csv-parse/sync';

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
  /** Names of the columns as the file has them. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Reads a CSV file: UTF-8 with or without BOM, or GB 18030, as spreadsheets in China write it. Empty rows and notes are left out
 * and keep their numbers.
 * @throws CsvError.
 */
export function readTable(bytes: Uint8Array, columns: readonly Column[]): Table {
  const records = recordsOf(bytes);
  const header = (records[0] ?? []).map((cell) => (plainCell(cell) ?? '').trim());
  assertHeader(header, columns);
  const rows = records.flatMap((record, index) =>
    index === 0 || isSkipped(record)
      ? []
      : [{ row: index + 1, cells: new Map(header.map((name, at) => [name, record[at] ?? ''])) }],
  );
  return { header, rows };
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

function assertHeader(header: readonly string[], columns: readonly Column[]): void {
  const known = new Set(columns.map(({ name }) => name));
  const strange = header.find((name) => !known.has(name));
  if (strange !== undefined) {
    const names = [...known].join(', ');
    throw new CsvError('CSV_COLUMNS', `expected columns of ${names}; got ${strange || 'none'}`);
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new CsvError('CSV_COLUMNS', `column ${twice} is named twice`);
}

function isSkipped(record: readonly string[]): boolean {
  return record[0]?.startsWith(NOTE) === true || record.every((cell) => cell.trim() === '');
}
