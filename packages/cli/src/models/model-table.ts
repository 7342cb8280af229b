// SPDX-License-Identifier: Apache-2.0
import { civilDateSchema } from '@daoji/model';
import { parse } from 'csv-parse/sync';

import { CliError } from '../cli-error.js';

/** A column that a model reads: its name, other names that files use, and whether a cell may be empty. */
export interface ModelColumn {
  readonly name: string;
  readonly also?: readonly string[];
  /** With unit. */
  readonly meaning: string;
  readonly kind?: 'date' | 'text' | 'time';
  /** The texts that it can be. */
  readonly oneOf?: readonly string[];
  /** An empty cell is a value that was not measured; the column itself must be there: a misspelt one is no missing hour. */
  readonly gaps?: true;
  /** The same, and the column may be absent. */
  readonly optional?: true;
  /** What it can be at all, both ends included; a value outside is void, is named, and no model takes it. */
  readonly range?: readonly [least: number, most: number];
}

/** One row: numbers, and texts where the column says so; absent where the cell is empty. */
export type ModelRow = Readonly<Record<string, number | string | undefined>>;

const MAX_ROWS = 1_000_000;

/**
 * Reads a CSV file with a header line for a model; columns that it does not ask for are left alone.
 * @throws CliError `CSV_HEADER`, `CSV_ROW`, `CSV_VALUE` naming the column, or row and column, and what was expected.
 */
export function readModelTable(text: string, columns: readonly ModelColumn[]): ModelRow[] {
  const [header = [], ...lines] = recordsOf(text);
  const places = columns.map((column) => placeOf(header, column));
  return lines.map((cells, at) => {
    const entries = columns.map((column, index) => {
      const place = places[index];
      const cell = place === undefined ? '' : (cells[place] ?? '').trim();
      return [column.name, valueOf(cell, column, at + 2)] as const;
    });
    return Object.fromEntries(entries);
  });
}

function recordsOf(text: string): string[][] {
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      relax_column_count: false,
      skip_empty_lines: true,
      to: MAX_ROWS,
    });
  } catch (error) {
    throw new CliError('CSV_ROW', `expected CSV, got ${(error as Error).message}`);
  }
  if (records.length < 2) throw new CliError('CSV_ROW', 'expected a header and at least one row');
  return records;
}

function placeOf(header: readonly string[], column: ModelColumn): number | undefined {
  const names = [column.name, ...(column.also ?? [])].map((name) => name.toLowerCase());
  const place = header.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  if (place >= 0) return place;
  if (column.optional) return undefined;
  throw new CliError(
    'CSV_HEADER',
    `expected a column ${names.join(' or ')}, got ${header.join(', ')}`,
  );
}

function valueOf(cell: string, column: ModelColumn, row: number): number | string | undefined {
  const where = `row ${row}, ${column.name}`;
  if (cell === '') {
    if (column.optional || column.gaps) return undefined;
    throw new CliError('CSV_VALUE', `${where}: expected ${column.meaning}, got an empty cell`);
  }
  if (column.kind === 'text' || column.kind === 'date') return textIn(cell, column, where);
  const number = column.kind === 'time' ? Date.parse(cell) : Number(cell);
  if (Number.isFinite(number)) return number;
  throw new CliError('CSV_VALUE', `${where}: expected ${column.meaning}, got ${cell}`);
}

function textIn(cell: string, { kind, meaning, oneOf }: ModelColumn, where: string): string {
  if (kind === 'date' && !civilDateSchema.safeParse(cell).success)
    throw new CliError('CSV_VALUE', `${where}: expected a day such as 2026-07-05, got ${cell}`);
  if (oneOf && !oneOf.includes(cell))
    throw new CliError(
      'CSV_VALUE',
      `${where}: expected ${meaning} (${oneOf.join(', ')}), got ${cell}`,
    );
  return cell;
}
