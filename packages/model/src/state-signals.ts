// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  chartRowSchema,
  SIGNAL_CHARTS,
  SIGNAL_EXPLANATIONS,
  SIGNAL_GROUNDS,
  SIGNAL_MEASURES,
  SIGNAL_OBJECTIONS,
  SIGNAL_VERDICTS,
} from './commands-signals.js';
import { civilDateSchema, hashSchema, idSchema } from './identifiers.js';
import { personStepSchema } from './state-duties.js';

const step = personStepSchema.shape;
const paper = { documentHash: hashSchema.optional() };

/** Value of `signal~{signalId}`: raised → explained | contested → upheld | dismissed. */
export const signalSchema = z.strictObject({
  chart: z.enum(SIGNAL_CHARTS),
  contested: z.strictObject({ ...step, ...paper, reason: z.enum(SIGNAL_OBJECTIONS) }).optional(),
  count: z.int(),
  decided: z
    .strictObject({
      ...step,
      ...paper,
      heardOn: civilDateSchema.optional(),
      reason: z.enum(SIGNAL_GROUNDS),
      verdict: z.enum(SIGNAL_VERDICTS),
    })
    .optional(),
  explained: z.strictObject({ ...step, ...paper, reason: z.enum(SIGNAL_EXPLANATIONS) }).optional(),
  from: civilDateSchema,
  inputsDigest: hashSchema,
  /** Thousandths of a percent, as `upper`. */
  lower: z.int(),
  measure: z.enum(SIGNAL_MEASURES),
  n: z.int(),
  operatorId: idSchema,
  personId: idSchema,
  raised: z.strictObject({
    ...step,
    /** Civil date from which it may be decided though nobody answered. */
    answerBy: civilDateSchema,
  }),
  ruleSetId: idSchema.optional(),
  signalId: idSchema,
  state: z.enum(['raised', 'explained', 'contested', 'upheld', 'dismissed']),
  stepTypes: z.array(z.string()),
  to: civilDateSchema,
  upper: z.int(),
  v: z.literal(1),
});

/** Value of `chart-snapshot~{operatorId}/{date}`: what the charts of a day rested on, once a day. */
export const chartSnapshotSchema = z.strictObject({
  date: civilDateSchema,
  inputsDigest: hashSchema,
  operatorId: idSchema,
  rows: z.array(chartRowSchema),
  ruleSetId: idSchema.optional(),
  taken: personStepSchema,
  v: z.literal(1),
});

/** See {@link signalSchema}. */
export type Signal = z.infer<typeof signalSchema>;
/** See {@link chartSnapshotSchema}. */
export type ChartSnapshot = z.infer<typeof chartSnapshotSchema>;

/** State key of {@link chartSnapshotSchema}. */
export function chartSnapshotKey(operatorId: string, date: string): string {
  return `chart-snapshot~${operatorId}/${date}`;
}
