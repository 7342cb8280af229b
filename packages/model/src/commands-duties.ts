// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf, ROLES, type Role } from './command-base.js';
import { civilDateSchema, hashSchema, idSchema } from './identifiers.js';

/** What a person can answer for: every role but that of the watch, which is a program. */
export const DUTY_POSTS = ROLES.filter((role): role is Exclude<Role, 'watch'> => role !== 'watch');

/** Why a duty rests. Closed, since words about a person stay for ever; what lies behind is in the archive. */
export const SUSPENSION_REASONS = [
  'health-card',
  'training',
  'investigation',
  'leave',
  'other-reason',
] as const;

/** Why a duty goes on. */
export const RESUMPTION_REASONS = ['cause-gone', 'error'] as const;

/** Why a duty is over. */
export const END_REASONS = ['left', 'moved', 'training', 'unfit', 'other-reason'] as const;

/** What an examination came to. */
export const TRAINING_RESULTS = ['passed', 'failed'] as const;

/** Whose duty a command is about; a person is known by pseudonym and operator. */
const holder = { operatorId: idSchema, personId: idSchema };
/** Paper behind a step, salted: given to the person, the operator's office and authorities alone. */
const paper = { documentHash: hashSchema.optional() };

/** Closed schemas of duties, by type (`supervision.md` X5). */
export const dutyCommandSchemas = {
  /** The operator's office says what a person answers for; binding once the person has accepted. */
  grantDuty: commandOf('grantDuty', {
    ...holder,
    posts: z.array(z.enum(DUTY_POSTS)).min(1).max(12),
    /** Where it holds; absent means wherever the operator works. */
    siteId: idSchema.optional(),
    /** Civil dates in Asia/Shanghai, both included. */
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
  }),
  /** By the person, with an own key. */
  acceptDuty: commandOf('acceptDuty', holder),
  suspendDuty: commandOf('suspendDuty', {
    ...holder,
    ...paper,
    reason: z.enum(SUSPENSION_REASONS),
  }),
  resumeDuty: commandOf('resumeDuty', { ...holder, ...paper, reason: z.enum(RESUMPTION_REASONS) }),
  endDuty: commandOf('endDuty', { ...holder, ...paper, reason: z.enum(END_REASONS) }),
  /** The card was seen; its number and what it says of the person's health lie in the archive alone. */
  recordHealthCard: commandOf('recordHealthCard', {
    ...holder,
    /** Picture of the card, salted. */
    documentHash: hashSchema,
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
  }),
  /** An examination was taken; a failed one stops the person's signature until it is passed. */
  recordTraining: commandOf('recordTraining', {
    ...holder,
    ...paper,
    courseId: idSchema,
    examOn: civilDateSchema,
    result: z.enum(TRAINING_RESULTS),
    /** Last day that a passed examination counts; absent where it was failed. */
    validTo: civilDateSchema.optional(),
  }),
} as const;

/** One of {@link DUTY_POSTS}. */
export type DutyPost = (typeof DUTY_POSTS)[number];
