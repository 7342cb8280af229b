// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { guardedCell, plainCell } from './csv-cells.js';

/** How a column's cells are read; `list`: texts parted by `;`, `json`: anything deeper. */
export type CellKind = 'text' | 'number' | 'boolean' | 'list' | 'json';

/** One column: the path of a field, `onBehalfOf.confirmation` for one of an inner object. */
export interface Column {
  readonly name: string;
  readonly kind: CellKind;
  readonly isOptional: boolean;
}

/** A cell that could not be read. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

type Values = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<string, CellKind>> = {
  boolean: 'boolean',
  enum: 'text',
  int: 'number',
  number: 'number',
  string: 'text',
};

/** Columns of a closed schema, in the order of its fields; inner objects become JSON, or with `isFlat` columns of their own. */
export function columnsOf(schema: z.ZodObject, isFlat = false, prefix = ''): Column[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(
    ([field, type]) => {
      const inner = unwrapped(type);
      const isOptional = inner !== type;
      const name = `${prefix}${field}`;
      if (isFlat && inner instanceof z.ZodObject) {
        return columnsOf(inner, true, `${name}.`).map((one) => ({ ...one, isOptional: true }));
      }
      return [{ isOptional, kind: kindOf(inner), name }];
    },
  );
}

/** The cells of a value, one for each column. */
export function cellsOf(columns: readonly Column[], value: Values): string[] {
  return columns.map(({ kind, name }) => guardedCell(textOf(kind, fieldOf(value, name))));
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
  for (const { kind, name } of columns) {
    const text = plainCell(cells.get(name) ?? '');
    if (text === undefined) continue;
    const read = READERS[kind](text);
    if (read.fault === undefined) put(value, name.split('.'), read.value);
    else faults.push({ column: name, message: `expected ${read.fault}, got ${text.slice(0, 40)}` });
  }
  return { value, faults };
}

interface Read {
  readonly value?: unknown;
  readonly fault?: string;
}

const READERS: Readonly<Record<CellKind, (text: string) => Read>> = {
  boolean: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { fault: 'true or false' },
  json: (text) => parsed(text) ?? { fault: 'JSON' },
  list: (text) =>
    text.startsWith('[')
      ? (parsed(text) ?? { fault: 'a list parted by ;' })
      : { value: text.split(';').map((one) => one.trim()) },
  number: (text) =>
    /^-?\d{1,15}(?:\.\d+)?$/.test(text.trim()) ? { value: Number(text) } : { fault: 'a number' },
  text: (text) => ({ value: text }),
};

function parsed(text: string): Read | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function textOf(kind: CellKind, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (kind === 'list' && isPlainList(value)) return value.join(';');
  return JSON.stringify(value);
}

/** True for texts that stay apart by `;` alone; others are written as JSON, which starts with `[`. */
function isPlainList(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'string' && /^[^\s;['=+\-@＝＋－＠][^;\s]*$/.test(one))
  );
}

function kindOf(type: z.ZodType): CellKind {
  const { type: name } = type.def;
  if (type instanceof z.ZodLiteral) {
    return type.values.has(1) || [...type.values].every((one) => typeof one === 'number')
      ? 'number'
      : 'text';
  }
  if (type instanceof z.ZodArray) {
    const element = unwrapped(type.element as z.ZodType);
    return kindOf(element) === 'text' ? 'list' : 'json';
  }
  return KINDS[name] ?? 'json';
}

function unwrapped(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodOptional ? unwrapped(type.unwrap() as z.ZodType) : type;
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
