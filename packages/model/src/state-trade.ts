// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { hashSchema, idSchema, lotIdSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

/** Value of `contract~{contractId}`: one key per contract, so that two loads at once collide instead of both fitting. */
export const contractSchema = z.strictObject({
  acceptedAt: utcTimeSchema.optional(),
  buyerOperatorId: idSchema,
  commandId: ulidSchema,
  contractAreaM2: z.int(),
  contractId: idSchema,
  /** Loads taken in so far, physical grams at 14.5 %. */
  deliveredGrams: z.int().min(0),
  deliveryCapGrams: z.int(),
  endedAt: utcTimeSchema.optional(),
  growerOperatorId: idSchema,
  offeredAt: utcTimeSchema,
  parcels: z.array(idSchema),
  priceCommitment: hashSchema.optional(),
  season: z.int(),
  state: z.enum(['offered', 'accepted', 'ended']),
  /** Of `deliveredGrams`, what no grower confirmed. */
  unconfirmedGrams: z.int().min(0),
  v: z.literal(1),
  variety: z.string(),
});

/** How the grower confirmed a slip; a bought-in load is confirmed by nobody. */
export const SLIP_CONFIRMATIONS = ['own-signature', 'sms-code', 'signed-paper', 'none'] as const;

/**
 * Value of `slip~{slipId}`. Three masses, never mixed: `weighedGrams` (gross less tare), `settledGrams` (what is paid for),
 * `physicalGrams` (at 14.5 %, what every balance counts).
 */
export const slipSchema = z.strictObject({
  brownRiceYieldMilliPercent: z.int().optional(),
  buyerOperatorId: idSchema,
  commandId: ulidSchema,
  confirmation: z.enum(SLIP_CONFIRMATIONS),
  contractId: idSchema.optional(),
  grossGrams: z.int(),
  /** Absent for a bought-in load. */
  growerOperatorId: idSchema.optional(),
  harvestLotId: lotIdSchema.optional(),
  /** What the contract still took after this load, physical grams; negative: so much above its cap. */
  headroomGrams: z.int().optional(),
  impurityMilliPercent: z.int(),
  intakeLotId: lotIdSchema,
  kind: z.enum(['delivery', 'bought-in']),
  moistureMilliPercent: z.int(),
  photoHash: hashSchema.optional(),
  physicalGrams: z.int(),
  plateCommitment: hashSchema,
  sampleId: idSchema.optional(),
  settledAt: utcTimeSchema.optional(),
  /** Absent while no rule set `settlement` is in force. */
  settledGrams: z.int().optional(),
  settlementHash: hashSchema.optional(),
  /** Rule set of the deductions. */
  settlementRules: idSchema.optional(),
  slipId: idSchema,
  /** `voided`: a correction took the load back, and nothing of it counts any more. */
  state: z.enum(['weighed', 'settled', 'voided']),
  tareGrams: z.int(),
  v: z.literal(1),
  voidedBy: ulidSchema.optional(),
  weighedAt: utcTimeSchema,
  weighedGrams: z.int(),
});

/** See {@link contractSchema}. */
export type Contract = z.infer<typeof contractSchema>;
/** See {@link slipSchema}. */
export type Slip = z.infer<typeof slipSchema>;
