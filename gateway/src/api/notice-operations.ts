// SPDX-License-Identifier: Apache-2.0
import { idSchema, ROLES, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

import { noticeSchema } from '../notices/notice.js';
import { operation, read } from './operation.js';
import { noParameters } from './parameters.js';

const count = z.int().nonnegative();

/** A notice with what was sent of it, to whom, and what came of it. */
export const noticeViewSchema = z
  .strictObject({
    deliveries: z.array(
      z.strictObject({
        attemptAt: utcTimeSchema.optional(),
        attempts: count,
        channelId: idSchema,
        code: z.string().optional().meta({ description: 'why the last attempt failed' }),
        personIds: z.array(idSchema),
        readAt: utcTimeSchema.optional().meta({
          description:
            'when somebody said on the reader’s page that it was read, or answered the alarm',
        }),
        role: z.string().optional(),
        state: z.enum(['waiting', 'failed', 'sent', 'given-up', 'overtaken']),
        step: count.meta({
          description: '0 when it was new, n for the n-th call of the next ones',
        }),
      }),
    ),
    isWaiting: z.boolean().meta({ description: 'true while nobody has answered' }),
    nextStep: z.strictObject({ at: utcTimeSchema, role: z.enum(ROLES) }).optional(),
    notice: noticeSchema,
    seq: count.meta({
      description: 'number of its last change; the id of its event in the stream',
    }),
    takenAt: utcTimeSchema,
  })
  .meta({ id: 'NoticeView' });

/** A channel with what its attempts say of it. */
export const channelViewSchema = z
  .strictObject({
    failures: count.meta({ description: 'attempts that failed since the last that did not' }),
    id: idSchema,
    kind: z.enum(['dingtalk', 'feishu', 'sms', 'webhook', 'wecom']),
    lastFailure: z.strictObject({ at: utcTimeSchema, code: z.string() }).optional(),
    lastSentAt: utcTimeSchema.optional(),
    state: z.enum(['unused', 'ok', 'failing', 'dead']),
    waiting: count.meta({ description: 'messages that are still to be sent over it' }),
  })
  .meta({ id: 'NoticeChannel' });

/** Who is on duty now. */
export const onDutyViewSchema = z
  .strictObject({
    about: z.enum(['alarm', 'warning']),
    operatorId: idSchema
      .optional()
      .meta({ description: 'absent: every operator without a duty list' }),
    steps: z.array(
      z.strictObject({ afterMinutes: count, personIds: z.array(idSchema), role: z.enum(ROLES) }),
    ),
  })
  .meta({ id: 'NoticeDuty' });

/** Most notices of one answer. */
export const MAX_NOTICES = 200;

/** Routes about who was told of what. */
export const NOTICE_OPERATIONS = {
  listNotices: read(
    'listNotices',
    '/notices',
    'What people were told of alarms, pest warnings and channels, the newest first, with each message and whether it was read',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    z.strictObject({ items: z.array(noticeViewSchema), total: count }).meta({ id: 'NoticeList' }),
  ),
  listNoticeChannels: read(
    'listNoticeChannels',
    '/notice-channels',
    'State of the channels to people and machines, and who is on duty now',
    noParameters,
    noParameters,
    z
      .strictObject({
        at: utcTimeSchema,
        channels: z.array(channelViewSchema),
        duties: z.array(onDutyViewSchema),
      })
      .meta({ id: 'NoticeChannels' }),
  ),
  streamNotices: operation({
    id: 'streamNotices',
    method: 'get',
    path: '/notices/stream',
    summary:
      'Changes of notices as server-sent events: event `notice`, data NoticeView, id its seq; Last-Event-ID brings what changed since',
    params: noParameters,
    query: z.strictObject({ operatorId: idSchema.optional() }),
    response: { mediaTypes: ['text/event-stream'] },
    problems: [],
  }),
} as const;
