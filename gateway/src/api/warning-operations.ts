// SPDX-License-Identifier: Apache-2.0
import { controlTaskSchema, idSchema, utcTimeSchema, warningSchema } from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { noParameters, pageQuery } from './parameters.js';
import { shareWithIntervalSchema } from './share-schema.js';

const count = z.int().nonnegative();

/** How many tasks of a warning are in each state. */
const taskCountsSchema = z.strictObject({
  checked: count,
  declined: count,
  done: count,
  ordered: count,
});

/** Warnings, the newest first. */
export const warningListSchema = z
  .strictObject({
    items: z.array(z.strictObject({ tasks: taskCountsSchema, warning: warningSchema })),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: count,
  })
  .meta({ id: 'WarningList' });

/** A warning with what was asked for and done on each of its parcels. */
export const warningViewSchema = z
  .strictObject({
    tasks: z.array(controlTaskSchema).meta({ description: 'in the order of their parcels' }),
    warning: warningSchema,
  })
  .meta({ id: 'WarningView' });

/** What came of the warnings that were issued in a period that ends now. */
export const warningReportSchema = z
  .strictObject({
    byVerdict: z.array(z.strictObject({ count, verdict: warningSchema.shape.verdict })),
    checked: count,
    closed: count,
    declined: count.meta({ description: 'tasks that were declined, checked or not' }),
    done: count.meta({ description: 'tasks on which something was done, checked or not' }),
    effective: shareWithIntervalSchema.meta({
      description: 'controls found effective, of those checked',
    }),
    from: utcTimeSchema,
    infected: shareWithIntervalSchema.meta({
      description:
        'parcels on which the effect check saw infection (grade 1 or above, before or after), of those checked: the hit rate',
    }),
    issued: count,
    tasks: count,
    to: utcTimeSchema,
    waiting: count.meta({ description: 'tasks that nobody answered' }),
    warnedParcels: count.meta({ description: 'parcels named, each as often as it was warned' }),
    withdrawn: count,
  })
  .meta({ id: 'WarningReport' });

/** Routes about warnings of pests and diseases. */
export const WARNING_OPERATIONS = {
  listWarnings: read(
    'listWarnings',
    '/warnings',
    'Warnings of pests and diseases, the newest first: of one parcel, or of an operator that issued one or holds a warned parcel',
    noParameters,
    z.strictObject({
      ...pageQuery.shape,
      operatorId: idSchema.optional(),
      parcelId: idSchema.optional(),
      state: z.enum(['open', 'ended']).optional(),
    }),
    warningListSchema,
  ),
  getWarning: read(
    'getWarning',
    '/warnings/{warningId}',
    'A warning with the tasks on its parcels, and what was done and found there',
    z.strictObject({ warningId: idSchema }),
    noParameters,
    warningViewSchema,
  ),
  getWarningReport: read(
    'getWarningReport',
    '/warning-report',
    'What came of the warnings of the last days: verdicts, tasks, and the hit rate with its n and interval',
    noParameters,
    z.strictObject({
      days: z
        .string()
        .regex(/^(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/, 'expected 1 to 366')
        .optional()
        .meta({ description: 'length of the period that ends now; 30 where it is not said' }),
      operatorId: idSchema.optional(),
    }),
    warningReportSchema,
  ),
} as const;
