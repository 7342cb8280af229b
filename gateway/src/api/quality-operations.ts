// SPDX-License-Identifier: Apache-2.0
import {
  civilDateSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  operatorQualitySchema,
  ROLES,
  ulidSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

import { QUALITY_CAUSES, QUALITY_MEASURES } from '../quality/quality-measures.js';
import { read } from './operation.js';
import { lotParameters, noParameters, operatorParameters } from './parameters.js';
import { shareWithIntervalSchema } from './share-schema.js';

/** Records of one answer, the newest first. */
export const MAX_RECORDS = 1_000;

const count = z.int().nonnegative();
const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'expected a month, e.g. 2026-10');
const measure = z.enum(QUALITY_MEASURES);
const posts = z.array(z.enum(ROLES)).meta({ description: 'roles of the keys that signed' });
const boundsSchema = z.strictObject({ lower: z.number(), upper: z.number() });

const period = { from: civilDateSchema, to: civilDateSchema };

/** What is asked: civil dates in Asia/Shanghai, both included. */
const periodQuery = {
  from: civilDateSchema.optional().meta({ description: 'the first of the month 11 months before' }),
  to: civilDateSchema.optional().meta({ description: 'today on the network where it is not said' }),
};

/** One record that a figure counts, or counts among its n. */
const stepRecordSchema = z
  .strictObject({
    causes: z
      .array(z.enum(QUALITY_CAUSES))
      .meta({ description: 'why it is counted; empty where it is counted among the n alone' }),
    commandId: ulidSchema,
    eventTime: utcTimeSchema,
    lotId: lotIdSchema.optional(),
    month: monthSchema,
    personId: idSchema,
    subjects: z.array(z.string()),
    type: z.string(),
  })
  .meta({ id: 'QualityRecord' });

const limitsSchema = z.strictObject({ inner: boundsSchema, outer: boundsSchema });

const personSchema = z.strictObject({
  compared: z
    .strictObject({
      coarser: count.meta({ description: 'of n, compared in a stratum coarser than the finest' }),
      expected: z.number(),
      leftOut: count.meta({ description: 'records in strata too small, or of one person alone' }),
      lower: z.number().optional(),
      n: count,
      observed: count,
      ratio: z.number().optional(),
      sd: z.number().meta({ description: 'standard deviation of what is expected' }),
      upper: z.number().optional(),
    })
    .meta({
      description:
        'observed beside what all persons’ shares of like steps, seasons and fields give; ratio with its exact 95 % interval',
    }),
  figure: shareWithIntervalSchema,
  inputsDigest: hashSchema,
  limits: limitsSchema
    .optional()
    .meta({ description: 'funnel limits of the ratio for what is expected of this person' }),
  personId: idSchema,
  posts,
  standing: z.enum(['few', 'within', 'inner', 'outer']).meta({
    description: '`few`: not judged; `inner` and `outer`: beyond the inner, the outer limits',
  }),
  stepTypes: z.array(z.string()).meta({ description: 'commands that were counted' }),
});

const pChartMonthSchema = z.strictObject({
  count,
  isFew: z.boolean(),
  isOut: z.boolean(),
  lower: z.number().optional(),
  month: monthSchema,
  n: count,
  share: z.number().optional(),
  upper: z.number().optional(),
});

const controlMonthSchema = z.strictObject({
  count,
  cusum: z.strictObject({ high: z.number(), isSignal: z.boolean(), low: z.number() }).optional(),
  ewma: z
    .strictObject({
      isSignal: z.boolean(),
      lower: z.number(),
      upper: z.number(),
      value: z.number(),
    })
    .optional(),
  expected: z.number(),
  month: monthSchema,
  n: count.meta({ description: 'records of the month that could be compared' }),
  score: z.number().optional(),
});

/** Charts of one measure, for the head of quality of the operator alone. */
export const qualityChartsSchema = z
  .strictObject({
    ...period,
    control: z.array(controlMonthSchema).meta({
      description:
        'CUSUM and EWMA of monthly scores in standard deviations; a gap where not judged',
    }),
    funnel: z
      .array(z.strictObject({ ...limitsSchema.shape, expected: z.number() }))
      .meta({ description: 'the limits as curves, up to what is expected of anybody' }),
    inputsDigest: hashSchema.meta({ description: 'SHA-256 of the JCS of the records shown' }),
    measure,
    operatorId: idSchema,
    pChart: z.strictObject({
      centre: z.number().optional(),
      months: z.array(pChartMonthSchema),
    }),
    personId: idSchema.optional(),
    persons: z.array(personSchema).meta({ description: 'in the order of their pseudonyms' }),
    ruleSetId: idSchema,
    values: operatorQualitySchema,
    whole: shareWithIntervalSchema,
  })
  .meta({ id: 'QualityCharts' });

/** Counts of an operator's people together: no person stands in it. */
export const operatorQualityViewSchema = z
  .strictObject({
    ...period,
    measures: z.array(z.strictObject({ figure: shareWithIntervalSchema, measure })),
    operatorId: idSchema,
    people: count.meta({ description: 'persons who signed a step in the period' }),
    ruleSetId: idSchema,
  })
  .meta({ id: 'OperatorQuality' });

/** Records behind a figure. */
export const qualityRecordsSchema = z
  .strictObject({
    ...period,
    figure: shareWithIntervalSchema,
    inputsDigest: hashSchema,
    items: z.array(stepRecordSchema).meta({ description: 'the newest first' }),
    measure,
    total: count,
  })
  .meta({ id: 'QualityRecords' });

/** What a person signed, for that person. */
export const ownStepsSchema = z
  .strictObject({
    ...period,
    figures: z.array(
      z.strictObject({ count, measure, n: count }).meta({ description: 'own counts, own n' }),
    ),
    items: z.array(stepRecordSchema).meta({ description: 'the newest first' }),
    operatorId: idSchema,
    personId: idSchema,
    total: count,
  })
  .meta({ id: 'OwnSteps' });

/** Who signed what on a lot: the persons of the reader's operator by pseudonym and post, of others the operator alone. */
export const lotSignersSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        commandId: ulidSchema,
        eventTime: utcTimeSchema,
        operatorId: idSchema,
        personId: idSchema.optional(),
        posts: posts.optional(),
        type: z.string(),
      }),
    ),
    lotId: lotIdSchema,
    operatorId: idSchema.meta({ description: 'of who reads' }),
  })
  .meta({ id: 'LotSigners' });

/** One operator at a glance; counts, and ids of what is counted. */
export const operatorOverviewSchema = z
  .strictObject({
    alarms: z.array(idSchema).meta({ description: 'open ones' }),
    bins: z.array(idSchema),
    date: civilDateSchema,
    lots: z.array(
      z.strictObject({ count, grams: count, kind: z.string() }).meta({
        description: 'lots in stock of one kind, physical grams at 14.5 % moisture',
      }),
    ),
    operatorId: idSchema,
    parcels: z.array(idSchema),
    people: count.meta({ description: 'persons who answer in some post today' }),
    posts: z
      .array(
        z.strictObject({
          byKeyAlone: count.meta({
            description: 'of them, those without a duty, whose key alone lets them sign',
          }),
          people: count,
          post: z.enum(ROLES),
        }),
      )
      .meta({ description: 'how many persons answer in each post: by duties that hold today' }),
    recalls: z.array(idSchema).meta({ description: 'open ones that it leads, drills included' }),
    sites: z.array(idSchema),
    warnings: z.array(idSchema).meta({ description: 'open ones of its parcels or its watch' }),
  })
  .meta({ id: 'OperatorOverview' });

/** Headers of a request that is for its reader alone; see `docs/spec/operator-quality.md`. */
const forReader = { problems: [403, 404] } as const;

/** Routes about who signed what, and how well. */
export const QUALITY_OPERATIONS = {
  getOperatorOverview: read(
    'getOperatorOverview',
    '/operators/{operatorId}/overview',
    'An operator at a glance: sites, bins, parcels, lots in stock, what is open, how many persons in each post',
    operatorParameters,
    noParameters,
    operatorOverviewSchema,
  ),
  getOperatorQuality: read(
    'getOperatorQuality',
    '/operators/{operatorId}/quality',
    'How many of how many steps of an operator’s people were late, deviated or failed a test; no person',
    operatorParameters,
    z.strictObject(periodQuery),
    operatorQualityViewSchema,
  ),
  getQualityCharts: {
    ...read(
      'getQualityCharts',
      '/operators/{operatorId}/quality/charts',
      'Charts and figures of persons, for the head of quality of the operator (signed request)',
      operatorParameters,
      z.strictObject({ ...periodQuery, measure, personId: idSchema.optional() }),
      qualityChartsSchema,
    ),
    ...forReader,
  },
  getQualityRecords: {
    ...read(
      'getQualityRecords',
      '/operators/{operatorId}/quality/records',
      'The records behind a figure, for the head of quality or the person (signed request)',
      operatorParameters,
      z.strictObject({
        ...periodQuery,
        measure,
        month: monthSchema.optional(),
        only: z.enum(['counted']).optional(),
        personId: idSchema.optional(),
      }),
      qualityRecordsSchema,
    ),
    ...forReader,
  },
  getOwnSteps: {
    ...read(
      'getOwnSteps',
      '/own-steps',
      'The steps that who signs this request has signed, with own counts and own n',
      noParameters,
      z.strictObject(periodQuery),
      ownStepsSchema,
    ),
    problems: [403],
  },
  getLotSigners: {
    ...read(
      'getLotSigners',
      '/lots/{lotId}/signers',
      'Who signed which step of a lot, for the people of the operators that handled it (signed request)',
      lotParameters,
      noParameters,
      lotSignersSchema,
    ),
    ...forReader,
  },
} as const;
