// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { gramsSchema, hashSchema, idSchema, lotIdSchema, plainTextSchema } from './identifiers.js';

const harvestYear = z.int().min(2000).max(2100);
const variety = plainTextSchema(1, 60);

/** What a weighbridge slip says of a load: as weighed, nothing computed. Masses in grams, parts in thousandths of a percent. */
const weighingShape = {
  /** Yield of brown rice from a sample of the load (出糙率). */
  brownRiceYieldMilliPercent: z.int().min(0).max(100_000).optional(),
  grossGrams: gramsSchema,
  impurityMilliPercent: z.int().min(0).max(50_000),
  moistureMilliPercent: z.int().min(5_000).max(40_000),
  /** SHA-256 of salt and the photo of load and plate (`docs/decisions/0057-salted-documents.md`). */
  photoHash: hashSchema.optional(),
  /** Salted commitment of the vehicle's plate. */
  plateCommitment: hashSchema,
  sampleId: idSchema.optional(),
  slipId: idSchema,
  tareGrams: gramsSchema,
};

/** Closed schemas of contract and intake, by type (`rice-domain.md` §7). */
export const tradeCommandSchemas = {
  /** What a buyer (the signer's operator) offers to take from a grower in one season; nothing holds before the grower accepts. */
  offerContract: commandOf('offerContract', {
    contractAreaM2: z.int().min(1).max(1_000_000_000),
    contractId: idSchema,
    /** Most that the contract is for, physical grams at 14.5 %. */
    deliveryCapGrams: gramsSchema,
    growerOperatorId: idSchema,
    parcels: z.array(idSchema).min(1).max(200),
    /** Salted commitment of price and terms; the paper lies with the parties. */
    priceCommitment: hashSchema.optional(),
    season: harvestYear,
    variety,
  }),
  /** The grower's consent. */
  acceptContract: commandOf('acceptContract', { contractId: idSchema }),
  /** Either party ends a contract, offered or accepted. */
  endContract: commandOf('endContract', { contractId: idSchema, reason: plainTextSchema(4, 200) }),
  /** Paddy of a harvest lot comes in over the weighbridge and becomes the lot `intakeLotId` of the signer's operator. */
  recordDelivery: commandOf('recordDelivery', {
    ...weighingShape,
    contractId: idSchema.optional(),
    intakeLotId: lotIdSchema,
    /** The grower's harvest lot. */
    lotId: lotIdSchema,
  }),
  /** Paddy from outside, of no registered parcel: origin `unproven` for ever. */
  recordBoughtIn: commandOf('recordBoughtIn', {
    ...weighingShape,
    harvestYear: harvestYear.optional(),
    lotId: lotIdSchema,
    /** Salted commitment of the supplier's name and papers. */
    supplierCommitment: hashSchema,
    variety,
  }),
  /** The settlement sheet of a slip: its hash, and the settled mass that it pays for. No payment is made here. */
  settleDelivery: commandOf('settleDelivery', {
    settledGrams: gramsSchema,
    settlementHash: hashSchema,
    slipId: idSchema,
  }),
} as const;
