// SPDX-License-Identifier: Apache-2.0
import {
  chartSnapshotSchema,
  civilDateSchema,
  DUTY_POSTS,
  dutySchema,
  idSchema,
  signalSchema,
} from '@daoji/model';
import { z } from 'zod';

import { noParameters, pageQuery } from './parameters.js';
import { noticeViewSchema } from './notice-operations.js';
import { personal } from './personal-read.js';

const count = z.int().nonnegative();

/** A duty with what stands against a signature today, and what ends soon. */
export const dutyViewSchema = z
  .strictObject({
    duty: dutySchema,
    ends: z
      .array(
        z.strictObject({
          courseId: idSchema.optional(),
          on: civilDateSchema,
          what: z.enum(['duty', 'health-card', 'training']),
        }),
      )
      .meta({ description: 'what ends within 30 days or has ended, the first first' }),
    faults: z
      .array(
        z.strictObject({
          code: z.string(),
          found: z.string(),
          post: z.enum(DUTY_POSTS).optional(),
        }),
      )
      .meta({ description: 'why the ledger would refuse a signature today, by post' }),
  })
  .meta({ id: 'DutyView' });

/** Duties by operator and person, never by how somebody works. */
export const dutyListSchema = z
  .strictObject({
    items: z.array(dutyViewSchema),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: count,
  })
  .meta({ id: 'DutyList' });

/** Signals that the reader may see, the newest first. */
export const signalListSchema = z
  .strictObject({
    items: z.array(signalSchema),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: count,
  })
  .meta({ id: 'SignalList' });

/** How many signals are in each state; names nobody. */
export const signalReportSchema = z
  .strictObject({
    operators: z.array(
      z.strictObject({
        contested: count,
        dismissed: count,
        explained: count,
        operatorId: idSchema,
        raised: count,
        total: count,
        upheld: count,
      }),
    ),
  })
  .meta({ id: 'SignalReport' });

const who = { operatorId: idSchema.optional(), personId: idSchema.optional() };

/** Routes about who answers for what, and about signals; each answer is for its reader. */
export const DUTY_OPERATIONS = {
  listDuties: personal(
    'listDuties',
    '/duties',
    'Duties with cards and examinations: one’s own, those of the operator for its office, those of the area for authorities',
    noParameters,
    z.strictObject({
      ...pageQuery.shape,
      ...who,
      state: z.enum(['granted', 'valid', 'suspended', 'ended']).optional(),
    }),
    dutyListSchema,
  ),
  getDuty: personal(
    'getDuty',
    '/duties/{operatorId}/{personId}',
    'The duty of one person at one operator',
    z.strictObject({ operatorId: idSchema, personId: idSchema }),
    noParameters,
    dutyViewSchema,
  ),
  listSignals: personal(
    'listSignals',
    '/signals',
    'Signals about persons: one’s own, and those of the operator for its quality head and food safety director',
    noParameters,
    z.strictObject({
      ...pageQuery.shape,
      ...who,
      state: z.enum(['open', 'decided']).optional(),
    }),
    signalListSchema,
  ),
  getSignal: personal(
    'getSignal',
    '/signals/{signalId}',
    'A signal with its answers and its decision',
    z.strictObject({ signalId: idSchema }),
    noParameters,
    signalSchema,
  ),
  getSignalReport: personal(
    'getSignalReport',
    '/signal-report',
    'How many signals of each operator are in each state, for authorities of the area and those who judge',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    signalReportSchema,
  ),
  getSignalNotices: personal(
    'getSignalNotices',
    '/signal-notices',
    'Who was told of the signals that the reader may see, the newest first, with each message and whether it was read',
    noParameters,
    z.strictObject({ signalId: idSchema.optional() }),
    z
      .strictObject({ items: z.array(noticeViewSchema), total: count })
      .meta({ id: 'SignalNoticeList' }),
  ),
  listChartSnapshots: personal(
    'listChartSnapshots',
    '/chart-snapshots',
    'What the charts of an operator rested on, day by day, the newest first; names nobody',
    noParameters,
    z.strictObject({ ...pageQuery.shape, operatorId: idSchema.optional() }),
    z
      .strictObject({
        items: z.array(chartSnapshotSchema),
        next: z.string().optional().meta({ description: '`after` of the next page' }),
        total: count,
      })
      .meta({ id: 'ChartSnapshotList' }),
  ),
} as const;
