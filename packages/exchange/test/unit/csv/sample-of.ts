// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** Texts that a careless writer or a spreadsheet would break, then one of each form that ids, times and hashes have. */
const TEXTS = [
  '=1+1;"稻,香"\r\n# x~y',
  '#5 弄',
  '盐丰47',
  'p-0001',
  '0'.repeat(64),
  '01M3ZQTP80000000000000000A',
  '2026-10-04',
  '2026-10-04T08:12:30.000Z',
  '211104',
  '09520001000010',
  '095200010000000010',
  '9520001000017',
  'AAAA',
  '0123456789abcdef',
  'PD20150001',
  '11500011123456789012345678901234',
  '000',
  'SC10121110000001',
  '91211100MA0000000X',
  'https://example.org/a?b=1',
];

/** A value that a schema takes, with every optional field; texts as awkward as the schema lets them be. */
export function sampleOf(schema: z.ZodType): unknown {
  const value = draft(schema);
  const judged = schema.safeParse(value);
  if (!judged.success) throw new Error(`no sample: ${z.prettifyError(judged.error)}`);
  return value;
}

function draft(type: z.ZodType): unknown {
  if (
    type instanceof z.ZodOptional ||
    type instanceof z.ZodReadonly ||
    type instanceof z.ZodDefault
  )
    return draft(type.unwrap() as z.ZodType);
  if (type instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.ZodType>> = type.shape;
    const fields = Object.entries(shape);
    return Object.fromEntries(fields.map(([name, field]) => [name, draft(field)]));
  }
  if (type instanceof z.ZodArray) {
    const member = draft(type.element as z.ZodType);
    return fitting(type, [[member, member], [member], []]);
  }
  if (type instanceof z.ZodUnion) {
    return fitting(type, (type.options as readonly z.ZodType[]).flatMap(drafts));
  }
  if (type instanceof z.ZodRecord) {
    return { [String(draft(type.keyType as z.ZodType))]: draft(type.valueType as z.ZodType) };
  }
  if (type instanceof z.ZodTuple) return (type.def.items as readonly z.ZodType[]).map(draft);
  if (type instanceof z.ZodEnum) return type.options.at(-1);
  if (type instanceof z.ZodLiteral) return [...type.values][0];
  return fitting(type, [...TEXTS, 123_456, 14_500, 2_026, 45, 1, 0, 0.5, true, null, {}]);
}

/** Of a choice, some members may be beyond us, such as polygons. */
function drafts(type: z.ZodType): unknown[] {
  try {
    return [draft(type)];
  } catch {
    return [];
  }
}

function fitting(type: z.ZodType, values: readonly unknown[]): unknown {
  const found = values.find((value) => value !== undefined && type.safeParse(value).success);
  if (found === undefined) throw new Error(`no text or number fits ${type.def.type}`);
  return found;
}
