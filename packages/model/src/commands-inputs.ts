// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { grantShape } from './commands-mandates.js';
import {
  civilDateSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  plainTextSchema,
} from './identifiers.js';
import { labelCodeSchema, registrationSchema } from './label-code.js';
import { INPUT_UNITS } from './rule-sets.js';

const milli = z.int().min(1).max(1_000_000_000_000);

/** Why stock leaves without having been used. */
export const REMOVAL_REASONS = ['returned-to-supplier', 'destroyed', 'spilled', 'expired'] as const;

/** Closed schemas of the commands about inputs, by type. Amounts are integers in thousandths of the product's unit. */
export const inputCommandSchemas = {
  purchaseInput: commandOf('purchaseInput', {
    /** Salted commitment of the invoice; supplier and price lie in the archive. */
    invoiceCommitment: hashSchema.optional(),
    /** One code for each sales unit that was bought; `packageMilli` is what one holds. */
    labelCodes: z.array(labelCodeSchema).min(1).max(200),
    packageMilli: milli.max(1_000_000_000),
    purchasedOn: civilDateSchema,
    registration: registrationSchema,
    stockLotId: idSchema,
    unit: z.enum(INPUT_UNITS),
  }),
  issueInput: commandOf('issueInput', {
    /** Growing contract against which a mill issues: the receiver accepted it, and signs nothing more. */
    contractId: idSchema.optional(),
    fromStockLotId: idSchema,
    /** Containers that go along; 0 for a measured amount. */
    packages: z.int().min(0).max(100_000),
    quantityMilli: milli,
    toOperatorId: idSchema,
    toStockLotId: idSchema,
  }),
  applyInput: commandOf('applyInput', {
    ...grantShape,
    applicationId: idSchema,
    doseMilliPerMu: milli.max(1_000_000_000),
    parcels: z.array(idSchema).min(1).max(200),
    startDate: civilDateSchema,
    stockLotId: idSchema,
    /** Last day of use: day 0 of the pre-harvest interval. */
    stopDate: civilDateSchema,
    /** Pest, disease or weed, in the words of the registered-product table. */
    target: plainTextSchema(1, 60),
  }),
  returnEmpties: commandOf('returnEmpties', {
    count: z.int().min(1).max(100_000),
    stockLotId: idSchema,
  }),
  removeInput: commandOf('removeInput', {
    quantityMilli: milli,
    reason: z.enum(REMOVAL_REASONS),
    stockLotId: idSchema,
  }),
  /** Ends the block of a lot on hold and of all that came of it; the flag stays. */
  releaseHold: commandOf('releaseHold', {
    /** The document on which the decision rests, e.g. a residue test. */
    documentHash: hashSchema,
    lotId: lotIdSchema,
    reason: plainTextSchema(4, 200),
  }),
} as const;
