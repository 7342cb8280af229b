// SPDX-License-Identifier: Apache-2.0
import { AXIS_ORDERS, DBF_ENCODINGS, REGIONS, type RegionName } from '@daoji/exchange';
import { AREA_BASES, areaCodeSchema, idSchema } from '@daoji/model';
import { z } from 'zod';

import { boundaryBodySchema } from './bodies.js';
import { operation, read } from './operation.js';
import { noParameters, parcelParameters } from './parameters.js';
import {
  boundariesStoredSchema,
  parcelHistorySchema,
  sampleListSchema,
  sampleParcelsSchema,
  sampleViewSchema,
  surveyPreviewSchema,
} from './parcel-views.js';

/** Media types of a survey file. */
export const SURVEY_MEDIA_TYPES = ['application/geo+json', 'application/zip'] as const;

const regions = Object.keys(REGIONS) as [RegionName];

/** What whoever uploads a survey says of it; the defaults hold for features that state nothing. */
export const surveyQuery = z.strictObject({
  areaBasis: z.enum(AREA_BASES).optional(),
  areaCode: areaCodeSchema.optional(),
  axes: z.enum(AXIS_ORDERS).optional(),
  crs: z.string().min(4).max(10),
  encoding: z.enum(DBF_ENCODINGS).optional(),
  originClass: z.enum(['protected', 'panjin', 'unproven']).optional(),
  region: z.enum(regions).optional(),
  /** A registered parcel whose next boundary the file holds. */
  revises: idSchema.optional(),
  season: z
    .string()
    .regex(/^20\d\d$/, 'expected a year')
    .optional(),
  variety: z.string().min(1).max(60).optional(),
});

/** Boundaries of one call. */
export const MAX_BOUNDARIES = 100;

/** Routes about parcels beyond the single one. */
export const PARCEL_OPERATIONS = {
  previewSurvey: operation({
    id: 'previewSurvey',
    method: 'post',
    path: '/surveys/parcels',
    summary: 'What a survey file would register: features, faults, overlaps, drafts to be signed',
    params: noParameters,
    query: surveyQuery,
    uploads: SURVEY_MEDIA_TYPES,
    response: surveyPreviewSchema,
    problems: [413, 415, 422],
  }),
  putBoundaries: operation({
    id: 'putBoundaries',
    method: 'post',
    path: '/boundaries',
    summary: 'Store boundaries that commitments of parcels cover; all of them, or none',
    params: noParameters,
    query: noParameters,
    body: z
      .strictObject({ boundaries: z.array(boundaryBodySchema).min(1).max(MAX_BOUNDARIES) })
      .meta({ id: 'BoundariesBody' }),
    response: boundariesStoredSchema,
    status: 201,
    problems: [404, 413, 415, 422],
  }),
  getParcelHistory: read(
    'getParcelHistory',
    '/parcels/{parcelId}/history',
    'Seasons, boundary versions and tests of a parcel',
    parcelParameters,
    noParameters,
    parcelHistorySchema,
  ),
  listParcelSamples: read(
    'listParcelSamples',
    '/parcel-samples',
    'Samples of parcels, the newest first; all of them, so that a series of draws is seen',
    noParameters,
    z.strictObject({ areaCode: areaCodeSchema.optional() }),
    sampleListSchema,
  ),
  getParcelSample: read(
    'getParcelSample',
    '/parcel-samples/{sampleId}',
    'One sample of parcels with its checks',
    z.strictObject({ sampleId: idSchema }),
    noParameters,
    sampleViewSchema,
  ),
  getAttestedParcels: read(
    'getAttestedParcels',
    '/attested-parcels/{areaCode}',
    'Ids of every attested parcel of a division, with the root that a draw of a sample commits to',
    z.strictObject({ areaCode: areaCodeSchema }),
    noParameters,
    sampleParcelsSchema,
  ),
  getSampleParcels: read(
    'getSampleParcels',
    '/parcel-samples/{sampleId}/parcels',
    'Ids of the list that a sample was drawn from, as the events before the draw tell, with their root',
    z.strictObject({ sampleId: idSchema }),
    noParameters,
    sampleParcelsSchema,
  ),
} as const;
