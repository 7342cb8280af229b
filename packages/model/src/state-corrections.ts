// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CORRECTION_EFFECTS, ERROR_REASONS } from './commands-corrections.js';
import { idSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

/** Value of `correction~{correctedCommandId}`: the event was declared to be in error; it is never changed itself. */
export const correctionSchema = z.strictObject({
  commandId: ulidSchema,
  correctedCommandId: ulidSchema,
  correctiveCommandIds: z.array(ulidSchema),
  /** EPCIS `declarationTime`. */
  declaredAt: utcTimeSchema,
  effect: z.enum(CORRECTION_EFFECTS),
  note: z.string(),
  operatorId: idSchema,
  reason: z.enum(ERROR_REASONS),
  v: z.literal(1),
});

/** See {@link correctionSchema}. */
export type Correction = z.infer<typeof correctionSchema>;
