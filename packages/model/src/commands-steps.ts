// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { gramsSchema, hashSchema, idSchema, lotIdSchema, plainTextSchema } from './identifiers.js';

const lotPart = z.strictObject({ grams: gramsSchema, lotId: lotIdSchema });
const lotParts = z.array(lotPart).min(1).max(200);
const moisture = z.int().min(5_000).max(40_000);

/** Why a lot goes to another operator. */
export const TRANSFER_PURPOSES = ['sale', 'storing', 'processing', 'return'] as const;

/** Why rice is lost without having been used. */
export const LOSS_REASONS = ['spilled', 'spoiled', 'pests', 'theft'] as const;

/** How rice is destroyed. */
export const DESTRUCTION_METHODS = ['incineration', 'landfill', 'feed', 'industrial'] as const;

/**
 * Closed schemas of the steps between harvest and shelf, by type. Masses in grams, physical at 14.5 %, unless named
 * `weighed`; what is weighed is turned into it with its moisture.
 */
export const stepCommandSchemas = {
  /** Paddy that was dried; what was weighed after it, at its moisture, is no more than went in at 14.5 %. */
  dryLot: commandOf('dryLot', {
    inputs: lotParts,
    lotId: lotIdSchema,
    moistureMilliPercent: moisture,
    weighedGrams: gramsSchema,
  }),
  /** Paddy that was cleaned; `impurityGrams` is what was taken out, as weighed. */
  cleanLot: commandOf('cleanLot', {
    impurityGrams: z.int().min(0).max(100_000_000_000),
    inputs: lotParts,
    lotId: lotIdSchema,
    moistureMilliPercent: moisture,
    weighedGrams: gramsSchema,
  }),
  /** Whole lots on their way to another operator; a part is split off first. */
  offerTransfer: commandOf('offerTransfer', {
    /** Salted commitment of delivery note, price and plate. */
    deliveryCommitment: hashSchema.optional(),
    lotIds: z.array(lotIdSchema).min(1).max(50),
    purpose: z.enum(TRANSFER_PURPOSES),
    toOperatorId: idSchema,
    transferId: idSchema,
  }),
  /** The receiver takes all lots of a transfer over, with the mass that arrived of each. */
  acceptTransfer: commandOf('acceptTransfer', {
    received: z.array(lotPart).min(1).max(50),
    transferId: idSchema,
  }),
  /** The sender calls a transfer off that nobody accepted. */
  cancelTransfer: commandOf('cancelTransfer', {
    reason: plainTextSchema(4, 200),
    transferId: idSchema,
  }),
  /** Packages opened again: milled rice that keeps the first production and best-before dates. */
  reworkLot: commandOf('reworkLot', {
    inputs: lotParts,
    lotId: lotIdSchema,
    reason: plainTextSchema(4, 200),
  }),
  /** What was counted of a lot; a second person of its operator signs too. */
  stocktake: commandOf('stocktake', {
    countedGrams: z.int().min(0).max(100_000_000_000),
    lotId: lotIdSchema,
    reason: plainTextSchema(4, 200),
  }),
  sampleLot: commandOf('sampleLot', { grams: gramsSchema, lotId: lotIdSchema, sampleId: idSchema }),
  loseLot: commandOf('loseLot', {
    grams: gramsSchema,
    lotId: lotIdSchema,
    reason: z.enum(LOSS_REASONS),
  }),
  /** A second person of the lot's operator signs too; the record of the witness lies in the archive. */
  destroyLot: commandOf('destroyLot', {
    documentHash: hashSchema,
    grams: gramsSchema,
    lotId: lotIdSchema,
    method: z.enum(DESTRUCTION_METHODS),
  }),
} as const;
