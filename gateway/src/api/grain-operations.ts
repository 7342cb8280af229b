// SPDX-License-Identifier: Apache-2.0
import { deviceIdSchema, idSchema, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { binParameters } from './parameters.js';

const celsius = z.number().meta({ description: '°C' });
const count = z.int().nonnegative();

/** What is known of a measuring point; only the first three have a value that counts. */
export const POINT_STATES = [
  'normal',
  'note',
  'hot',
  'stuck',
  'void',
  'missing',
  'silent',
] as const;

const gridPointSchema = z
  .strictObject({
    cable: z.int().min(0),
    channel: z.string(),
    depthMm: z.int().min(0).optional().meta({ description: 'below the surface of the grain' }),
    deviceId: deviceIdSchema,
    excessK: z.number().optional().meta({ description: 'above the mean of its layer, K' }),
    layer: z.int().min(0),
    state: z.enum(POINT_STATES).meta({
      description:
        'normal, note and hot count; stuck: stands still while its layer moves; void: impossible or of a time that nobody believes; missing: not in this scan; silent: for longer than the rule allows',
    }),
    time: utcTimeSchema.optional().meta({ description: 'of its newest reading' }),
    valueC: celsius.optional(),
  })
  .meta({ id: 'GridPoint' });

const layerSchema = z.strictObject({
  answering: count.meta({ description: 'sensors whose value counts' }),
  depthMm: z.int().min(0).optional(),
  layer: z.int().min(0),
  maximumC: celsius.optional(),
  meanC: celsius.optional(),
  minimumC: celsius.optional(),
  sensors: count,
});

/** A bin's grain at one scan. */
export const binSectionSchema = z
  .strictObject({
    air: z
      .array(
        z.strictObject({
          channel: z.string(),
          deviceId: deviceIdSchema,
          place: z.enum(['headspace', 'outside', 'other']),
          quantity: z.string(),
          state: z.enum(['normal', 'void', 'silent']),
          time: utcTimeSchema.optional(),
          unit: z.string().meta({ description: 'UCUM' }),
          value: z.number().optional(),
        }),
      )
      .meta({ description: 'what else the devices of the bin measure; place by the channel name' }),
    at: utcTimeSchema.meta({ description: 'moment that is shown: silence counts from here' }),
    binId: idSchema,
    devices: z.array(
      z.strictObject({
        deviceId: deviceIdSchema,
        lastReadingAt: utcTimeSchema.optional(),
        operatorId: idSchema,
        sensors: count.meta({ description: 'channels of all quantities' }),
      }),
    ),
    layers: z.array(layerSchema).meta({ description: 'the top first' }),
    points: z.array(gridPointSchema),
    rule: z.strictObject({
      clearBelowK: z.number(),
      noteAtK: z.number(),
      raiseAboveK: z.number(),
      ruleSetId: idSchema,
      scans: count,
      silentHours: z.number(),
      stuckScans: count,
    }),
    scanAt: utcTimeSchema.optional().meta({ description: 'newest reading of the scan' }),
    scans: z
      .array(utcTimeSchema)
      .meta({ description: 'this scan and up to 72 before it, the oldest first' }),
  })
  .meta({ id: 'BinSection' });

const figures = z.array(z.number().nullable());

/** Curves of a bin's layers, in few spans of time. */
export const binCurveSchema = z
  .strictObject({
    at: z.array(utcTimeSchema).meta({ description: 'begins of the spans that hold readings' }),
    binId: idSchema,
    from: utcTimeSchema,
    gapSeconds: count.meta({ description: 'spans further apart have a gap between them' }),
    layers: z.array(
      z.strictObject({
        depthMm: z.int().min(0).optional(),
        layer: z.int().min(0),
        leftOut: count.meta({
          description: 'readings that are in no figure: impossible or undated',
        }),
        max: figures.meta({ description: '°C, one a span of `at`; null where the layer has none' }),
        mean: figures,
        min: figures,
        readings: count.meta({ description: 'all, with those that are left out' }),
        sensors: count,
      }),
    ),
    marks: z.array(
      z.strictObject({
        at: utcTimeSchema,
        id: idSchema,
        kind: z.enum(['raised', 'cleared', 'treatment']),
        until: utcTimeSchema.optional().meta({ description: 'end of a treatment' }),
        what: z.string().meta({ description: 'kind of the alarm, or name of the agent' }),
      }),
    ),
    keptUntil: utcTimeSchema.optional().meta({
      description: 'before it the figures are those that the bridge keeps, from it on of points',
    }),
    spanSeconds: count,
    to: utcTimeSchema,
  })
  .meta({ id: 'BinCurve' });

/** Lengths of a curve. */
export const CURVE_LENGTHS = ['day', 'week', 'month', 'year'] as const;

/** Routes about the grain in a bin as its sensors see it. */
export const GRAIN_OPERATIONS = {
  getBinSection: read(
    'getBinSection',
    '/bins/{binId}/section',
    'The newest scan of a bin by layer and cable, or the one before a moment: values, layer means, hot spots, what is stuck or silent',
    binParameters,
    z.strictObject({ at: utcTimeSchema.optional() }),
    binSectionSchema,
  ),
  getBinCurve: read(
    'getBinCurve',
    '/bins/{binId}/curve',
    'Least, mean and greatest temperature of each layer over a day, week, month or year, with gaps, alarms and treatments',
    binParameters,
    z.strictObject({ length: z.enum(CURVE_LENGTHS), to: utcTimeSchema.optional() }),
    binCurveSchema,
  ),
} as const;
