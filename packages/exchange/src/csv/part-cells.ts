// SPDX-License-Identifier: Apache-2.0
import type { PartField } from './cell-kinds.js';

/** Texts that stay apart without quotes; others are written as JSON, which starts with `[`. */
const PLAIN = /^[^\s;=~'"[+\-@＝＋－＠][^\s;=~]*$/;
const WHOLE = /^-?\d{1,15}(?:\.\d+)?$/;

/** Between the fields of a record: `h-1=1000`, and `0~999` for numbers alone; a spreadsheet takes neither for a time or a date. */
export function partSeparator(fields: readonly PartField[]): string {
  return fields.some(({ kind }) => kind === 'text') ? '=' : '~';
}

/** Records as they are written; `undefined` where they would not part again. */
export function partsText(fields: readonly PartField[], value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts: string[] = [];
  for (const record of value as readonly object[]) {
    const cells = fields.map((field) => fieldText(field, record));
    if (cells.includes(undefined)) return undefined;
    texts.push(cells.join(partSeparator(fields)));
  }
  return texts.join(';');
}

/** Records behind a text; `undefined` for text that is none. */
export function partsOfText(
  fields: readonly PartField[],
  text: string,
): Readonly<Record<string, string | number>>[] | undefined {
  const records: Record<string, string | number>[] = [];
  for (const one of text.split(';')) {
    const cells = one.split(partSeparator(fields)).map((cell) => cell.trim());
    if (cells.length !== fields.length) return undefined;
    const record: Record<string, string | number> = {};
    for (const [at, { kind, name }] of fields.entries()) {
      const cell = cells[at] ?? '';
      if (cell === '' || (kind === 'number' && !WHOLE.test(cell))) return undefined;
      record[name] = kind === 'number' ? Number(cell) : cell;
    }
    records.push(record);
  }
  return records;
}

function fieldText({ kind, name }: PartField, record: object): string | undefined {
  const value = (record as Readonly<Record<string, unknown>>)[name];
  if (kind === 'number') {
    const text = String(value);
    return typeof value === 'number' && WHOLE.test(text) ? text : undefined;
  }
  return typeof value === 'string' && PLAIN.test(value) ? value : undefined;
}
