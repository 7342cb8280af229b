// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  DUTY_POSTS,
  END_REASONS,
  RESUMPTION_REASONS,
  SUSPENSION_REASONS,
  TRAINING_RESULTS,
} from './commands-duties.js';
import { civilDateSchema, hashSchema, idSchema, ulidSchema, utcTimeSchema } from './identifiers.js';

/** Cards, and results of one course, that a duty keeps: enough for what is recorded late. */
export const KEPT_PAPERS = 3;
/** Courses that a duty can tell of. */
export const MAX_COURSES = 30;

/** Who took a step about a person, and when. */
export const personStepSchema = z.strictObject({
  at: utcTimeSchema,
  commandId: ulidSchema,
  /** Civil date by the time that rules compare with; on a scenario network not that of `at`. */
  on: civilDateSchema,
  operatorId: idSchema,
  personId: idSchema,
});

const step = personStepSchema.shape;
const paper = { documentHash: hashSchema.optional() };

/** A health certificate that somebody of the office saw. */
export const healthCardSchema = z.strictObject({
  documentHash: hashSchema,
  recorded: personStepSchema,
  validFrom: civilDateSchema,
  validTo: civilDateSchema,
});

/** An examination. */
export const trainingSchema = z.strictObject({
  ...paper,
  courseId: idSchema,
  examOn: civilDateSchema,
  recorded: personStepSchema,
  result: z.enum(TRAINING_RESULTS),
  validTo: civilDateSchema.optional(),
});

/**
 * Value of `duty~{operatorId}/{personId}`: granted → valid → suspended ⇄ valid → ended; after its end it can be granted anew. One
 * key per person and operator, so that two grants collide.
 */
export const dutySchema = z.strictObject({
  accepted: personStepSchema.optional(),
  ended: z.strictObject({ ...step, ...paper, reason: z.enum(END_REASONS) }).optional(),
  granted: personStepSchema,
  /** The last {@link KEPT_PAPERS}, the one that was recorded last at the end. */
  healthCards: z.array(healthCardSchema),
  operatorId: idSchema,
  personId: idSchema,
  posts: z.array(z.enum(DUTY_POSTS)),
  resumed: z.strictObject({ ...step, ...paper, reason: z.enum(RESUMPTION_REASONS) }).optional(),
  siteId: idSchema.optional(),
  state: z.enum(['granted', 'valid', 'suspended', 'ended']),
  suspended: z.strictObject({ ...step, ...paper, reason: z.enum(SUSPENSION_REASONS) }).optional(),
  /** The last {@link KEPT_PAPERS} of each course, in the order of their record. */
  trainings: z.array(trainingSchema),
  v: z.literal(1),
  validFrom: civilDateSchema,
  validTo: civilDateSchema,
});

/** See {@link dutySchema}. */
export type Duty = z.infer<typeof dutySchema>;
/** See {@link healthCardSchema}. */
export type HealthCard = z.infer<typeof healthCardSchema>;
/** See {@link trainingSchema}. */
export type Training = z.infer<typeof trainingSchema>;

/** State key of {@link dutySchema}. */
export function dutyKey(operatorId: string, personId: string): string {
  return `duty~${operatorId}/${personId}`;
}
