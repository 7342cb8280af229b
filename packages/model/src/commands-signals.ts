// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { civilDateSchema, hashSchema, idSchema } from './identifiers.js';

/** Charts that can signal. */
export const SIGNAL_CHARTS = ['p-chart', 'cusum', 'ewma', 'funnel'] as const;

/** What is counted of a person's steps: late ones, ones that deviate, ones whose rice failed a test. */
export const SIGNAL_MEASURES = ['timeliness', 'deviation', 'result'] as const;

/** What the person says it came from. Closed, since words about a person stay for ever; more lies in the archive. */
export const SIGNAL_EXPLANATIONS = [
  'machine-fault',
  'weather-or-field',
  'received-so',
  'no-network',
  'own-mistake',
  'other-cause',
] as const;

/** Why the person does not accept it. */
export const SIGNAL_OBJECTIONS = [
  'not-my-step',
  'wrong-figures',
  'not-comparable',
  'other-objection',
] as const;

/** What became of a signal. */
export const SIGNAL_VERDICTS = ['upheld', 'dismissed'] as const;

/** Why it became that: the first two uphold, the others dismiss. */
export const SIGNAL_GROUNDS = [
  'cause-with-person',
  'unanswered',
  'cause-elsewhere',
  'figures-wrong',
  'chance',
] as const;

/** Type of a command that was counted. */
const stepType = z.string().regex(/^[a-zA-Z]{3,40}$/, 'expected a command type');
const count = z.int().min(0).max(10_000_000);
const sample = z.int().min(1).max(10_000_000);
const milliPercent = z.int().min(0).max(100_000);
/** A statement or minutes, salted: given to the person and those who judge alone. */
const paper = { documentHash: hashSchema.optional() };
const signal = { signalId: idSchema };

/** What one chart counted over the whole operator; names nobody. */
export const chartRowSchema = z.strictObject({
  chart: z.enum(SIGNAL_CHARTS),
  count,
  measure: z.enum(SIGNAL_MEASURES),
  n: sample,
});

/** Closed schemas of signals about a person's steps and of chart snapshots, by type (`supervision.md` X5). */
export const signalCommandSchemas = {
  /** A chart stood out for one person; a question, and no verdict. */
  raiseSignal: commandOf('raiseSignal', {
    ...signal,
    chart: z.enum(SIGNAL_CHARTS),
    /** Of `n` steps of the person, signed from `from` to `to`, both included. */
    count,
    from: civilDateSchema,
    /** SHA-256 of the canonical text of the records that were counted. */
    inputsDigest: hashSchema,
    /** Wilson interval of 95 % of `count` of `n`, in thousandths of a percent, rounded. */
    lower: milliPercent,
    measure: z.enum(SIGNAL_MEASURES),
    n: sample,
    operatorId: idSchema,
    personId: idSchema,
    ruleSetId: idSchema.optional(),
    stepTypes: z.array(stepType).min(1).max(60),
    to: civilDateSchema,
    upper: milliPercent,
  }),
  /** By the person named: where it came from. */
  explainSignal: commandOf('explainSignal', {
    ...signal,
    ...paper,
    reason: z.enum(SIGNAL_EXPLANATIONS),
  }),
  /** By the person named: it is wrong, or unfair. */
  contestSignal: commandOf('contestSignal', {
    ...signal,
    ...paper,
    reason: z.enum(SIGNAL_OBJECTIONS),
  }),
  decideSignal: commandOf('decideSignal', {
    ...signal,
    ...paper,
    /** Day on which the person was heard; asked for where the signal is contested. */
    heardOn: civilDateSchema.optional(),
    reason: z.enum(SIGNAL_GROUNDS),
    verdict: z.enum(SIGNAL_VERDICTS),
  }),
  /** What the operator's charts rested on on one day, so that nobody draws them otherwise later. */
  snapshotChart: commandOf('snapshotChart', {
    date: civilDateSchema,
    /** SHA-256 of the canonical text of the charts' inputs, by person. */
    inputsDigest: hashSchema,
    operatorId: idSchema,
    rows: z.array(chartRowSchema).min(1).max(40),
    ruleSetId: idSchema.optional(),
  }),
} as const;
