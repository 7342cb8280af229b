// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { MANDATE_WORKS } from './commands-mandates.js';
import { civilDateSchema, hashSchema, idSchema, ulidSchema, utcTimeSchema } from './identifiers.js';
import { SLIP_CONFIRMATIONS } from './state-trade.js';

/** Value of `mandate~{mandateId}`. */
export const mandateSchema = z.strictObject({
  commandId: ulidSchema,
  /** How the giver confirmed it; `none` marks what is recorded by it `UNCONFIRMED`. */
  confirmation: z.enum(SLIP_CONFIRMATIONS),
  endedAt: utcTimeSchema.optional(),
  fromOperatorId: idSchema,
  givenAt: utcTimeSchema,
  mandateId: idSchema,
  parcels: z.array(idSchema).optional(),
  /** The photographed paper. */
  photoHash: hashSchema.optional(),
  state: z.enum(['given', 'ended']),
  toOperatorId: idSchema,
  v: z.literal(1),
  validFrom: civilDateSchema,
  validTo: civilDateSchema,
  works: z.array(z.enum(MANDATE_WORKS)),
});

/** See {@link mandateSchema}. */
export type Mandate = z.infer<typeof mandateSchema>;
