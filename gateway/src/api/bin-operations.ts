// SPDX-License-Identifier: Apache-2.0
import {
  alarmSchema,
  civilDateSchema,
  idSchema,
  lotIdSchema,
  lotSchema,
  otherSharesSchema,
  shareSchema,
  siteObjectSchema,
  treatmentSchema,
  ulidSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { binParameters, lotParameters, noParameters } from './parameters.js';

/** What stops a release on a day: open alarms, and treatments whose withdrawal time runs. */
export const alertsViewSchema = z
  .strictObject({
    alarms: z.array(alarmSchema),
    date: civilDateSchema,
    freeFrom: civilDateSchema
      .optional()
      .meta({ description: 'first day after every withdrawal time; absent while none runs' }),
    treatments: z.array(treatmentSchema),
  })
  .meta({ id: 'AlertsView' });

/** A bin as the heap that it is. */
export const binContentsSchema = z
  .strictObject({
    alerts: alertsViewSchema,
    bin: siteObjectSchema,
    clearedAlarms: z.array(alarmSchema),
    events: z.array(
      z.strictObject({
        commandId: ulidSchema,
        eventTime: utcTimeSchema,
        signer: z.string(),
        type: z.string(),
      }),
    ),
    grams: z.int().min(0),
    /** Storage lots in the bin: names for parts of one heap. */
    lots: z.array(
      z.strictObject({
        kind: lotSchema.shape.kind,
        lotId: lotIdSchema,
        operatorId: idSchema,
        remainingGrams: z.int(),
      }),
    ),
    originClass: lotSchema.shape.originClass.optional(),
    otherShares: otherSharesSchema.optional(),
    shares: z
      .array(shareSchema)
      .optional()
      .meta({ description: 'bounds of each source lot; absent where nobody kept them' }),
    variety: z.string().optional(),
  })
  .meta({ id: 'BinContents' });

/** Most alarms of one answer. */
export const MAX_ALARMS = 200;

/** Alarms, the newest first. */
export const alarmListSchema = z
  .strictObject({
    firstOuts: z.array(idSchema).meta({
      description:
        'of the items: the first of several that followed each other on one bin, lot or parcel (ISA-18.2 first-out)',
    }),
    items: z.array(alarmSchema),
    total: z
      .int()
      .meta({ description: 'how many there are; more than are listed where that is over 200' }),
  })
  .meta({ id: 'AlarmList' });

const count = z.int().nonnegative();

/** What alarms asked of those who answer them, in a period that ends now. */
export const alarmReportSchema = z
  .strictObject({
    answered: count.meta({ description: 'alarms of the period that somebody acknowledged' }),
    chatter: z.array(
      z.strictObject({
        kind: alarmSchema.shape.kind,
        subject: alarmSchema.shape.subject,
        times: count.meta({ description: 'most that were raised within one day' }),
      }),
    ),
    cleared: count,
    floods: z
      .array(z.strictObject({ alarms: count, from: utcTimeSchema, to: utcTimeSchema }))
      .meta({ description: 'more than 10 alarms within 10 minutes (ISA-18.2)' }),
    from: utcTimeSchema,
    medianAnswerSeconds: z.number().nonnegative().optional().meta({
      description:
        'from raising to acknowledging, s, over `answered` alarms; absent where none was',
    }),
    open: count,
    raised: count,
    standing: count.meta({ description: 'open for more than 24 h' }),
    to: utcTimeSchema,
    unacknowledged: count,
  })
  .meta({ id: 'AlarmReport' });

/** Routes about what lies in a bin, and about what stops the release of a lot. */
export const BIN_OPERATIONS = {
  listAlarms: read(
    'listAlarms',
    '/alarms',
    'Alarms on bins, lots and parcels, the newest first: open or cleared, of one operator where asked',
    noParameters,
    z.strictObject({
      operatorId: idSchema.optional(),
      state: z.enum(['open', 'cleared']).optional(),
    }),
    alarmListSchema,
  ),
  getAlarmReport: read(
    'getAlarmReport',
    '/alarm-report',
    'How many alarms were raised, answered and cleared in the last days, with floods, chatter and standing ones',
    noParameters,
    z.strictObject({
      days: z
        .string()
        .regex(/^(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/, 'expected 1 to 366')
        .optional()
        .meta({ description: 'length of the period that ends now; 30 where it is not said' }),
      operatorId: idSchema.optional(),
    }),
    alarmReportSchema,
  ),
  getBinContents: read(
    'getBinContents',
    '/bins/{binId}/contents',
    'What lies in a bin within bounds, its class, alarms, withdrawal times and history',
    binParameters,
    noParameters,
    binContentsSchema,
  ),
  getLotAlerts: read(
    'getLotAlerts',
    '/lots/{lotId}/alerts',
    'Open alarms and running withdrawal times that stop the release of a lot',
    lotParameters,
    noParameters,
    alertsViewSchema,
  ),
} as const;
