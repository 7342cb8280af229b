// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf } from '@daoji/model';
import type { IRouter } from 'express';

import { FORECAST_OPERATIONS } from '../api/forecast-operations.js';
import { forecastOf, modelRunPage } from '../forecasts/model-runs.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

/** Days of the strip where none are asked for. */
const DEFAULT_DAYS = 5;

/** Routes about what models said of a parcel's days. */
export function forecastRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  bind(router, FORECAST_OPERATIONS.getForecast, ({ query: { days, parcelId, to } }) => {
    const parcel = records.get('parcel', parcelId);
    if (!parcel) throw new GatewayError('PARCEL_NOT_FOUND', `expected a parcel, got ${parcelId}`);
    // A day is judged once it is over.
    const yesterday = addDays(civilDateOf(services.now().toISOString()), -1);
    const asked = { days: Number(days ?? DEFAULT_DAYS), to: to ?? yesterday };
    return Promise.resolve(forecastOf(records, parcel, asked));
  });
  bind(router, FORECAST_OPERATIONS.getModelRun, ({ params: { runId } }) => {
    const run = records.get('model-run', runId);
    if (run) return Promise.resolve(run);
    throw new GatewayError('MODEL_RUN_NOT_FOUND', `expected a run of models, got ${runId}`);
  });
  bind(router, FORECAST_OPERATIONS.listModelRuns, ({ query }) =>
    Promise.resolve(modelRunPage(records, query)),
  );
}
