// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { codeRangeSchema } from './code-ranges.js';
import {
  MAX_CODES,
  PACKAGE_EXCEPTIONS,
  serialSchema,
  ssccSchema,
  VOID_REASONS,
} from './commands-codes.js';
import {
  gtinSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

const activatedRange = z.strictObject({ ...codeRangeSchema.shape, lotId: lotIdSchema });
const voidedRange = z.strictObject({ ...codeRangeSchema.shape, reason: z.enum(VOID_REASONS) });

/** Value of `code-order~{orderId}`: one key for the whole order, whose ranges say what became of its codes. */
export const codeOrderSchema = z.strictObject({
  activated: z.array(activatedRange),
  commandId: ulidSchema,
  count: z.int().min(1).max(MAX_CODES),
  gtin: gtinSchema,
  netMassGrams: z.int().min(1),
  operatorId: idSchema,
  orderId: idSchema,
  orderedAt: utcTimeSchema,
  pinCommitment: hashSchema.optional(),
  printed: z.array(codeRangeSchema),
  serialRoot: hashSchema,
  v: z.literal(1),
  voided: z.array(voidedRange),
});

/** Value of `package~{gtin}/{serial}`: only for packages to which something happened. */
export const packageExceptionSchema = z.strictObject({
  exception: z.enum(PACKAGE_EXCEPTIONS),
  gtin: gtinSchema,
  history: z.array(
    z.strictObject({
      at: utcTimeSchema,
      commandId: ulidSchema,
      exception: z.enum(PACKAGE_EXCEPTIONS),
    }),
  ),
  index: z.int(),
  lotId: lotIdSchema,
  orderId: idSchema,
  serial: serialSchema,
  v: z.literal(1),
});

/** Value of `logistic-unit~{sscc}`: what a case or pallet holds now. */
export const logisticUnitSchema = z.strictObject({
  children: z.array(
    z.union([
      z.strictObject({ orderId: idSchema, range: codeRangeSchema }),
      z.strictObject({ sscc: ssccSchema }),
    ]),
  ),
  commandId: ulidSchema,
  operatorId: idSchema,
  /** The unit on which this one stands. */
  parentSscc: ssccSchema.optional(),
  sscc: ssccSchema,
  state: z.enum(['packed', 'opened']),
  v: z.literal(1),
});

/** Value of `code-chunk~{orderId}/{n}`: which of the codes `n·10,000 … (n+1)·10,000` stand in a case. */
export const codeChunkSchema = z.strictObject({
  packed: z.array(z.strictObject({ ...codeRangeSchema.shape, sscc: ssccSchema })),
  v: z.literal(1),
});

/** Codes of one {@link codeChunkSchema}. */
export const CODES_PER_CHUNK = 10_000;

/** See {@link codeOrderSchema}. */
export type CodeOrder = z.infer<typeof codeOrderSchema>;
/** See {@link packageExceptionSchema}. */
export type PackageException = z.infer<typeof packageExceptionSchema>;
/** See {@link logisticUnitSchema}. */
export type LogisticUnit = z.infer<typeof logisticUnitSchema>;
/** See {@link codeChunkSchema}. */
export type CodeChunk = z.infer<typeof codeChunkSchema>;

/** What a code is by its order. */
export type CodeState = 'ordered' | 'printed' | 'activated' | 'void';

/** The state of the code at a place of an order, and the lot that it was activated for. Void wins. */
export function codeStateAt(
  order: CodeOrder,
  index: number,
): { readonly state: CodeState; readonly lotId?: string } {
  const holds = ({ from, to }: { from: number; to: number }): boolean =>
    from <= index && index < to;
  const lotId = order.activated.find(holds)?.lotId;
  const of = lotId === undefined ? {} : { lotId };
  if (order.voided.some(holds)) return { state: 'void', ...of };
  if (lotId !== undefined) return { state: 'activated', lotId };
  return { state: order.printed.some(holds) ? 'printed' : 'ordered' };
}
