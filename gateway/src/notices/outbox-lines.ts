// SPDX-License-Identifier: Apache-2.0
import { idSchema, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

import { deliverySchema, noticeSchema } from './notice.js';

const ms = z.int().nonnegative();
const deliveries = z.array(deliverySchema);

/** How an attempt ended; `failed` alone is followed by another one. */
export const OUTCOMES = ['sent', 'failed', 'given-up', 'overtaken'] as const;

/** Lines of the outbox. Times `ms` are of the machine's clock, since people are woken by that one. */
export const outboxLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('head'),
    /** Network time: what was over before is no news. */
    since: utcTimeSchema,
    v: z.literal(1),
  }),
  z.strictObject({
    deliveries,
    kind: z.literal('notice'),
    ms,
    notice: noticeSchema,
  }),
  z.strictObject({
    deliveries,
    kind: z.literal('step'),
    ms,
    noticeId: noticeSchema.shape.id,
    step: z.int().positive(),
  }),
  z.strictObject({
    channelId: idSchema,
    code: z.string().optional(),
    deliveryId: deliverySchema.shape.id,
    kind: z.literal('attempt'),
    ms,
    outcome: z.enum(OUTCOMES),
    /** Least pause that the channel asked for. */
    retryAfterMs: ms.optional(),
  }),
  z.strictObject({ deliveryId: deliverySchema.shape.id, kind: z.literal('read'), ms }),
]);

/** See {@link outboxLineSchema}. */
export type OutboxLine = z.infer<typeof outboxLineSchema>;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];
