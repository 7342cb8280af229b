// SPDX-License-Identifier: Apache-2.0

import { dateQuery } from './input-operations.js';
import { read } from './operation.js';
import { operatorParameters, parcelParameters } from './parameters.js';
import { cropViewSchema, seasonOverviewSchema } from './season-views.js';

/** Routes about the crop of a season. */
export const SEASON_OPERATIONS = {
  getParcelCrop: read(
    'getParcelCrop',
    '/parcels/{parcelId}/crop',
    'Season line, growth stage, weather, water and salinity of a parcel on a day',
    parcelParameters,
    dateQuery,
    cropViewSchema,
  ),
  getSeasonOverview: read(
    'getSeasonOverview',
    '/operators/{operatorId}/season',
    'Every parcel of an operator with stage, warning, water and headroom, and what is to be done first',
    operatorParameters,
    dateQuery,
    seasonOverviewSchema,
  ),
} as const;
