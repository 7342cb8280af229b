// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, civilDateSchema, codesIn, gtinSchema, type CodeOrder } from '@daoji/model';
import { z } from 'zod';

import type { ProfileFault } from './check-file.js';

const count = z.int().min(0);

/** Report of code volume (代码量): codes of the orders of a period, by product, and what became of them by now. */
export const codeVolumeSchema = z
  .strictObject({
    from: civilDateSchema,
    rows: z.array(
      z.strictObject({
        activated: count,
        gtin: gtinSchema,
        operatorId: z.string().min(2),
        ordered: count,
        printed: count,
        void: count,
      }),
    ),
    /** Last day, included. */
    to: civilDateSchema,
  })
  .refine(({ from, to }) => from <= to, { message: 'expected to not before from', path: ['to'] });

/** See {@link codeVolumeSchema}. */
export type CodeVolume = z.infer<typeof codeVolumeSchema>;

/** Sums orders by product and operator; an order counts in the period in which it was ordered, Asia/Shanghai. */
export function codeVolume(orders: readonly CodeOrder[], from: string, to: string): CodeVolume {
  const rows = new Map<string, CodeVolume['rows'][number]>();
  for (const order of orders) {
    const date = civilDateOf(order.orderedAt);
    if (date < from || date > to) continue;
    const { gtin, operatorId } = order;
    const key = `${gtin} ${operatorId}`;
    const before = rows.get(key) ?? {
      activated: 0,
      gtin,
      operatorId,
      ordered: 0,
      printed: 0,
      void: 0,
    };
    rows.set(key, {
      ...before,
      activated: before.activated + codesIn(order.activated),
      ordered: before.ordered + order.count,
      printed: before.printed + codesIn(order.printed),
      void: before.void + codesIn(order.voided),
    });
  }
  return { from, rows: [...rows.keys()].sort().flatMap((key) => rows.get(key) ?? []), to };
}

/** Checks a report: closed shape, each product once, and no more codes in a state than were ordered. */
export function checkCodeVolume(value: unknown): ProfileFault[] {
  const parsed = codeVolumeSchema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ message, path }) => ({ at: path.join('.'), message }));
  }
  const seen = new Set<string>();
  return parsed.data.rows.flatMap((row, index) => {
    const at = `rows[${index}]`;
    const key = `${row.gtin} ${row.operatorId}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return [
      ...(isTwice ? [{ at, message: `${key} is named twice` }] : []),
      ...(Math.max(row.printed, row.activated + row.void) > row.ordered
        ? [{ at, message: `expected at most the ${row.ordered} codes that were ordered` }]
        : []),
      ...(row.activated > row.printed
        ? [{ at, message: `expected at most the ${row.printed} printed codes active` }]
        : []),
    ];
  });
}
