// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { DUTY_POSTS } from './commands-duties.js';
import { idSchema } from './identifiers.js';

/** Days in which the person named by a signal answers, where no rule set says otherwise. */
export const SIGNAL_ANSWER_DAYS = 7;

/** Values of a rule set `duty-terms`: which posts are held by a duty alone, and what each asks for. */
export const dutyTermsSchema = z.strictObject({
  kind: z.literal('duty-terms'),
  posts: z
    .array(
      z.strictObject({
        /** Courses whose examination is passed, each. */
        courses: z.array(idSchema).max(10),
        needsHealthCard: z.boolean(),
        role: z.enum(DUTY_POSTS),
      }),
    )
    .min(1)
    .max(DUTY_POSTS.length),
  /** Days in which the person named by a signal answers; {@link SIGNAL_ANSWER_DAYS} where it is not said. */
  signalAnswerDays: z.int().min(1).max(90).optional(),
});

/** See {@link dutyTermsSchema}. */
export type DutyTerms = z.infer<typeof dutyTermsSchema>;
