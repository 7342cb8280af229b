// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { grantShape } from './commands-mandates.js';
import {
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
} from './identifiers.js';

/** Pests and diseases that a model speaks about. */
export const WARNED_PESTS = [
  'rice-blast',
  'sheath-blight',
  'brown-spot',
  'bacterial-blight',
  'stem-borer',
] as const;

/**
 * What a run said: `favourable`, or of BLASTAM one of the labels `1`–`4` (`rice-domain.md` §2), which are no order, or of the stem
 * borer how far the moths' flight is. A run that could not judge is `not-judgeable`: a record, and never a task. `none` is no warning.
 */
export const WARNING_VERDICTS = [
  'favourable',
  '1',
  '2',
  '3',
  '4',
  'first-moths',
  'moths-10',
  'moths-50',
  'not-judgeable',
] as const;

/** How much it presses; `none` belongs to `not-judgeable`, and to nothing else. */
export const WARNING_LEVELS = ['none', 'notice', 'warning', 'urgent'] as const;

/** What is done against a pest without an input. */
export const CONTROL_MEASURES = [
  'water-control',
  'remove-infected',
  'biological-control',
  'trapping',
  'other-measure',
] as const;

/** What an effect check found; `untreated` belongs to a task that was declined. */
export const CONTROL_EFFECTS = ['effective', 'no-effect', 'untreated'] as const;

/** Most parcels of one warning, as of one application. */
export const MAX_WARNED = 200;

const note = plainTextSchema(4, 300);
const parcelIds = z.array(idSchema).min(1).max(MAX_WARNED);
/** Field grade 0–9 (IRRI): a trained observer's record. */
const grade = z.int().min(0).max(9);
const step = { note, warningId: idSchema };
const parcelStep = { parcelId: idSchema, warningId: idSchema };

/** With what a task was answered: an application that is recorded, or a measure without an input. */
export const controlSchema = z.discriminatedUnion('kind', [
  z.strictObject({ applicationId: idSchema, kind: z.literal('application') }),
  z.strictObject({
    doneOn: civilDateSchema,
    kind: z.literal('measure'),
    measure: z.enum(CONTROL_MEASURES),
  }),
]);

/** Closed schemas of warnings of pests and diseases, by type (`supervision.md` X3). */
export const warningCommandSchemas = {
  /** By the watch, for what a model's run said; neither coordinates nor weather stand in it. */
  issueWarning: commandOf('issueWarning', {
    /** Devices whose readings the run took, where it took any. */
    deviceIds: z.array(deviceIdSchema).min(1).max(16).optional(),
    /** SHA-256 of the canonical text of the run's inputs, which lie in the archive. */
    inputsDigest: hashSchema,
    level: z.enum(WARNING_LEVELS),
    modelId: idSchema,
    modelVersion: plainTextSchema(1, 20),
    parcelIds,
    pest: z.enum(WARNED_PESTS),
    ruleSetId: idSchema.optional(),
    /** Civil dates in Asia/Shanghai, both included. */
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
    verdict: z.enum(WARNING_VERDICTS),
    /** Inputs that no model saw, since they were impossible. */
    voidedCount: z.int().min(0).max(100_000),
    warningId: idSchema,
  }),
  /** An agronomist has looked at it and stands by it. */
  confirmWarning: commandOf('confirmWarning', step),
  /** It was wrong: nobody is asked for anything any more. */
  withdrawWarning: commandOf('withdrawWarning', step),
  /** What is to be done on some of the warned parcels, and by when. */
  orderControl: commandOf('orderControl', { ...step, dueDate: civilDateSchema, parcelIds }),
  /** By who grows there, with a reason. */
  declineControl: commandOf('declineControl', { ...grantShape, ...parcelStep, note }),
  /** What was done on one parcel. */
  recordControl: commandOf('recordControl', {
    ...grantShape,
    ...parcelStep,
    control: controlSchema,
    note: note.optional(),
  }),
  /** An agronomist looked at the parcel before and after. */
  checkEffect: commandOf('checkEffect', {
    ...parcelStep,
    checkedOn: civilDateSchema,
    effect: z.enum(CONTROL_EFFECTS),
    gradeAfter: grade,
    gradeBefore: grade,
    note: note.optional(),
  }),
  /** Nothing of it is left to do. */
  closeWarning: commandOf('closeWarning', step),
} as const;

/** With what a task was answered. */
export type Control = z.infer<typeof controlSchema>;
