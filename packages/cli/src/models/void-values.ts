// SPDX-License-Identifier: Apache-2.0
import type { ModelColumn, ModelRow } from './model-table.js';

/** A value that cannot be: no model takes it, and every answer names it as it was measured. */
export interface VoidCell {
  readonly column: string;
  readonly reason: 'below-physical' | 'above-physical';
  /** Row of the file's data, from 1. */
  readonly row: number;
  readonly value: number;
}

/** Rows after the quality step. */
export interface CheckedRows {
  readonly rows: readonly ModelRow[];
  readonly voided: readonly VoidCell[];
}

/** Takes values outside their column's range out of rows; nothing is ever clipped to a limit. */
export function withoutVoid(
  rows: readonly ModelRow[],
  columns: readonly ModelColumn[],
): CheckedRows {
  const voided: VoidCell[] = [];
  const checked = rows.map((row, at) => {
    const faults = columns.flatMap((column) => faultOf(row, column, at + 1));
    voided.push(...faults);
    const names = new Set(faults.map(({ column }) => column));
    return names.size === 0
      ? row
      : Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name)));
  });
  return { rows: checked, voided };
}

function faultOf(row: ModelRow, { name: column, range }: ModelColumn, at: number): VoidCell[] {
  const value = row[column];
  if (!range || typeof value !== 'number') return [];
  const [least, most] = range;
  if (value >= least && value <= most) return [];
  const reason = value < least ? 'below-physical' : 'above-physical';
  return [{ column, reason, row: at, value }];
}
