// SPDX-License-Identifier: Apache-2.0
import {
  civilDateSchema,
  deviceIdSchema,
  idSchema,
  modelRunSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { noParameters, pageQuery } from './parameters.js';

const { lines } = modelRunSchema.shape;

/** Runs of models, the newest day first. */
export const modelRunListSchema = z
  .strictObject({
    items: z.array(modelRunSchema),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: z.int().nonnegative(),
  })
  .meta({ id: 'ModelRunList' });

/** What one station's newest run of a day says of a parcel. */
const judgementSchema = z
  .strictObject({
    deviceId: deviceIdSchema,
    earlier: z.int().nonnegative().meta({
      description: 'runs of this day and station before it, which late readings have changed',
    }),
    inputsRoot: modelRunSchema.shape.inputsRoot,
    lines: z.array(
      z.strictObject({
        ...lines.element.shape,
        opinion: z.enum(['main', 'second']).meta({
          description: '`second`: the model is not made for this place and is shown apart',
        }),
        warningIds: z.array(idSchema).meta({ description: 'warnings issued on these inputs' }),
      }),
    ),
    recordedAt: utcTimeSchema,
    runId: idSchema,
  })
  .meta({ id: 'DayJudgement' });

/** What the models said of a parcel's last days. */
export const forecastSchema = z
  .strictObject({
    days: z.array(z.strictObject({ date: civilDateSchema, runs: z.array(judgementSchema) })).meta({
      description: 'each day once, the newest first; without runs where nothing judged it',
    }),
    parcelId: idSchema,
  })
  .meta({ id: 'ParcelForecast' });

/** Routes about what models said of a parcel's days. */
export const FORECAST_OPERATIONS = {
  getForecast: read(
    'getForecast',
    '/forecasts',
    'What the models said of a parcel on each of its last days, with the voided values and what was missing; also where nothing was warned of',
    noParameters,
    z.strictObject({
      days: z
        .string()
        .regex(/^(?:[1-9]|[12]\d|3[01])$/, 'expected 1 to 31')
        .optional()
        .meta({ description: 'how many; 5 where it is not said' }),
      parcelId: idSchema,
      to: civilDateSchema.optional().meta({
        description: 'last day (UTC+8); yesterday of the network where it is not said',
      }),
    }),
    forecastSchema,
  ),
  getModelRun: read(
    'getModelRun',
    '/model-runs/{runId}',
    'One run of the models: day, station, what each said and the root over their inputs',
    z.strictObject({ runId: idSchema }),
    noParameters,
    modelRunSchema.meta({ id: 'ModelRun' }),
  ),
  listModelRuns: read(
    'listModelRuns',
    '/model-runs',
    'Runs of models, the newest day first: of a station, or those that speak for a parcel',
    noParameters,
    z.strictObject({
      ...pageQuery.shape,
      deviceId: deviceIdSchema.optional(),
      parcelId: idSchema.optional(),
    }),
    modelRunListSchema,
  ),
} as const;
