// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { BEACON_NAMES } from './beacons.js';
import { boundaryClaimShape, CLOSE_REASONS, SAMPLE_RULE } from './commands-parcels.js';
import {
  areaCodeSchema,
  civilDateSchema,
  hashSchema,
  idSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

/** Fields of `parcel~{parcelId}` that came with boundary versions; all absent in state of before. */
export const parcelHistoryShape = {
  ...boundaryClaimShape,
  /** Absent means 1. */
  boundaryVersion: z.int().min(1).optional(),
  closed: z
    .strictObject({
      at: utcTimeSchema,
      reason: z.enum(CLOSE_REASONS),
      successors: z.array(idSchema),
    })
    .optional(),
  /** Land that another parcel claims too, until the authority settles it; both list it once the claim stands. */
  overlaps: z
    .array(
      z.strictObject({
        areaM2: z.int(),
        claimedAt: utcTimeSchema,
        commandId: ulidSchema,
        parcelId: idSchema,
      }),
    )
    .optional(),
  /** The protected-area rule set in force when origin `protected` was claimed. */
  protectedAreaRuleSet: idSchema.optional(),
  revisedAt: utcTimeSchema.optional(),
  verified: z.strictObject({ at: utcTimeSchema, sampleId: idSchema }).optional(),
};

/** Value of `parcel-sowing~{parcelId}/{season}`: what was sown there in one season. */
export const parcelSowingSchema = z.strictObject({
  commandId: ulidSchema,
  declaredAt: utcTimeSchema,
  holderOperatorId: idSchema.optional(),
  parcelId: idSchema,
  season: z.int(),
  seedLot: z.string(),
  sownOn: civilDateSchema.optional(),
  v: z.literal(1),
  variety: z.string(),
});

/** One drawn parcel with its rank, 64 hex digits. */
const drawnSchema = z.strictObject({ parcelId: idSchema, rank: hashSchema });

/** Value of `parcel-sample~{sampleId}`. States: committed → revealed → drawn → passed | failed. */
export const parcelSampleSchema = z.strictObject({
  areaCode: areaCodeSchema,
  beacon: z.enum(BEACON_NAMES),
  checks: z.array(
    z.strictObject({
      at: utcTimeSchema,
      documentHash: hashSchema.optional(),
      keyId: hashSchema,
      parcelId: idSchema,
      result: z.enum(['pass', 'fail']),
    }),
  ),
  /** SHA-256 of the JCS of each counted chunk, so that verification can name it again. */
  chunks: z.array(hashSchema),
  commandId: ulidSchema,
  committedAt: utcTimeSchema,
  counted: z.int().min(0),
  exclusions: z.array(z.strictObject({ parcelId: idSchema, reason: z.string() })),
  /** Roots of the perfect subtrees of the ids counted so far, largest first. */
  frontier: z.array(hashSchema),
  lastId: z.string(),
  listRoot: hashSchema,
  listSize: z.int(),
  /** The least ranks so far, ascending; at `drawn` and after, the sample. */
  lowest: z.array(drawnSchema),
  maxFailures: z.int(),
  operatorId: idSchema,
  randomness: hashSchema.optional(),
  round: z.int(),
  rule: z.literal(SAMPLE_RULE),
  sampleId: idSchema,
  sampleSize: z.int(),
  signature: z.string().optional(),
  state: z.enum(['committed', 'revealed', 'drawn', 'passed', 'failed']),
  v: z.literal(1),
  verifiedChunks: z.array(z.int()),
  verifiedCount: z.int(),
});

/** Value of `credit-code~{code}` and `parcel-list~{root}`: who took the name first. */
export const indexEntrySchema = z.strictObject({ id: idSchema, v: z.literal(1) });

/** See {@link parcelSowingSchema}. */
export type ParcelSowing = z.infer<typeof parcelSowingSchema>;
/** See {@link parcelSampleSchema}. */
export type ParcelSample = z.infer<typeof parcelSampleSchema>;

/** State key of {@link parcelSowingSchema}. */
export function parcelSowingKey(parcelId: string, season: number): string {
  return `parcel-sowing~${parcelId}/${season}`;
}
