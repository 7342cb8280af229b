// SPDX-License-Identifier: Apache-2.0
import {
  civilDateSchema,
  idSchema,
  lotIdSchema,
  recallHolderSchema,
  recallSchema,
  recallTokenSchema,
  ulidSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

const grams = z.int().meta({ description: 'physical grams at 14.5 %' });
const sentence = { en: z.string(), zh: z.string() };

/** Something that nobody can say from the ledger, or that the firm cannot name itself. */
export const scopeGapSchema = z.strictObject({
  code: z.enum([
    'CUT',
    'BEYOND_REACH',
    'UNDER_WAY',
    'ARRIVED_LESS',
    'WRITTEN_OFF',
    'WHICH_PART',
    'SOLD_ON',
  ]),
  grams: grams.optional(),
  lotIds: z.array(lotIdSchema),
  ...sentence,
});

/** A lot that a recall should name. */
export const scopeLotSchema = z.strictObject({
  distance: z.int().meta({ description: 'fewest steps from where the search began' }),
  grams,
  /** The recall that holds the lot already. */
  heldBy: idSchema.optional(),
  holderId: idSchema,
  holderName: z.string(),
  kind: z.string(),
  lotId: lotIdSchema,
  /** How the firm may name it: as its own, by a transfer of its own, or not at all. */
  reach: z.enum(['own', 'sent', 'beyond']),
  /** Bounds of what the lots that the search began with contribute, where the ledger knows them. */
  share: z.strictObject({ maxPpm: z.int(), minPpm: z.int() }).optional(),
  transferId: idSchema.optional(),
});

const walkSchema = z.strictObject({
  elapsedMs: z.number().min(0),
  lots: z.int(),
  operators: z.int(),
  parcels: z.int(),
});

/** What became of lots and who has it now; a proposal that people check and sign. */
export const recallScopeSchema = z
  .strictObject({
    down: walkSchema,
    firmId: idSchema,
    firmName: z.string(),
    gaps: z.array(scopeGapSchema),
    holders: z.array(
      z.strictObject({
        grams,
        holderId: idSchema,
        holderName: z.string(),
        isFirm: z.boolean(),
        lots: z.int(),
      }),
    ),
    lots: z.array(scopeLotSchema),
    startLotIds: z.array(lotIdSchema),
    totalGrams: grams,
    units: z.array(z.string()).meta({ description: 'SSCCs of cases and pallets on the way' }),
    up: walkSchema,
  })
  .meta({ id: 'RecallScope' });

/** To be retrieved = returned + destroyed + still out + unknown, to the gram. */
export const recallAccountSchema = z.strictObject({
  destroyedGrams: grams,
  disposedGrams: grams,
  recoveredMilliPercent: z
    .int()
    .optional()
    .meta({ description: 'returned and destroyed of what is to be retrieved; absent of nothing' }),
  returnedGrams: grams,
  stillOutGrams: grams,
  toRetrieveGrams: grams,
  unknownGrams: grams,
});

/** The statutory clocks of a recall, as they stand at `now`. */
export const recallClockSchema = z.strictObject({
  doneBy: civilDateSchema.optional(),
  isDoneLate: z.boolean(),
  isStartLate: z.boolean(),
  now: utcTimeSchema,
  startBy: utcTimeSchema.optional(),
  /** Working days from today to `doneBy`, today not counted; negative after it. */
  workingDaysLeft: z.int().optional(),
});

const brief = {
  account: recallAccountSchema,
  clock: recallClockSchema,
  firmName: z.string(),
  recall: recallSchema,
};

/** A recall in a list. */
export const recallBriefSchema = z.strictObject(brief).meta({ id: 'RecallBrief' });

/** A recall with all that pages show of it. */
export const recallViewSchema = z
  .strictObject({
    ...brief,
    /** From the start to the last of each step that was taken, by the times of the signers. */
    elapsed: z.strictObject({
      acknowledgedMs: z.int().optional(),
      countedMs: z.int().optional(),
      notifiedMs: z.int().optional(),
    }),
    events: z.array(
      z.strictObject({
        commandId: ulidSchema,
        eventTime: utcTimeSchema,
        signer: z.string(),
        type: z.string(),
      }),
    ),
    holders: z.array(
      z.strictObject({
        ...recallHolderSchema.shape,
        holderName: z.string(),
        /** True while an answer by the one-time link waits for the firm to carry it. */
        isAnswerWaiting: z.boolean(),
        state: z.enum(['told', 'acknowledged', 'counted']),
        unknownGrams: grams,
      }),
    ),
    lots: z.array(
      z.strictObject({
        grams,
        holderId: idSchema.optional(),
        holderName: z.string().optional(),
        /** True while this recall stops every use of the lot; a drill stops none. */
        isHeld: z.boolean(),
        kind: z.string().optional(),
        lotId: lotIdSchema,
      }),
    ),
    /** Why `closeRecall` would be refused now. */
    missing: z.array(
      z.strictObject({
        code: z.enum(['NOBODY_TOLD', 'SILENT', 'STILL_OUT', 'NOT_DISPOSED', 'NO_EFFECT_CHECK']),
        ...sentence,
      }),
    ),
    /** How long the search took, and what it found, towards the fields and towards the shops. */
    trace: z.strictObject({ down: walkSchema, up: walkSchema }),
  })
  .meta({ id: 'RecallView' });

/** Answers by one-time links; each becomes a command that a person of the firm signs. */
export const linkAnswersSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        at: utcTimeSchema,
        /** Absent for an acknowledgement. */
        counted: z
          .strictObject({ destroyedGrams: grams, returnedGrams: grams, stillOutGrams: grams })
          .optional(),
        holderId: idSchema,
        isCarried: z.boolean(),
        token: recallTokenSchema,
      }),
    ),
  })
  .meta({ id: 'LinkAnswers' });
