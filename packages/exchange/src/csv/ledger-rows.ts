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
