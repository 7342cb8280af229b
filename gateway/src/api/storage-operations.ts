// SPDX-License-Identifier: Apache-2.0
import {
  aerationBasisSchema,
  aerationSchema,
  civilDateSchema,
  fumigationSchema,
  idSchema,
  INSPECTION_SCOPES,
  inspectionSchema,
  STORE_KINDS,
} from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { binParameters, noParameters, pageQuery } from './parameters.js';

const count = z.int().nonnegative();

/** Where a day on which a look is due lies, against today. */
export const DUE_STATES = ['overdue', 'today', 'week', 'later', 'under-gas'] as const;

/** States of a bin, worked out from what lies in it and what was done with it. */
export const BIN_STATES = ['empty', 'filling', 'stored', 'treated', 'emptying'] as const;

const dueSchema = z.strictObject({
  dueDate: civilDateSchema,
  inspectedOn: civilDateSchema
    .optional()
    .meta({ description: 'absent where nobody has looked yet' }),
  inspectionId: idSchema.optional(),
  scope: z.enum(INSPECTION_SCOPES),
  state: z.enum(DUE_STATES),
});

/** Bins with grain, and when a person must look at each again; the most pressing first. */
export const inspectionCalendarSchema = z
  .strictObject({
    date: civilDateSchema,
    items: z.array(
      z.strictObject({
        binId: idSchema,
        due: z.array(dueSchema),
        grams: count,
        operatorId: idSchema,
        ruleSetId: idSchema.meta({ description: 'that first looks are due by, or `built-in`' }),
        siteId: z.string(),
      }),
    ),
  })
  .meta({ id: 'InspectionCalendar' });

/** Inspections, the newest first. */
export const inspectionListSchema = z
  .strictObject({
    items: z.array(inspectionSchema),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: count,
  })
  .meta({ id: 'InspectionList' });

/** What was done in a bin, what runs there, and what is due. */
export const binStorageViewSchema = z
  .strictObject({
    aerations: z.array(aerationSchema),
    date: civilDateSchema,
    due: z.array(dueSchema),
    fumigations: z.array(fumigationSchema),
    grainSince: civilDateSchema.optional().meta({
      description: 'day on which the oldest grain there came in; absent for an empty bin',
    }),
    inspections: z.array(inspectionSchema),
    isUnderGas: z.boolean(),
    state: z.enum(BIN_STATES),
  })
  .meta({ id: 'BinStorageView' });

/** The numbers of an advice, as an order states them, and the rule that they were compared with. */
export const aerationAdviceSchema = z
  .strictObject({
    basis: aerationBasisSchema,
    goOnMilliK: count,
    startMilliK: count,
    status: z.enum(['built-in', 'confirmed', 'unconfirmed']),
    stopTopBottomMilliK: count,
  })
  .meta({ id: 'AerationAdvice' });

const milli = (least: number, most: number): z.ZodString =>
  z
    .string()
    .regex(/^-?\d{1,6}$/, 'expected a whole number of thousandths')
    .refine((text) => {
      const value = Number(text);
      return value >= least && value <= most;
    }, `expected ${least} to ${most}`);
const yes = z.enum(['yes', 'no']);

/** Routes about inspections, aeration and fumigation of stored grain. */
export const STORAGE_OPERATIONS = {
  listInspections: read(
    'listInspections',
    '/inspections',
    'Human inspections of stored grain, the newest first: of one bin or operator where asked',
    noParameters,
    z.strictObject({
      ...pageQuery.shape,
      binId: idSchema.optional(),
      operatorId: idSchema.optional(),
      state: inspectionSchema.shape.state.optional(),
    }),
    inspectionListSchema,
  ),
  getInspectionCalendar: read(
    'getInspectionCalendar',
    '/inspection-calendar',
    'When a person must look at each bin with grain again: overdue, today, within seven days, later',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    inspectionCalendarSchema,
  ),
  getBinStorage: read(
    'getBinStorage',
    '/bins/{binId}/storage',
    'State of a bin, its inspections, aerations and fumigations, and what is due',
    binParameters,
    noParameters,
    binStorageViewSchema,
  ),
  getAerationAdvice: read(
    'getAerationAdvice',
    '/bins/{binId}/aeration-advice',
    'Whether to run the fan of a bin, by the rule set in force there and the numbers that are given',
    binParameters,
    z.strictObject({
      gradientMilliKPerM: milli(0, 50_000).optional(),
      grainMilliC: milli(-40_000, 60_000),
      isRunning: yes.optional(),
      isWet: yes.optional(),
      moistureGradientMilliPercentPerM: milli(0, 50_000).optional(),
      moistureMilliPercent: milli(5_000, 40_000),
      outsideHumidityMilliPercent: milli(1, 100_000),
      outsideMilliC: milli(-40_000, 60_000),
      store: z.enum(STORE_KINDS).optional(),
      topBottomMilliK: milli(0, 50_000).optional(),
    }),
    aerationAdviceSchema,
  ),
} as const;
