// SPDX-License-Identifier: Apache-2.0
import { areaCodeSchema, civilDateSchema, idSchema } from '@daoji/model';
import { z } from 'zod';

import {
  applicationListSchema,
  inputTableSchema,
  parcelSeasonViewSchema,
  sprayAdviceSchema,
  stockListSchema,
} from './input-views.js';
import { read } from './operation.js';
import { noParameters, parcelParameters } from './parameters.js';

/** Absent: today in Asia/Shanghai, scenario time on a scenario network. */
export const dateQuery = z.strictObject({ date: civilDateSchema.optional() });

/** Routes about inputs. */
export const INPUT_OPERATIONS = {
  listInputProducts: read(
    'listInputProducts',
    '/inputs/products',
    'Registered products in force in a division on a day',
    noParameters,
    dateQuery.extend({ areaCode: areaCodeSchema }),
    inputTableSchema,
  ),
  listInputStock: read(
    'listInputStock',
    '/inputs/stock',
    'Stock lots of an operator, those with something left first',
    noParameters,
    z.strictObject({ operatorId: idSchema }),
    stockListSchema,
  ),
  listApplications: read(
    'listApplications',
    '/inputs/applications',
    'Applications of an operator or on a parcel, newest first, with what was refused',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional(), parcelId: idSchema.optional() }),
    applicationListSchema,
  ),
  getParcelSeason: read(
    'getParcelSeason',
    '/parcels/{parcelId}/season',
    'Running intervals, harvests and headroom of a parcel',
    parcelParameters,
    dateQuery,
    parcelSeasonViewSchema,
  ),
  getSprayAdvice: read(
    'getSprayAdvice',
    '/parcels/{parcelId}/spray-advice',
    'What may be sprayed on a parcel on a day, and why not',
    parcelParameters,
    dateQuery,
    sprayAdviceSchema,
  ),
} as const;
