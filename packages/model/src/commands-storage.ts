// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import {
  civilDateSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
  utcTimeSchema,
} from './identifiers.js';

/** Class of stored grain by its moisture; which moisture is which is regional (GB/T 43994-2024), so a person says it. */
export const MOISTURE_CLASSES = ['safe', 'semi-safe', 'dangerous'] as const;

/** What an inspection is: the look that the period asks for, the head's weekly full check, the half-monthly report. */
export const INSPECTION_SCOPES = ['routine', 'weekly-full', 'half-monthly-report'] as const;

/** Insects that a person found in the grain. */
export const INSECT_FINDINGS = ['none', 'some', 'many'] as const;

/** What an advice about the fan came to. */
export const AERATION_ADVICES = ['start', 'go-on', 'stop', 'stay-off'] as const;

/** What speaks against running the fan. */
export const AERATION_REASONS = [
  'rain-snow-fog',
  'air-too-warm',
  'air-too-moist',
  'evened-out',
] as const;

/** Why a fan was stopped. */
export const AERATION_STOPS = [...AERATION_REASONS, 'fault', 'other-stop'] as const;

/** Gases that a bin is fumigated with, and that a person measures before anybody goes in. */
export const FUMIGANTS = ['phosphine', 'sulfuryl-fluoride'] as const;

const note = plainTextSchema(4, 300);
/** Thousandths of a degree Celsius. */
const milliC = z.int().min(-50_000).max(90_000);
/** Thousandths of a percent. */
const milliPercent = z.int().min(0).max(100_000);
const grams = z.int().min(1).max(100_000_000);

/** What a gas detector showed at its points; µg of the gas per m³ of air. */
export const gasReadingsSchema = z
  .array(
    z.strictObject({
      microgramsPerM3: z.int().min(0).max(100_000_000),
      point: plainTextSchema(1, 40),
    }),
  )
  .min(1)
  .max(40);

/** Numbers on which the advice about a fan rests; temperatures °C × 1000, humidity and moisture % × 1000. */
export const aerationBasisSchema = z.strictObject({
  advice: z.enum(AERATION_ADVICES),
  /** Humidity that the outside air has once it is as warm as the grain. */
  airHumidityMilliPercent: milliPercent,
  /** Equilibrium relative humidity of the grain. */
  grainHumidityMilliPercent: milliPercent,
  grainMeanMilliC: milliC,
  /** Wet basis. */
  grainMoistureMilliPercent: milliPercent,
  isWetOutside: z.boolean(),
  outsideHumidityMilliPercent: milliPercent,
  outsideMilliC: milliC,
  reasons: z.array(z.enum(AERATION_REASONS)).max(4),
  /** Rule set `grain-aeration` that it was made with, or `built-in`. */
  ruleSetId: idSchema,
});

/** A step of an aeration: started, stopped, or not carried out at all. */
export const aerationStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ at: utcTimeSchema, kind: z.literal('start') }),
  z.strictObject({
    at: utcTimeSchema,
    kind: z.literal('stop'),
    reason: z.enum(AERATION_STOPS),
  }),
  z.strictObject({ kind: z.literal('drop') }),
]);

/** A step of a fumigation, up to its airing. */
export const fumigationStepSchema = z.discriminatedUnion('kind', [
  /** Everybody is out, the product is in, the bin is closed. */
  z.strictObject({ at: utcTimeSchema, kind: z.literal('seal'), productGrams: grams }),
  z.strictObject({ at: utcTimeSchema, kind: z.literal('top-up'), productGrams: grams }),
  z.strictObject({
    at: utcTimeSchema,
    kind: z.literal('gas'),
    readings: gasReadingsSchema,
  }),
  z.strictObject({ at: utcTimeSchema, kind: z.literal('air') }),
  /** Before it was sealed. */
  z.strictObject({ kind: z.literal('drop') }),
]);

/** Closed schemas of a store's human inspections, aeration and fumigation, by type (`supervision.md` X4). */
export const storageCommandSchemas = {
  /** A person looked at the grain of a bin; sensors do not replace it. */
  recordInspection: commandOf('recordInspection', {
    binId: idSchema,
    documentHash: hashSchema.optional(),
    findings: note,
    insects: z.enum(INSECT_FINDINGS),
    inspectionId: idSchema,
    /** Highest and mean temperature that the person saw. */
    maximumMilliC: milliC,
    meanMilliC: milliC,
    moistureClass: z.enum(MOISTURE_CLASSES),
    /** Day on which grain of this harvest came into the bin; only of new grain. */
    newGrainSince: civilDateSchema.optional(),
    photoHash: hashSchema.optional(),
    scope: z.enum(INSPECTION_SCOPES),
  }),
  /** The head of the store has read it; weekly checks and reports count from here on. */
  signInspection: commandOf('signInspection', { inspectionId: idSchema, note: note.optional() }),
  orderAeration: commandOf('orderAeration', {
    aerationId: idSchema,
    basis: aerationBasisSchema,
    binId: idSchema,
    note,
  }),
  recordAeration: commandOf('recordAeration', {
    aerationId: idSchema,
    note: note.optional(),
    step: aerationStepSchema,
  }),
  orderFumigation: commandOf('orderFumigation', {
    agent: z.enum(FUMIGANTS),
    binId: idSchema,
    /** Days for which the bin stays closed at least. */
    closedDays: z.int().min(1).max(200),
    /** Product, in mg per m³ of grain. */
    doseMilligramsPerM3: z.int().min(1).max(1_000_000),
    fumigationId: idSchema,
    /** CT product that every point must reach, mg·h/m³; absent where nobody asks for one. */
    leastDoseMilligramHoursPerM3: z.int().min(1).max(1_000_000_000).optional(),
    /** What was found, and why gas is the answer. */
    note,
    productName: plainTextSchema(1, 60),
    /** Grain to be treated, m³. */
    volumeM3: z.int().min(1).max(1_000_000),
  }),
  recordFumigation: commandOf('recordFumigation', {
    fumigationId: idSchema,
    note: note.optional(),
    step: fumigationStepSchema,
  }),
  /** A second person measured at every point that the air may be breathed: only now anybody goes in again. */
  clearFumigation: commandOf('clearFumigation', {
    at: utcTimeSchema,
    documentHash: hashSchema.optional(),
    /** First civil date on which the grain may be released. */
    freeFrom: civilDateSchema,
    fumigationId: idSchema,
    readings: gasReadingsSchema,
  }),
} as const;

/** See {@link aerationBasisSchema}. */
export type AerationBasis = z.infer<typeof aerationBasisSchema>;
/** See {@link gasReadingsSchema}. */
export type GasReadings = z.infer<typeof gasReadingsSchema>;
