// SPDX-License-Identifier: Apache-2.0
import { SURVEY_ERROR_CODES, type SurveyErrorCode } from '@daoji/exchange';
import {
  correctionSchema,
  base64Schema,
  boundarySchema,
  hashSchema,
  idSchema,
  MAX_OVERLAPS,
  parcelSampleSchema,
  parcelSchema,
  parcelSowingSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

const codes = Object.keys(SURVEY_ERROR_CODES) as [SurveyErrorCode];

/** What `registerParcel` needs beside what every command has. */
const draftSchema = parcelSchema
  .pick({
    areaBasis: true,
    areaCode: true,
    areaM2: true,
    boundaryCommitment: true,
    contractAreaM2: true,
    datum: true,
    farming: true,
    geodesicAreaM2: true,
    measuredAreaM2: true,
    originClass: true,
    overlapSetDigest: true,
    parcelId: true,
    season: true,
    variety: true,
  })
  .extend({
    /** Parcels whose land it shares, as far as they were compared; the later of two of a file names the earlier. */
    overlaps: z
      .array(z.strictObject({ areaM2: z.int().min(1), parcelId: idSchema }))
      .max(MAX_OVERLAPS)
      .optional(),
    type: z.literal('registerParcel'),
  });

/** What a survey file would come to. `drafts` is empty where a feature is wrong: nothing is registered by halves. */
export const surveyPreviewSchema = z
  .strictObject({
    already: z.array(idSchema).meta({ description: 'ids that are registered' }),
    crs: z.string(),
    datum: z.string(),
    drafts: z.array(
      z.strictObject({ boundary: boundarySchema, draft: draftSchema, salt: base64Schema }),
    ),
    faults: z.array(
      z.strictObject({
        code: z.enum([...codes, 'PARCEL_EXISTS']),
        id: z.string().optional(),
        index: z.int().meta({ description: 'place of the feature in the file, from 0' }),
        message: z.string(),
      }),
    ),
    featureCount: z.int(),
    format: z.enum(['geojson', 'shapefile']),
    notCompared: z.int().meta({
      description: 'registered parcels whose boundary is not public, left out of overlaps',
    }),
    overlapSetDigest: hashSchema.optional(),
    overlaps: z.array(z.strictObject({ areaM2: z.number(), ids: z.array(idSchema).length(2) })),
  })
  .meta({ id: 'SurveyPreview' });

export const boundariesStoredSchema = z
  .strictObject({ stored: z.array(idSchema) })
  .meta({ id: 'BoundariesStored' });

/** What was declared for a parcel over the years, and how its boundary came to be what it is. */
export const parcelHistorySchema = z
  .strictObject({
    events: z.array(
      z.strictObject({
        commandId: z.string(),
        correction: correctionSchema
          .optional()
          .meta({ description: 'the event was declared to be in error' }),
        eventTime: utcTimeSchema,
        signer: z.string(),
        type: z.string(),
      }),
    ),
    parcelId: idSchema,
    seasons: z.array(parcelSowingSchema),
    tests: z.array(
      z.strictObject({
        documentHash: hashSchema,
        documentId: idSchema,
        issuedOn: z.string(),
        kind: z.string(),
        result: z.string(),
      }),
    ),
  })
  .meta({ id: 'ParcelHistory' });

/** `frontier` and `chunks` serve the count alone and are left out. */
export const sampleViewSchema = z
  .strictObject(parcelSampleSchema.omit({ chunks: true, frontier: true, lastId: true }).shape)
  .extend({
    chunkCount: z.int(),
    outAt: utcTimeSchema.meta({ description: 'when the committed round comes out' }),
  })
  .meta({ id: 'ParcelSample' });

/** Ids alone, all of them: a random sample speaks for its whole list or for nothing. */
export const sampleParcelsSchema = z
  .strictObject({
    listRoot: hashSchema.meta({ description: 'RFC 9162 root over the ids, as a draw commits to' }),
    listSize: z.int(),
    parcels: z.array(idSchema).meta({ description: 'ascending by UTF-16 code unit' }),
  })
  .meta({ id: 'SampleParcels' });

export const sampleListSchema = z
  .strictObject({ items: z.array(sampleViewSchema) })
  .meta({ id: 'ParcelSampleList' });
