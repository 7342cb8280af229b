// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { DESTRUCTION_METHODS } from './commands-steps.js';
import {
  hashSchema,
  idSchema,
  lotIdSchema,
  plainTextSchema,
  utcTimeSchema,
} from './identifiers.js';

const grams = z.int().min(0).max(100_000_000_000);
const recallClass = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Lots of a recall; one that another holds now names the transfer by which it left the firm. */
const scope = z
  .array(z.strictObject({ lotId: lotIdSchema, transferId: idSchema.optional() }))
  .min(1)
  .max(50);

/** 128 random bits as 32 lower-case hex digits, known to one holder by a one-time link. */
export const recallTokenSchema = z.string().regex(/^[0-9a-f]{32}$/, 'expected 32 hex digits');

const opening = {
  class: recallClass,
  /** When the firm or authority learned of it; the statutory clock to start runs from here. */
  discoveredAt: utcTimeSchema,
  lots: scope,
  /** A drill on the same path: no hold, marked for ever. */
  mock: z.boolean(),
  reason: plainTextSchema(4, 300),
  recallId: idSchema,
};

/** Closed schemas of the commands of a recall, by type. Masses are physical grams at 14.5 %. */
export const recallCommandSchemas = {
  startRecall: commandOf('startRecall', opening),
  /** By the market authority (责令召回), against the firm. */
  orderRecall: commandOf('orderRecall', { ...opening, firmId: idSchema }),
  extendRecallScope: commandOf('extendRecallScope', { lots: scope, recallId: idSchema }),
  /** Whom the firm told, and of how much; a holder without an account answers with a token. */
  notifyHolder: commandOf('notifyHolder', {
    grams,
    holderId: idSchema,
    recallId: idSchema,
    /** SHA-256 of the token's 32 ASCII characters. */
    tokenHash: hashSchema.optional(),
  }),
  /** The holder's own key, or the token of the one-time link carried by the firm. */
  acknowledgeRecall: commandOf('acknowledgeRecall', {
    holderId: idSchema,
    recallId: idSchema,
    token: recallTokenSchema.optional(),
  }),
  /** What became of the holder's share so far; a later count replaces the one before. */
  recordRetrieval: commandOf('recordRetrieval', {
    destroyedGrams: grams,
    holderId: idSchema,
    recallId: idSchema,
    returnedGrams: grams,
    stillOutGrams: grams,
    token: recallTokenSchema.optional(),
  }),
  recordDisposal: commandOf('recordDisposal', {
    documentHash: hashSchema,
    grams,
    method: z.enum(DESTRUCTION_METHODS),
    recallId: idSchema,
  }),
  recordEffectCheck: commandOf('recordEffectCheck', {
    isEffective: z.boolean(),
    note: plainTextSchema(4, 300),
    recallId: idSchema,
  }),
  /** Names the mass of which nobody knows; it must be what the record says. */
  closeRecall: commandOf('closeRecall', { recallId: idSchema, unknownGrams: grams }),
} as const;
