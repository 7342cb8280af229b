// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { MAX_WARNED, WARNED_PESTS } from './commands-warnings.js';
import {
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
  utcTimeSchema,
} from './identifiers.js';
import { EPIRICE_MODELS } from './model-parameters.js';

/** Models that run on a weather station's days. */
export const RUN_MODELS = ['blastam', ...EPIRICE_MODELS, 'stem-borer'] as const;

/**
 * What a model said of a day. Of BLASTAM: `none`, `favourable` or a label `1`–`4`, which are no order. Of EPIRICE: `none` or
 * `favourable`. Of the stem borer: `none`, or how much of the moths' flight is over.
 */
export const RUN_VERDICTS = [
  'none',
  'favourable',
  '1',
  '2',
  '3',
  '4',
  'first-moths',
  'moths-10',
  'moths-50',
  'moths-90',
  'not-judgeable',
] as const;

/** What a station measures and a model reads. */
export const RUN_QUANTITIES = [
  'air-temperature',
  'relative-humidity',
  'rain',
  'sunshine',
  'wind-speed',
] as const;

/** Why a value is void. */
export const VOID_VALUE_REASONS = ['not-a-number', 'below-physical', 'above-physical'] as const;

/** Most lines of one run: six models, EPIRICE's four for each of some days of emergence. */
export const MAX_RUN_LINES = 40;
/** Void values that a line names one by one; all are counted. */
export const MAX_VOID_NAMED = 24;

const count = z.int().min(0).max(100_000);
/** What one model said of one day; figures are the model's own, none is a reading that it used. */
export const runLineSchema = z.strictObject({
  /** Degree-days so far, in thousandths. */
  degreeDaysMilli: z.int().min(0).max(100_000_000).optional(),
  /** SHA-256 of the canonical text of the inputs. */
  inputsDigest: hashSchema,
  /** Share of sites that are diseased, of a million. */
  intensityPpm: z.int().min(0).max(1_000_000).optional(),
  /** What the model needed and did not have, in hours of weather. */
  missing: z
    .array(z.strictObject({ hours: z.int().min(1).max(10_000), quantity: z.enum(RUN_QUANTITIES) }))
    .max(RUN_QUANTITIES.length),
  modelId: z.enum(RUN_MODELS),
  modelVersion: plainTextSchema(1, 20),
  /** Parcels that it speaks for; all of the run's where it is absent. */
  parcelIds: z.array(idSchema).min(1).max(MAX_WARNED).optional(),
  pest: z.enum(WARNED_PESTS),
  ruleSetId: idSchema,
  /** Civil day on which the model began: emergence, or 1 March. */
  since: civilDateSchema.optional(),
  verdict: z.enum(RUN_VERDICTS),
  /** Values that physics forbids, as they were measured: no model used them. */
  voided: z
    .array(
      z.strictObject({
        /** Start of its hour. */
        at: utcTimeSchema,
        quantity: z.enum(RUN_QUANTITIES),
        reason: z.enum(VOID_VALUE_REASONS),
        valueMilli: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
      }),
    )
    .max(MAX_VOID_NAMED),
  voidedCount: count,
  /** Of the wet period. */
  wetHours: z.int().min(0).max(24).optional(),
});

/** Closed schemas of runs of models, by type (`supervision.md` X3). */
export const forecastCommandSchemas = {
  /** By the watch: what every model said of one day of one station, also where nothing is warned of. */
  recordModelRun: commandOf('recordModelRun', {
    /** Civil day in Asia/Shanghai that the verdicts are about. */
    date: civilDateSchema,
    deviceId: deviceIdSchema,
    lines: z.array(runLineSchema).min(1).max(MAX_RUN_LINES),
    parcelIds: z.array(idSchema).min(1).max(MAX_WARNED),
    runId: idSchema,
  }),
} as const;

/** See {@link runLineSchema}. */
export type RunLine = z.infer<typeof runLineSchema>;
/** One of {@link RUN_MODELS}. */
export type RunModel = (typeof RUN_MODELS)[number];
/** One of {@link RUN_VERDICTS}. */
export type RunVerdict = (typeof RUN_VERDICTS)[number];
