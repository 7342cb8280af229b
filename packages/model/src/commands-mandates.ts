// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { civilDateSchema, idSchema, plainTextSchema } from './identifiers.js';

/** What one operator may let another do on its land; `harvest` makes lots of the holder, not of the other. */
export const MANDATE_WORKS = ['field-work', 'harvest', 'input'] as const;
/** One of {@link MANDATE_WORKS}. */
export type MandateWork = (typeof MANDATE_WORKS)[number];

/** On what a record of others' land rests: accepted contracts of the signer's operator, and mandates given to it. */
export const grantShape = {
  contractIds: z.array(idSchema).min(1).max(200).optional(),
  mandateIds: z.array(idSchema).min(1).max(200).optional(),
};

/** Closed schemas of the commands about mandates, by type (`docs/decisions/0074-mandates.md`). */
export const mandateCommandSchemas = {
  /** Signed by the giver, or by the receiver on the giver's behalf with how the giver confirmed it. */
  giveMandate: commandOf('giveMandate', {
    fromOperatorId: idSchema,
    mandateId: idSchema,
    /** Absent: all parcels over which the giver has a say, its own and those of its contracts. */
    parcels: z.array(idSchema).min(1).max(200).optional(),
    toOperatorId: idSchema,
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
    works: z.array(z.enum(MANDATE_WORKS)).min(1).max(MANDATE_WORKS.length),
  }),
  /** Either party ends it. */
  endMandate: commandOf('endMandate', { mandateId: idSchema, reason: plainTextSchema(2, 200) }),
} as const;
