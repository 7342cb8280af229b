// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import {
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  lotIdSchema,
  plainTextSchema,
  utcTimeSchema,
} from './identifiers.js';

/** What an alarm says was found. */
export const ALARM_KINDS = [
  'hot-spot',
  'high-co2',
  'high-moisture',
  'pests',
  'condensation',
  'data-missing',
  'data-stuck',
  'inspection-overdue',
  'contamination',
  'other-finding',
] as const;

/** Things that an alarm can be about. */
export const ALARM_SUBJECTS = ['bin', 'lot', 'parcel'] as const;

/** How grain in a bin or a lot was treated. */
export const TREATMENT_AGENTS = [
  'phosphine',
  'sulfuryl-fluoride',
  'nitrogen',
  'contact-insecticide',
] as const;

/** A bin or a lot. */
export const treatedSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id: idSchema, kind: z.literal('bin') }),
  z.strictObject({ id: lotIdSchema, kind: z.literal('lot') }),
]);

/** A bin, a lot or a parcel. */
export const alarmSubjectSchema = z.discriminatedUnion('kind', [
  ...treatedSubjectSchema.options,
  z.strictObject({ id: idSchema, kind: z.literal('parcel') }),
]);

const note = plainTextSchema(4, 300);

/** Closed schemas of alarms and treatments, by type (`supervision.md` X4). */
export const alarmCommandSchemas = {
  /** By the watch over the readings, or by a person; from here on the rice is not released. */
  raiseAlarm: commandOf('raiseAlarm', {
    alarmId: idSchema,
    /** Device whose readings say so. */
    deviceId: deviceIdSchema.optional(),
    kind: z.enum(ALARM_KINDS),
    note,
    /** Rule set by which a program found it, or `built-in`; absent where a person did. */
    ruleSetId: idSchema.optional(),
    subject: alarmSubjectSchema,
  }),
  /** The person in charge has seen it, and says what is done; it stays open, also while it is shelved. */
  acknowledgeAlarm: commandOf('acknowledgeAlarm', {
    alarmId: idSchema,
    note,
    shelvedUntil: utcTimeSchema.optional(),
  }),
  /** The cause is gone; a second person than the one who acknowledged says so. */
  clearAlarm: commandOf('clearAlarm', {
    alarmId: idSchema,
    /** Record of the inspection, in the archive. */
    documentHash: hashSchema.optional(),
    note,
  }),
  /** Grain treated against pests: until `freeFrom`, the first day on which it may be released, it stays. */
  recordTreatment: commandOf('recordTreatment', {
    agent: z.enum(TREATMENT_AGENTS),
    documentHash: hashSchema.optional(),
    /** Last civil date of the treatment, airing included. */
    endDate: civilDateSchema,
    freeFrom: civilDateSchema,
    productName: plainTextSchema(1, 60),
    startDate: civilDateSchema,
    subject: treatedSubjectSchema,
    treatmentId: idSchema,
  }),
} as const;
