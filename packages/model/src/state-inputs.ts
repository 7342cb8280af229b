// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  civilDateSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';
import { registrationSchema } from './label-code.js';
import { INPUT_UNITS } from './rule-sets.js';

/** What one application forbids on one parcel: harvests from its first day until the day before `freeFrom`. */
export const intervalSchema = z.strictObject({
  applicationId: idSchema,
  /** First civil date on which harvest is allowed again. */
  freeFrom: civilDateSchema,
  registration: registrationSchema,
  ruleSetId: idSchema,
  startDate: civilDateSchema,
  stopDate: civilDateSchema,
});

/**
 * Value of `parcel-season~{parcelId}/{season}`: what was harvested and sprayed there. One key, so that MVCC lets a
 * harvest and a spray, or two harvests, of one parcel never pass each other unseen.
 */
export const parcelSeasonSchema = z.strictObject({
  /** Physical grams at 14.5 %, the parcel's shares of its harvest lots. */
  harvestedGrams: z.int().min(0),
  harvests: z.array(
    z.strictObject({
      /** The parcel's share of the lot; absent for harvests of versions that did not keep it. */
      grams: z.int().min(0).optional(),
      harvestDate: civilDateSchema,
      lotId: lotIdSchema,
    }),
  ),
  intervals: z.array(intervalSchema),
  parcelId: idSchema,
  season: z.int(),
  /** Intervals of applications that a correction took back; a harvest inside one is marked for ever. */
  takenBack: z.array(intervalSchema).optional(),
  /** The last signed uplift of the yield cap. */
  uplift: z.strictObject({ commandId: ulidSchema, extraKgPerMu: z.int() }).optional(),
  v: z.literal(1),
});

/** One lot on hold; `releasedAt` ends the block, never the flag. */
export const holdSchema = z.strictObject({
  applicationId: idSchema,
  commandId: ulidSchema,
  lotId: lotIdSchema,
  parcels: z.array(idSchema),
  placedAt: utcTimeSchema,
  releasedAt: utcTimeSchema.optional(),
  releasedBy: ulidSchema.optional(),
  ruleSetId: idSchema,
});

/**
 * Value of `hold-bucket~{00…3f}`: holds whose key falls into one of 64 buckets (`docs/decisions/0030-holds.md`), and
 * harvest lots that were marked after they were recorded, so that what came of them finds it.
 */
export const holdBucketSchema = z.strictObject({
  holds: z.array(holdSchema),
  /** State keys of harvest lots, and of parcels for lots that do not know theirs; of land claimed twice. */
  overlaps: z.array(z.string()).optional(),
  /** Lots under recall; absent in buckets of versions that named them by `lot-hold~` alone. */
  recalls: z.array(z.strictObject({ lotId: lotIdSchema, recallId: idSchema })).optional(),
  /** Lots that failed a test while they lay in a bin. */
  failedTests: z.array(lotIdSchema).optional(),
  v: z.literal(1),
});

/** See {@link intervalSchema}. */
export type Interval = z.infer<typeof intervalSchema>;
/** See {@link parcelSeasonSchema}. */
export type ParcelSeason = z.infer<typeof parcelSeasonSchema>;
/** See {@link holdSchema}. */
export type Hold = z.infer<typeof holdSchema>;
/** See {@link holdBucketSchema}. */
export type HoldBucket = z.infer<typeof holdBucketSchema>;

/** State key of {@link parcelSeasonSchema}. */
export function parcelSeasonKey(parcelId: string, season: number): string {
  return `parcel-season~${parcelId}/${season}`;
}

/** Value of `input-stock~{stockLotId}`: what is left of one stock lot; its key is the lock of the stock. */
export const inputStockSchema = z.strictObject({
  commandId: ulidSchema,
  contractId: idSchema.optional(),
  emptiesReturned: z.int().min(0),
  fromStockLotId: idSchema.optional(),
  operatorId: idSchema,
  packageMilli: z.int().min(1),
  packages: z.int().min(0),
  purchasedOn: civilDateSchema.optional(),
  receivedMilli: z.int().min(1),
  registration: registrationSchema,
  remainingMilli: z.int().min(0),
  stockLotId: idSchema,
  unit: z.enum(INPUT_UNITS),
  v: z.literal(1),
});

/** Value of `application~{applicationId}`: one use of an input, on each parcel that was not refused. */
export const applicationSchema = z.strictObject({
  applicationId: idSchema,
  commandId: ulidSchema,
  doseMilliPerMu: z.int(),
  operatorId: idSchema,
  parcels: z.array(
    z.strictObject({
      freeFrom: civilDateSchema,
      parcelId: idSchema,
      quantityMilli: z.int(),
      ruleSetId: idSchema,
    }),
  ),
  registration: registrationSchema,
  startDate: civilDateSchema,
  stockLotId: idSchema,
  stopDate: civilDateSchema,
  target: z.string(),
  unit: z.enum(INPUT_UNITS),
  v: z.literal(1),
  /** The correction that took the use back; nothing of it counts any more. */
  voidedBy: ulidSchema.optional(),
});

/** See {@link inputStockSchema}. */
export type InputStock = z.infer<typeof inputStockSchema>;
/** See {@link applicationSchema}. */
export type Application = z.infer<typeof applicationSchema>;
