// SPDX-License-Identifier: Apache-2.0
import {
  CONTROL_EFFECTS,
  CONTROL_MEASURES,
  civilDateSchema,
  correctionSchema,
  deviceIdSchema,
  FIELD_WORKS,
  idSchema,
  intervalSchema,
  lotIdSchema,
  utcTimeSchema,
  WARNED_PESTS,
  WARNING_LEVELS,
  WARNING_VERDICTS,
} from '@daoji/model';
import { z } from 'zod';

import { stepKinds, todoCodes } from './season-words.js';

const hours = z.int().min(0).max(24).meta({ description: 'hours of the day with a reading' });
const count = z.int().min(0);

/** The device whose readings speak for a parcel's weather, and why that one. */
export const stationSchema = z
  .strictObject({
    also: z.array(deviceIdSchema).meta({
      description: 'others on the parcel: each day speaks by the one that measured in most hours',
    }),
    deviceId: deviceIdSchema,
    /** Stands on the parcel, or was named by a warning of it. */
    from: z.enum(['parcel', 'warning']),
    warningId: idSchema.optional(),
  })
  .meta({ id: 'SeasonStation' });

/** Why there is no figure; `series-unreachable` passes, the others want a record or a device. */
const NOT_JUDGEABLE = [
  'ripe',
  'no-start',
  'no-transplanting',
  'no-station',
  'no-level',
  'no-readings',
  'stale-reading',
  'impossible-reading',
  'too-many-gaps',
  'harvested',
  'no-nitrogen-records',
  'series-unreachable',
] as const;
const reason = z.enum(NOT_JUDGEABLE).optional();

const ruleShape = {
  ruleSetId: z.string(),
  status: z.enum(['confirmed', 'unconfirmed', 'built-in']),
};

/** Growing degree-days since the crop was set, and the stage that they mean. */
export const growthViewSchema = z
  .strictObject({
    ...ruleShape,
    /** Days from fewer than 20 hours, with a reading in each quarter of the day: their extremes are flat. */
    coarseDays: count,
    days: count.meta({ description: 'days from the one after the start up to yesterday' }),
    floweringFrom: civilDateSchema
      .optional()
      .meta({ description: 'day on which the sum passed the mark of flowering' }),
    floweringTo: civilDateSchema
      .optional()
      .meta({ description: 'day on which the sum passed the end of flowering' }),
    floweringInDays: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'at the mean of the last week; absent where that is not known' }),
    gddHigh: z.number().optional().meta({ description: 'missing days at the most of a day' }),
    gddLow: z.number().optional().meta({ description: 'missing days at nothing' }),
    harvestedOn: civilDateSchema
      .optional()
      .meta({ description: 'first day of the harvest, once it has come' }),
    missingDays: count,
    reason,
    stage: z
      .strictObject({ bbchFrom: z.int(), bbchTo: z.int(), en: z.string(), zh: z.string() })
      .optional(),
    start: z
      .strictObject({
        commandId: z.string(),
        on: civilDateSchema,
        work: z.enum(['sow', 'transplant']),
      })
      .optional(),
    voidedCount: count,
  })
  .meta({ id: 'GrowthView' });

const voided = z.array(z.strictObject({ count: z.int().min(1), quantity: z.string() }));

/** One day; a quantity that was not measured is absent, and a sum is of its hours alone. */
export const weatherDaySchema = z
  .strictObject({
    date: civilDateSchema,
    humidity: z.strictObject({ hours, meanPercent: z.number() }).optional(),
    rain: z.strictObject({ hours, mm: z.number() }).optional(),
    sunshine: z.strictObject({ h: z.number(), hours }).optional(),
    temperature: z.strictObject({ hours, maxC: z.number(), minC: z.number() }).optional(),
    voided: voided.meta({ description: 'impossible values and those of a wrong clock, left out' }),
  })
  .meta({ id: 'WeatherDay' });

export const weatherViewSchema = z.strictObject({ days: z.array(weatherDaySchema), reason }).meta({
  id: 'WeatherView',
  description: 'the last days, ascending, today with its hours so far',
});

/** The newest value of a quantity. */
const newestShape = { at: utcTimeSchema, deviceId: deviceIdSchema };

export const waterViewSchema = z
  .strictObject({
    advice: z.enum(['flood', 'wait', 'keep-flooded', 'not-judgeable']),
    level: z
      .strictObject({ ...newestShape, cm: z.number() })
      .optional()
      .meta({ description: 'above (+) or below (−) the soil in the field tube' }),
    reason,
    toCm: z.number().optional(),
    why: z.enum(['tube-low', 'flowering', 'after-transplanting']).optional(),
    withoutFlowering: z
      .boolean()
      .meta({ description: 'true where it is not known when the crop flowers' }),
  })
  .meta({ id: 'WaterView' });

export const salinityViewSchema = z
  .strictObject({
    ...newestShape,
    dsM: z.number(),
    isAbove: z.boolean().optional(),
    quantity: z.string(),
    thresholdDsM: z
      .number()
      .optional()
      .meta({ description: 'absent where no threshold is known for this quantity' }),
  })
  .meta({ id: 'SalinityView' });

/** One entry of the season's line. */
export const seasonStepSchema = z
  .strictObject({
    application: z
      .strictObject({
        applicationId: idSchema,
        freeFrom: civilDateSchema.optional(),
        name: z.string().optional(),
        registration: z.string(),
        target: z.string(),
      })
      .optional(),
    commandId: z.string(),
    correction: correctionSchema.optional(),
    effect: z.enum(CONTROL_EFFECTS).optional(),
    eventTime: utcTimeSchema
      .optional()
      .meta({ description: 'when its signer says that it was recorded, by the network’s clock' }),
    kind: z.enum(stepKinds),
    level: z.enum(WARNING_LEVELS).optional(),
    lotId: lotIdSchema.optional(),
    measure: z.enum(CONTROL_MEASURES).optional(),
    on: civilDateSchema.meta({ description: 'civil date of what was done, in Asia/Shanghai' }),
    pest: z.enum(WARNED_PESTS).optional(),
    recordTime: utcTimeSchema.optional().meta({ description: 'by the machine’s clock' }),
    verdict: z.enum(WARNING_VERDICTS).optional(),
    warningId: idSchema.optional(),
    work: z.enum(FIELD_WORKS).optional(),
  })
  .meta({ id: 'SeasonStep' });

/** What there is to know of the crop on one parcel on a day. */
export const cropViewSchema = z
  .strictObject({
    areaM2: z.int(),
    date: civilDateSchema,
    devices: z.array(z.strictObject({ deviceId: deviceIdSchema, quantities: z.array(z.string()) })),
    growth: growthViewSchema,
    harvest: z.strictObject({
      freeFrom: civilDateSchema
        .optional()
        .meta({ description: 'earliest harvest; absent while no interval runs' }),
      harvestedGrams: z.int(),
      headroomGrams: z.int().optional(),
      intervals: z.array(
        intervalSchema.extend({ isRunning: z.boolean(), name: z.string().optional() }),
      ),
    }),
    holderOperatorId: idSchema.optional(),
    nitrogen: z.strictObject({ gramsPerMu: z.number().optional(), reason }),
    operatorId: idSchema,
    operatorName: z.string().optional(),
    parcelId: idSchema,
    salinity: z.array(salinityViewSchema),
    season: z.int(),
    station: stationSchema.optional(),
    steps: z.array(seasonStepSchema).meta({ description: 'ascending by the day' }),
    variety: z.string(),
    water: waterViewSchema,
    weather: weatherViewSchema,
  })
  .meta({ id: 'CropView' });

/** One thing to do on a parcel; the lower its rank the sooner. */
export const todoSchema = z
  .strictObject({
    code: z.enum(todoCodes),
    date: civilDateSchema.optional(),
    en: z.string(),
    parcelId: idSchema,
    path: z.string().meta({ description: 'page on which it is done, below `/app`' }),
    rank: z.int(),
    zh: z.string(),
  })
  .meta({ id: 'SeasonTodo' });

export const seasonRowSchema = z
  .strictObject({
    areaM2: z.int(),
    freeFrom: civilDateSchema.optional(),
    growth: growthViewSchema,
    harvestedGrams: z.int(),
    headroomGrams: z.int().optional(),
    lots: z.array(lotIdSchema),
    openTasks: count,
    parcelId: idSchema,
    season: z.int(),
    variety: z.string(),
    warning: z
      .strictObject({
        level: z.enum(WARNING_LEVELS),
        pest: z.enum(WARNED_PESTS),
        validTo: civilDateSchema,
        verdict: z.enum(WARNING_VERDICTS),
        warningId: idSchema,
      })
      .optional()
      .meta({ description: 'the newest of the season, ended ones too' }),
    water: waterViewSchema,
  })
  .meta({ id: 'SeasonRow' });

export const seasonOverviewSchema = z
  .strictObject({
    areaM2: z.int(),
    date: civilDateSchema,
    items: z.array(seasonRowSchema),
    operatorId: idSchema,
    todo: z.array(todoSchema).meta({ description: 'what comes first is first' }),
  })
  .meta({ id: 'SeasonOverview' });
