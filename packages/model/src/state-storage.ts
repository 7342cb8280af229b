// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  AERATION_STOPS,
  aerationBasisSchema,
  FUMIGANTS,
  gasReadingsSchema,
  INSECT_FINDINGS,
  INSPECTION_SCOPES,
  MOISTURE_CLASSES,
} from './commands-storage.js';
import { civilDateSchema, hashSchema, idSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

const step = z.strictObject({
  /** Record time. */
  at: utcTimeSchema,
  commandId: ulidSchema,
  note: z.string().optional(),
  personId: idSchema,
});

/** Value of `inspection~{inspectionId}`: recorded → signed. */
export const inspectionSchema = z.strictObject({
  binId: idSchema,
  documentHash: hashSchema.optional(),
  /** Last civil date on which the next look of this scope is in time. */
  dueDate: civilDateSchema,
  findings: z.string(),
  insects: z.enum(INSECT_FINDINGS),
  /** Civil date on which the person looked. */
  inspectedOn: civilDateSchema,
  inspectionId: idSchema,
  maximumMilliC: z.int(),
  meanMilliC: z.int(),
  moistureClass: z.enum(MOISTURE_CLASSES),
  newGrainSince: civilDateSchema.optional(),
  operatorId: idSchema,
  periodDays: z.int(),
  photoHash: hashSchema.optional(),
  recorded: step,
  /** Rule set `grain-inspections` that gives the period, or `built-in`. */
  ruleSetId: idSchema,
  scope: z.enum(INSPECTION_SCOPES),
  signed: step.optional(),
  state: z.enum(['recorded', 'signed']),
  v: z.literal(1),
});

/** Value of `aeration~{aerationId}`: ordered → running → done, or dropped. */
export const aerationSchema = z.strictObject({
  aerationId: idSchema,
  basis: aerationBasisSchema,
  binId: idSchema,
  dropped: step.optional(),
  operatorId: idSchema,
  ordered: step,
  started: z.strictObject({ ...step.shape, startedAt: utcTimeSchema }).optional(),
  state: z.enum(['ordered', 'running', 'done', 'dropped']),
  stopped: z
    .strictObject({ ...step.shape, reason: z.enum(AERATION_STOPS), stoppedAt: utcTimeSchema })
    .optional(),
  v: z.literal(1),
});

/** What a fumigation fell short of when it was aired. */
export const FUMIGATION_SHORTFALLS = ['closed-days', 'least-dose'] as const;

/**
 * Value of `fumigation~{fumigationId}`: ordered → closed (under gas) → airing → cleared, or dropped before it was closed. Times of
 * its steps are those that the person says; gas in µg/m³.
 */
export const fumigationSchema = z.strictObject({
  agent: z.enum(FUMIGANTS),
  aired: z
    .strictObject({
      ...step.shape,
      airedAt: utcTimeSchema,
      /** CT product of the point that got least, mg·h/m³; absent where no point was measured twice. */
      leastDoseMilligramHoursPerM3: z.int().optional(),
      leastPoint: z.string().optional(),
      shortfalls: z.array(z.enum(FUMIGATION_SHORTFALLS)),
    })
    .optional(),
  binId: idSchema,
  cleared: z
    .strictObject({
      ...step.shape,
      documentHash: hashSchema.optional(),
      freeFrom: civilDateSchema,
      measuredAt: utcTimeSchema,
      readings: gasReadingsSchema,
    })
    .optional(),
  closedDays: z.int(),
  doseMilligramsPerM3: z.int(),
  dropped: step.optional(),
  /** Most that a person may breathe, µg/m³, by the rule set of the order. */
  entryLimitMicrogramsPerM3: z.int(),
  fumigationId: idSchema,
  gas: z.array(
    z.strictObject({ ...step.shape, measuredAt: utcTimeSchema, readings: gasReadingsSchema }),
  ),
  leastDoseMilligramHoursPerM3: z.int().optional(),
  leastAiringDays: z.int(),
  operatorId: idSchema,
  ordered: step,
  productName: z.string(),
  /** Rule set `grain-fumigation`, or `built-in`. */
  ruleSetId: idSchema,
  sealed: z
    .strictObject({ ...step.shape, productGrams: z.int(), sealedAt: utcTimeSchema })
    .optional(),
  state: z.enum(['ordered', 'closed', 'airing', 'cleared', 'dropped']),
  topUps: z.array(
    z.strictObject({ ...step.shape, productGrams: z.int(), toppedUpAt: utcTimeSchema }),
  ),
  v: z.literal(1),
  volumeM3: z.int(),
});

/** A look at a bin that counts, and when the next is due. */
const lookSchema = z.strictObject({
  dueDate: civilDateSchema,
  inspectedOn: civilDateSchema,
  inspectionId: idSchema,
});

/** Value of `bin-storage~{binId}`: what runs in a bin and when a person must look again; read by every step that needs entry. */
export const binStorageSchema = z.strictObject({
  aerationId: idSchema.optional(),
  binId: idSchema,
  /** Ordered, closed or airing; gone once it is cleared or dropped. */
  fumigationId: idSchema.optional(),
  looks: z.strictObject({
    'half-monthly-report': lookSchema.optional(),
    routine: lookSchema.optional(),
    'weekly-full': lookSchema.optional(),
  }),
  v: z.literal(1),
});

/** See {@link inspectionSchema}. */
export type Inspection = z.infer<typeof inspectionSchema>;
/** See {@link aerationSchema}. */
export type Aeration = z.infer<typeof aerationSchema>;
/** See {@link fumigationSchema}. */
export type Fumigation = z.infer<typeof fumigationSchema>;
/** See {@link binStorageSchema}. */
export type BinStorage = z.infer<typeof binStorageSchema>;

/** State key of {@link binStorageSchema}. */
export function binStorageKey(binId: string): string {
  return `bin-storage~${binId}`;
}
