// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { deviceIdSchema, lotIdSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

/** One fact that a page shows, and the command that is said to state it. */
export const shownFactSchema = z.strictObject({
  commandId: ulidSchema,
  label: z.string().max(80),
  /** JSON pointer (RFC 6901) into the command, e.g. `/millingDate`. */
  path: z.string().max(200),
  value: z.union([z.string(), z.number(), z.boolean()]),
});

/** One point of a curve that a page shows. `value` is exact decimal text in `unit`. */
export const shownPointSchema = z.strictObject({
  bootEpoch: z.int().min(0),
  channel: z.string(),
  deviceId: deviceIdSchema,
  /** As stored, e.g. `CLOCK`: the bridge did not believe the device's clock, and `time` is when it received the reading. */
  flags: z.string().max(80).optional(),
  quantity: z.string(),
  seq: z.int().min(0),
  time: utcTimeSchema,
  unit: z.string().optional(),
  value: z.string(),
});

/**
 * What a server shows of a lot, taken from its stores (documents, series), so that it can be held against a proof.
 * Served beside every page and embedded in it; nothing in it is trusted.
 */
export const shownSchema = z.strictObject({
  facts: z.array(shownFactSchema).max(2000),
  lotId: lotIdSchema,
  points: z.array(shownPointSchema).max(20_000),
  type: z.literal('daoji.shown/v1'),
});

/** See {@link shownFactSchema}. */
export type ShownFact = z.infer<typeof shownFactSchema>;
/** See {@link shownPointSchema}. */
export type ShownPoint = z.infer<typeof shownPointSchema>;
/** See {@link shownSchema}. */
export type Shown = z.infer<typeof shownSchema>;
