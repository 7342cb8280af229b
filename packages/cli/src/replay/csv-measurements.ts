// SPDX-License-Identifier: Apache-2.0
import { CsvError, parse } from 'csv-parse/sync';

import { CliError } from '../cli-error.js';
import type { Measurement } from '../device/reading-maker.js';
import { channelOfColumn, type CsvColumn, type CsvMapping } from './csv-mapping.js';
import { timeReader, type TimeReader } from './civil-time.js';
import { scaledInteger } from './decimal.js';

/** One line of a CSV, cut into its cells, with the line number in the file (1-based). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file's measurements in the order of its lines. */
export interface CsvMeasurements {
  readonly measurements: readonly Measurement[];
  readonly rows: number;
  /** Empty cells: nothing was measured there, so nothing is sent; never a zero. */
  readonly missing: number;
  /** Faults of the lines that were left out, with `skipBad` only. */
  readonly skipped: readonly CliError[];
}

/** Cuts a CSV text. @throws {@link CliError} `CSV_ROW` naming the line. */
export function parseCsv(text: string): CsvRow[] {
  try {
    const rows: CsvRow[] = [];
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new CliError('CSV_ROW', cause.message, { cause });
  }
}

/**
 * Turns a whole file into measurements, or into the first fault: nothing is sent of a file that does not parse.
 * @param skipBad - leave faulty lines out instead, and report them.
 * @throws {@link CliError} `CSV_HEADER`, `MAPPING`, `CSV_TIME`, `CSV_VALUE` with line and column.
 */
export function measurementsOf(
  rows: readonly CsvRow[],
  mapping: CsvMapping,
  skipBad = false,
): CsvMeasurements {
  const [header, ...body] = rows;
  const reader = new RowReader(header?.cells ?? [], mapping);
  const skipped: CliError[] = [];
  const measurements: Measurement[] = [];
  for (const row of body) {
    try {
      measurements.push(...reader.read(row));
    } catch (error) {
      if (!skipBad || !(error instanceof CliError)) throw error;
      skipped.push(error);
    }
  }
  if (body.length === 0)
    throw new CliError('CSV_ROW', 'expected at least one line below the header');
  return { measurements, rows: body.length, missing: reader.missing, skipped };
}

class RowReader {
  missing = 0;
  readonly #time: TimeReader;
  readonly #timeAt: number;
  readonly #mapping: CsvMapping;
  readonly #columns: readonly (CsvColumn & { readonly at: number })[];

  constructor(header: readonly string[], mapping: CsvMapping) {
    this.#mapping = mapping;
    this.#timeAt = indexOfColumn(header, mapping.timeColumn);
    this.#columns = mapping.columns.map((column) => ({
      ...column,
      at: indexOfColumn(header, column.column),
    }));
    this.#time = readerOf(mapping);
  }

  read(row: CsvRow): Measurement[] {
    const text = row.cells[this.#timeAt] ?? '';
    const ms = this.#time.read(text);
    if (ms === undefined) {
      const { timeFormat, timeColumn } = this.#mapping;
      throw fault('CSV_TIME', row.line, timeColumn, `a time as ${timeFormat}`, text);
    }
    const time = new Date(ms).toISOString();
    const measurements: Measurement[] = [];
    let missing = 0;
    for (const column of this.#columns) {
      const cell = row.cells[column.at] ?? '';
      if (cell === '') missing += 1;
      else measurements.push(measurementOf(column, cell, time, row.line));
    }
    this.missing += missing;
    return measurements;
  }
}

function measurementOf(column: CsvColumn, cell: string, time: string, line: number): Measurement {
  const value = scaledInteger(cell, column.scale);
  if (value === undefined) throw fault('CSV_VALUE', line, column.column, 'a decimal number', cell);
  const { quantity, unit, scale } = column;
  return { channel: channelOfColumn(column), quantity, unit, scale, value, time, clock: 'synced' };
}

function indexOfColumn(header: readonly string[], name: string): number {
  const at = header.indexOf(name);
  if (at !== -1) return at;
  throw new CliError(
    'CSV_HEADER',
    `line 1: expected a column ${name}, got ${header.join(',').slice(0, 200)}`,
  );
}

function readerOf({ timeFormat, zone, start }: CsvMapping): TimeReader {
  if (timeFormat === 'hour-index' && start === undefined) {
    throw new CliError(
      'MAPPING',
      'the file has no date: give --start, e.g. --start 2026-05-01T00:00:00Z',
    );
  }
  const reader = timeReader(timeFormat, zone, start === undefined ? undefined : Date.parse(start));
  if (reader) return reader;
  throw new CliError(
    'MAPPING',
    `expected a time format and a zone such as +08:00, got ${timeFormat} and ${zone}`,
  );
}

function fault(
  code: 'CSV_TIME' | 'CSV_VALUE',
  line: number,
  column: string,
  expected: string,
  got: string,
): CliError {
  return new CliError(
    code,
    `line ${line}, column ${column}: expected ${expected}, got ${JSON.stringify(got.slice(0, 40))}`,
  );
}
