// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { DESTRUCTION_METHODS } from './commands-steps.js';
import {
  civilDateSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

const grams = z.int().min(0);

/** One holder of recalled rice. */
export const recallHolderSchema = z.strictObject({
  acknowledgedAt: utcTimeSchema.optional(),
  destroyedGrams: grams.optional(),
  grams,
  holderId: idSchema,
  notifiedAt: utcTimeSchema,
  returnedGrams: grams.optional(),
  stillOutGrams: grams.optional(),
  tokenHash: hashSchema.optional(),
});

/** Value of `recall~{recallId}`. */
export const recallSchema = z.strictObject({
  class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  closedAt: utcTimeSchema.optional(),
  commandId: ulidSchema,
  discoveredAt: utcTimeSchema,
  disposals: z.array(
    z.strictObject({
      at: utcTimeSchema,
      documentHash: hashSchema,
      grams,
      method: z.enum(DESTRUCTION_METHODS),
    }),
  ),
  /** Last civil date for the end, in Asia/Shanghai; absent where no terms were in force. */
  doneBy: civilDateSchema.optional(),
  effectChecks: z.array(
    z.strictObject({ at: utcTimeSchema, isEffective: z.boolean(), note: z.string() }),
  ),
  firmId: idSchema,
  holders: z.array(recallHolderSchema),
  isOrdered: z.boolean(),
  lots: z.array(z.strictObject({ grams, lotId: lotIdSchema })),
  mock: z.boolean(),
  reason: z.string(),
  recallId: idSchema,
  ruleSets: z.array(z.string()),
  /** Last moment for the start. */
  startBy: utcTimeSchema.optional(),
  startedAt: utcTimeSchema,
  state: z.enum(['open', 'closed']),
  v: z.literal(1),
});

/** Value of `lot-hold~{lotId}`: a hold on one lot by a recall; read by each use, so that a hold and a draw never pass unseen. */
export const lotHoldSchema = z.strictObject({
  lotId: lotIdSchema,
  placedAt: utcTimeSchema,
  recallId: idSchema,
  v: z.literal(1),
});

/** See {@link recallSchema}. */
export type Recall = z.infer<typeof recallSchema>;
/** See {@link recallHolderSchema}. */
export type RecallHolder = z.infer<typeof recallHolderSchema>;
/** See {@link lotHoldSchema}. */
export type LotHold = z.infer<typeof lotHoldSchema>;

/** State key of {@link lotHoldSchema}. */
export function lotHoldKey(lotId: string): string {
  return `lot-hold~${lotId}`;
}

/** The account of a recall: to be retrieved = returned + destroyed + still out + unknown, to the gram. */
export interface RecallBalance {
  readonly toRetrieveGrams: number;
  readonly returnedGrams: number;
  readonly destroyedGrams: number;
  readonly stillOutGrams: number;
  /** What no holder has accounted for; below 0 when more came back than was out, which is a fault to explain. */
  readonly unknownGrams: number;
}

/** Adds up what the holders said. */
export function recallBalance(recall: Pick<Recall, 'holders' | 'lots'>): RecallBalance {
  const sum = (of: (holder: RecallHolder) => number | undefined): number =>
    recall.holders.reduce((total, holder) => total + (of(holder) ?? 0), 0);
  const toRetrieveGrams = recall.lots.reduce((total, lot) => total + lot.grams, 0);
  const returnedGrams = sum((holder) => holder.returnedGrams);
  const destroyedGrams = sum((holder) => holder.destroyedGrams);
  const stillOutGrams = sum((holder) => holder.stillOutGrams);
  const unknownGrams = toRetrieveGrams - returnedGrams - destroyedGrams - stillOutGrams;
  return { toRetrieveGrams, returnedGrams, destroyedGrams, stillOutGrams, unknownGrams };
}
