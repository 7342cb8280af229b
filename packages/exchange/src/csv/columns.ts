// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf } from '@daoji/model';
import type { z } from 'zod';

import { cellShape, fieldsOf, unwrapped, type CellKind, type CellShape } from './cell-kinds.js';
import { guardedCell, plainCell } from './csv-cells.js';
import { partSeparator, partsOfText, partsText } from './part-cells.js';

/** One column: the path of a field, `onBehalfOf.confirmation` for one of an inner object. */
export interface Column extends CellShape {
  readonly name: string;
  readonly isOptional: boolean;
}

/** A cell that could not be read. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Columns of a closed schema, in the order of its fields; inner objects become JSON, or with `isFlat` columns of their own. */
export function columnsOf(schema: z.ZodObject, isFlat = false): Column[] {
  return columnsUnder(schema.shape, isFlat, '', false);
}

/** The cells of a value, one for each column. */
export function cellsOf(columns: readonly Column[], value: Values): string[] {
  return columns.map((column) => guardedCell(textOf(column, fieldOf(value, column.name))));
}

/**
 * The value behind cells; fields of empty cells are absent.
 * @param cells - by the name of their column.
 */
export function valueOf(
  columns: readonly Column[],
  cells: ReadonlyMap<string, string>,
): { readonly value: Record<string, unknown>; readonly faults: readonly CellFault[] } {
  const value: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  for (const column of columns) {
    const { kind, name } = column;
    const text = plainCell(cells.get(name) ?? '');
    if (text === undefined) continue;
    const read = READERS[kind](text, column);
    if (read.fault === undefined) put(value, name.split('.'), read.value);
    else faults.push({ column: name, message: `expected ${read.fault}, got ${text.slice(0, 40)}` });
  }
  return { value, faults };
}

interface Read {
  readonly value?: unknown;
  readonly fault?: string;
}

const READERS: Readonly<Record<CellKind, (text: string, column: Column) => Read>> = {
  boolean: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { fault: 'true or false' },
  json: (text) => parsed(text) ?? { fault: 'JSON' },
  list: (text, { values }) =>
    text.startsWith('[')
      ? (parsed(text) ?? { fault: 'a list parted by ;' })
      : { value: text.split(';').map((one) => closedValue(one.trim(), values)) },
  number: (text) =>
    /^-?\d{1,15}(?:\.\d+)?$/.test(text.trim()) ? { value: Number(text) } : { fault: 'a number' },
  parts: (text, { parts = [] }) => {
    const read = text.startsWith('[') ? parsed(text) : { value: partsOfText(parts, text) };
    const form = parts.map(({ name }) => name).join(partSeparator(parts));
    return read?.value === undefined ? { fault: `${form} parted by ;` } : read;
  },
  text: (text, { values }) => ({ value: closedValue(text, values) }),
};

/** A closed value may be written as its Chinese word. */
function closedValue(text: string, values: readonly string[] = []): string {
  if (values.length === 0 || values.includes(text)) return text;
  return values.find((value) => wordsOf(VALUE_WORDS, value, 'zh') === text) ?? text;
}

function parsed(text: string): Read | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function textOf({ kind, parts = [] }: Column, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && kind !== 'json') return value;
  if (kind === 'list' && isPlainList(value)) return value.join(';');
  const text = kind === 'parts' ? partsText(parts, value) : undefined;
  return text ?? JSON.stringify(value);
}

/** True for texts that stay apart by `;` alone; others are written as JSON, which starts with `[`. */
function isPlainList(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'string' && /^[^\s;['=+\-@＝＋－＠][^;\s]*$/.test(one))
  );
}

function columnsUnder(
  fields: Readonly<Record<string, z.ZodType>>,
  isFlat: boolean,
  prefix: string,
  isWithin: boolean,
): Column[] {
  return Object.entries(fields).flatMap(([field, type]) => {
    const inner = unwrapped(type);
    const isOptional = isWithin || inner !== type;
    const name = `${prefix}${field}`;
    const members = isFlat ? fieldsOf(inner) : undefined;
    return members
      ? columnsUnder(members, true, `${name}.`, isOptional)
      : [{ ...cellShape(inner), isOptional, name }];
  });
}

function fieldOf(value: Values, name: string): unknown {
  return name.split('.').reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null ? (inner as Values)[key] : undefined;
  }, value);
}

function put(value: Record<string, unknown>, [key = '', ...rest]: string[], field: unknown): void {
  if (rest.length === 0) {
    value[key] = field;
    return;
  }
  const inner = (value[key] ?? {}) as Record<string, unknown>;
  value[key] = inner;
  put(inner, rest, field);
}
