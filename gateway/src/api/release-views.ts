// SPDX-License-Identifier: Apache-2.0
import {
  alarmSchema,
  deviceIdSchema,
  documentSchema,
  hashSchema,
  recallSchema,
  treatmentSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

/** One thing that stops a lot from being used, packed, sold or sent on. */
export const releaseBlockSchema = z.strictObject({
  alarm: z
    .strictObject({
      kind: alarmSchema.shape.kind,
      note: z.string(),
      state: alarmSchema.shape.state,
    })
    .optional(),
  by: z
    .strictObject({ operatorId: z.string(), publicName: z.string().optional() })
    .optional()
    .meta({ description: 'who placed it; absent where the ledger does not say' }),
  document: z
    .strictObject({ documentHash: hashSchema, kind: documentSchema.shape.kind })
    .optional(),
  ends: z.strictObject({ en: z.string(), zh: z.string() }).meta({ description: 'what ends it' }),
  id: z.string().meta({
    description: 'of the application behind a hold, the recall, document, alarm or treatment',
  }),
  kind: z.enum(['alarm', 'failed-test', 'hold', 'recall', 'withdrawal']),
  recall: recallSchema.pick({ class: true, isOrdered: true, state: true }).optional(),
  since: z.string().optional().meta({
    description:
      'UTC time by the network’s clock, or a civil date in Asia/Shanghai where no time is recorded',
  }),
  subject: z.string().meta({
    description:
      'state key of what it stands on: the lot itself, or what may be in it or beside it',
  }),
  treatment: treatmentSchema.pick({ freeFrom: true, productName: true }).optional(),
});

const position = z.strictObject({
  bootEpoch: z.int().min(0),
  seq: z.int().min(0),
  time: utcTimeSchema,
});

/** What a closing of a lot would bind: the fields of `closeLot`, with times and places for people. */
export const closingOfferSchema = z
  .strictObject({
    devices: z.array(
      z.strictObject({
        deviceId: deviceIdSchema,
        from: position,
        place: z.strictObject({ id: z.string(), kind: z.enum(['bin', 'mill-line', 'parcel']) }),
        to: position,
      }),
    ),
    heads: z
      .array(z.strictObject({ logRoot: hashSchema, logSize: z.int(), origin: z.string() }))
      .meta({ description: 'the newest head of the log; empty where none is on the ledger yet' }),
    isRead: z.boolean().meta({ description: 'false: the series did not answer' }),
    omitted: z
      .int()
      .min(0)
      .meta({ description: 'devices where the lot was of which no reading is under a head' }),
  })
  .meta({ id: 'ClosingOffer' });
