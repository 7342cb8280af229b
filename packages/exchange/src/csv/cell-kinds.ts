// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/**
 * How a column's cells are read. `list`: texts parted by `;`; `parts`: small records parted by `;`, such as
 * `h-1=1000;h-2=500`; `json`: anything deeper.
 */
export type CellKind = 'text' | 'number' | 'boolean' | 'list' | 'parts' | 'json';

/** A field of a record of `parts`, in the order in which it is written. */
export interface PartField {
  readonly name: string;
  readonly kind: 'text' | 'number';
}

/** What a schema says of its cell. */
export interface CellShape {
  readonly kind: CellKind;
  /** Of `parts` alone. */
  readonly parts?: readonly PartField[];
  /** Closed values, of a text or of the texts of a list. */
  readonly values?: readonly string[];
}

const KINDS: Readonly<Record<string, CellKind>> = {
  boolean: 'boolean',
  enum: 'text',
  int: 'number',
  number: 'number',
  string: 'text',
};
/** Records with more fields are no easier to type than JSON. */
const MOST_PARTS = 3;

/** The cell of a field. @param type - without `optional`. */
export function cellShape(type: z.ZodType): CellShape {
  if (type instanceof z.ZodLiteral) return { kind: literalKind([...type.values]) };
  if (type instanceof z.ZodEnum) return { kind: 'text', values: type.options.map(String) };
  if (type instanceof z.ZodUnion) return unionShape(type.options as readonly z.ZodType[]);
  if (type instanceof z.ZodArray) return arrayShape(unwrapped(type.element as z.ZodType));
  return { kind: KINDS[type.def.type] ?? 'json' };
}

/** Fields of an object, or of a choice of objects that have the same fields; `undefined` for anything else. */
export function fieldsOf(type: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  if (type instanceof z.ZodObject) return type.shape;
  if (!(type instanceof z.ZodUnion)) return undefined;
  const options = (type.options as readonly z.ZodType[]).map(fieldsOf);
  const [first] = options;
  if (!first) return undefined;
  const names = Object.keys(first);
  const isAlike = options.every(
    (one) => one && Object.keys(one).sort().join() === names.toSorted().join(),
  );
  if (!isAlike) return undefined;
  return Object.fromEntries(
    names.map((name) => [name, z.union(options.flatMap((one) => one?.[name] ?? []))]),
  );
}

/** The type behind `optional`. */
export function unwrapped(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodOptional ? unwrapped(type.unwrap() as z.ZodType) : type;
}

function literalKind(values: readonly unknown[]): CellKind {
  if (values.every((one) => typeof one === 'number')) return 'number';
  return values.every((one) => typeof one === 'boolean') ? 'boolean' : 'text';
}

/** A choice of plain values of one kind is that kind. */
function unionShape(options: readonly z.ZodType[]): CellShape {
  const [first = 'json', ...others] = new Set(options.map((one) => cellShape(one).kind));
  const isPlain = others.length === 0 && first !== 'list' && first !== 'parts';
  return { kind: isPlain ? first : 'json' };
}

function arrayShape(element: z.ZodType): CellShape {
  const { kind, values } = cellShape(element);
  if (kind === 'text') return { kind: 'list', ...(values && { values }) };
  const parts = element instanceof z.ZodObject ? partsOf(element) : undefined;
  return parts ? { kind: 'parts', parts } : { kind: 'json' };
}

/** Texts first, so that a record starts with what it is about. */
function partsOf(record: z.ZodObject): PartField[] | undefined {
  const fields: PartField[] = [];
  const shape: Readonly<Record<string, z.ZodType>> = record.shape;
  for (const [name, type] of Object.entries(shape)) {
    const { kind } = cellShape(type);
    if (kind !== 'text' && kind !== 'number') return undefined;
    fields.push({ kind, name });
  }
  if (fields.length < 2 || fields.length > MOST_PARTS) return undefined;
  const isText = ({ kind }: PartField): boolean => kind === 'text';
  return [...fields.filter(isText), ...fields.filter((one) => !isText(one))];
}
