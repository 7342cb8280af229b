// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  correctionSchema,
  eventSchema,
  idSchema,
  lotDocumentSchema,
  lotIdSchema,
  lotSchema,
  operatorSchema,
  otherSharesSchema,
  parcelSchema,
  pledgeSchema,
  recallSchema,
  shareSchema,
  transferSchema,
  treatmentSchema,
  ulidSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

import { releaseBlockSchema } from './release-views.js';
import { correctionViewSchema, recordedInSchema } from './views.js';

/** A lot, and where its rice can come from. */
const originSchema = z.strictObject({
  binId: z.string().optional().meta({ description: 'the bin whose blend it takes when it leaves' }),
  isInError: z.boolean().meta({ description: 'true: its making was declared to be in error' }),
  isKnown: z.boolean().meta({ description: 'false: there may be more than is named' }),
  isSingleParcel: z.boolean().meta({ description: 'true only where every grain is of one parcel' }),
  lot: lotSchema,
  otherShares: otherSharesSchema.optional(),
  parcels: z.array(z.string()).meta({ description: 'parcels of which there may be rice in it' }),
  shares: z.array(shareSchema).optional(),
  struckParcels: z
    .array(z.string())
    .meta({ description: 'parcels that events in error alone named; not its origin' }),
});

const inError = z
  .boolean()
  .meta({ description: 'true: what recorded it was declared to be in error' });

const stepSchema = z.strictObject({
  ...eventSchema.pick({
    eventTime: true,
    flags: true,
    recordTime: true,
    signer: true,
    subjects: true,
    type: true,
  }).shape,
  commandId: ulidSchema,
  correction: correctionViewSchema.optional(),
  recordedIn: recordedInSchema,
});

/** All that is recorded of a lot, and what is not known. */
export const everythingViewSchema = z
  .strictObject({
    applications: z.array(z.strictObject({ ...applicationSchema.shape, isInError: inError })),
    at: utcTimeSchema,
    blocks: z
      .array(releaseBlockSchema)
      .meta({ description: 'what stops the release of the lot now; empty: nothing recorded does' }),
    corrections: z
      .array(correctionSchema)
      .meta({ description: 'steps that were declared to be in error; they stay' }),
    descendants: z.array(lotIdSchema),
    documents: z.array(
      z.strictObject({ document: lotDocumentSchema, isInError: inError, lotId: lotIdSchema }),
    ),
    exports: z.array(
      z.strictObject({ format: z.string(), href: z.string(), mediaType: z.string() }),
    ),
    holders: z
      .array(idSchema)
      .meta({ description: 'operators that hold the lot itself or held it, sorted' }),
    isScenario: z.boolean().meta({ description: 'true: all of it is synthetic' }),
    lot: lotSchema,
    lots: z.array(originSchema).meta({ description: 'the lot first, then what may be in it' }),
    notKnown: z.array(
      z.strictObject({
        code: z.string(),
        count: z.int().min(1),
        en: z.string(),
        subjects: z.array(z.string()),
        zh: z.string(),
      }),
    ),
    operators: z.array(operatorSchema).meta({
      description: 'operators that hold or held the lot or what may be in it; see holders',
    }),
    parcels: z.array(parcelSchema),
    pledges: z
      .array(pledgeSchema)
      .meta({ description: 'pledges (承诺达标合格证) for the lot and what may be in it' }),
    recalls: z.array(
      recallSchema.pick({
        class: true,
        firmId: true,
        isOrdered: true,
        mock: true,
        recallId: true,
        startedAt: true,
        state: true,
      }),
    ),
    recordedIn: recordedInSchema,
    sensors: z.strictObject({
      events: z
        .array(z.record(z.string(), z.unknown()))
        .meta({ description: 'EPCIS 2.0 events, one a device' }),
      isRead: z.boolean().meta({ description: 'false: the series did not answer' }),
      omitted: z.int().min(0),
    }),
    steps: z.array(stepSchema),
    transfers: z.array(transferSchema),
    treatments: z
      .array(
        z.strictObject({
          ...treatmentSchema.shape,
          isInError: inError,
          isRunning: z.boolean().meta({ description: 'true: its withdrawal time still runs' }),
        }),
      )
      .meta({
        description:
          'treatments against pests of what the lot may hold while it lay there, those that are over too',
      }),
    units: z.array(z.string()).meta({ description: 'SSCCs of cases and pallets' }),
  })
  .meta({ id: 'Everything' });
