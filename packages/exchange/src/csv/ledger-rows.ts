// SPDX-License-Identifier: Apache-2.0
import { eventSchema, inputProductSchema, ruleSetSchema, SCAN_FLAGS } from '@daoji/model';
import { z } from 'zod';

const time = z.string();

/** An event as a row: the ledger's value with its command and its place. The signed text is asked for by its id. */
export const eventRowSchema = z.strictObject({
  blockNumber: z.int(),
  channel: z.enum(['trace', 'anchor']),
  commandId: z.string(),
  ...eventSchema.shape,
  /** Operator of the signer; absent for a first registrar. */
  operatorId: z.string().optional(),
});

/** A registered product as a row, with the dated table that lists it. */
export const inputProductRowSchema = z.strictObject({
  ...ruleSetSchema.pick({
    areaCode: true,
    ruleSetId: true,
    state: true,
    status: true,
    validFrom: true,
    validTo: true,
  }).shape,
  ...inputProductSchema.shape,
});

/** A code whose scans are unusual. */
export const flaggedCodeSchema = z
  .strictObject({
    cities: z.int().meta({ description: 'most cities within 30 days' }),
    count: z.int().meta({ description: 'scans; a phone counts once in 30 days' }),
    distant: z.int().meta({ description: 'scans 200 km or more from the one before or the first' }),
    first: time,
    flags: z.array(z.strictObject({ at: time, flag: z.enum(SCAN_FLAGS) })),
    gtin: z.string(),
    lotId: z.string().optional(),
    operatorIds: z.array(z.string()).meta({ description: 'who ordered the code, brand owner' }),
    orderId: z.string(),
    scratch: z
      .strictObject({ firstRight: time.optional(), right: z.int(), wrong: z.int() })
      .optional(),
    serial: z.string(),
  })
  .meta({ id: 'FlaggedCode' });

/** What people on duty were told, of the gateway's outbox and not of the ledger; each message with what came of it. */
export const noticeRowSchema = z.strictObject({
  at: time,
  deliveries: z.array(
    z.strictObject({
      attemptAt: time.optional(),
      attempts: z.int(),
      channelId: z.string(),
      code: z.string().optional(),
      personIds: z.array(z.string()),
      readAt: time.optional(),
      role: z.string().optional(),
      state: z.enum(['waiting', 'failed', 'sent', 'given-up', 'overtaken']),
      step: z.int(),
    }),
  ),
  en: z.string(),
  id: z.string(),
  isWaiting: z.boolean(),
  kind: z.string(),
  level: z.enum(['urgent', 'warning', 'info']),
  nextStep: z.strictObject({ at: time, role: z.string() }).optional(),
  note: z.string().optional(),
  operatorId: z.string().optional(),
  path: z.string().optional(),
  personId: z.string().optional(),
  place: z.strictObject({ id: z.string(), kind: z.enum(['bin', 'lot', 'parcel']) }).optional(),
  seq: z.int(),
  standing: z.enum(['asks', 'answered', 'ended']),
  subject: z.strictObject({ id: z.string(), kind: z.enum(['alarm', 'channel', 'warning']) }),
  takenAt: time,
  zh: z.string(),
});
