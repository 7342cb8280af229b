// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { TRANSFER_PURPOSES } from './commands-steps.js';
import { hashSchema, idSchema, lotIdSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

const transferLot = z.strictObject({ grams: z.int().min(0), lotId: lotIdSchema });

/** Value of `transfer~{transferId}`: lots from one operator to another; both sign, `offerTransfer` then `acceptTransfer`. */
export const transferSchema = z.strictObject({
  /** The command that ended it. */
  closedAt: utcTimeSchema.optional(),
  closedBy: ulidSchema.optional(),
  commandId: ulidSchema,
  deliveryCommitment: hashSchema.optional(),
  fromOperatorId: idSchema,
  /** What was sent of each lot, physical grams at 14.5 %. */
  lots: z.array(transferLot),
  offeredAt: utcTimeSchema,
  purpose: z.enum(TRANSFER_PURPOSES),
  /** What arrived of each lot, as the receiver says. */
  received: z.array(transferLot).optional(),
  state: z.enum(['offered', 'accepted', 'cancelled']),
  toOperatorId: idSchema,
  transferId: idSchema,
  v: z.literal(1),
});

/** See {@link transferSchema}. */
export type Transfer = z.infer<typeof transferSchema>;
