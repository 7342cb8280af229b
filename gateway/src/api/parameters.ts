// SPDX-License-Identifier: Apache-2.0
import {
  deviceIdSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  ulidSchema,
  utcTimeSchema,
  channelIdSchema,
} from '@daoji/model';
import { z } from 'zod';

const uint32Text = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,9})$/, 'expected a whole number')
  .refine((text) => Number(text) <= 0xffffffff, 'expected at most 2^32 − 1');

/** Who may store a file: a signed command that names it; not needed in a demo session. */
export const uploadHeaders = z.object({
  'Daoji-Command': z
    .string()
    .optional()
    .meta({ description: 'base64 of {command, signature}, as `daoji sign` writes it' }),
  'Daoji-Salt': z
    .string()
    .optional()
    .meta({ description: 'base64 of 16 bytes, for every file but a public document' }),
});

/** Longest answered span of a series in days; a season with its storage year. */
export const MAX_SERIES_DAYS = 800;

export const noParameters = z.strictObject({});
export const lotParameters = z.strictObject({ lotId: lotIdSchema });
export const binParameters = z.strictObject({ binId: idSchema });
export const transferParameters = z.strictObject({ transferId: idSchema });
export const millLineParameters = z.strictObject({ millLineId: idSchema });
export const operatorParameters = z.strictObject({ operatorId: idSchema });
export const parcelParameters = z.strictObject({ parcelId: idSchema });
export const deviceParameters = z.strictObject({ deviceId: deviceIdSchema });
export const keyParameters = z.strictObject({ keyId: hashSchema });
export const commandParameters = z.strictObject({ commandId: ulidSchema });
export const hashParameters = z.strictObject({ hash: hashSchema });
export const readingParameters = z.strictObject({
  bootEpoch: uint32Text,
  deviceId: deviceIdSchema,
  seq: uint32Text,
});

const limit = z.string().regex(/^(?:[1-9]\d?|100)$/, 'expected 1 to 100');

/** Lists are in ascending order of their id; `after` is the last id of the page before. */
export const pageQuery = z.strictObject({
  after: z.string().min(1).max(80).optional(),
  /** Entries of one answer, 1…500; 50 when absent. */
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/, 'expected 1 to 500')
    .optional(),
});

export const newestQuery = z.strictObject({ limit: limit.optional() });

export const traceQuery = z.strictObject({
  /** Lots to pass over: `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,7}$/)
    .optional(),
  /** Most steps from the lot, 1…64; 24 when absent. */
  depth: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/)
    .optional(),
  direction: z.enum(['up', 'down', 'both']).optional(),
  /** Lots of one answer, 1…200; 100 when absent. */
  limit: z
    .string()
    .regex(/^([1-9]\d?|1\d\d|200)$/)
    .optional(),
});

export const seriesQuery = z.strictObject({
  channel: channelIdSchema.optional(),
  /** 30 days before `to` when absent. */
  from: utcTimeSchema.optional(),
  quantity: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,47}$/)
    .optional(),
  /** Now (scenario time) when absent. */
  to: utcTimeSchema.optional(),
});
