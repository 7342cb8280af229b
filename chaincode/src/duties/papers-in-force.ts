// SPDX-License-Identifier: Apache-2.0
import type { Duty, Training } from '@daoji/model';

import type { ContractErrorCode } from '../contract-error.js';
import type { PostTerms } from './duty-terms.js';

/** What stands against a signature. */
export interface PaperFault {
  readonly code: ContractErrorCode;
  readonly found: string;
}

/**
 * What is wrong with the card and examinations of a duty on a civil date; `undefined` where nothing is. Terms say what the post needs;
 * without terms everything that was recorded counts, and nothing else is asked for.
 */
export function paperFault(
  duty: Duty,
  terms: PostTerms | undefined,
  date: string,
): PaperFault | undefined {
  return cardFault(duty, terms, date) ?? courseFault(duty, terms, date);
}

function cardFault(
  { healthCards, personId }: Duty,
  terms: PostTerms | undefined,
  date: string,
): PaperFault | undefined {
  if (terms?.post.needsHealthCard === false) return undefined;
  const seen = healthCards.filter(({ validFrom }) => validFrom <= date);
  if (seen.some(({ validTo }) => date <= validTo)) return undefined;
  const last = seen
    .map(({ validTo }) => validTo)
    .sort()
    .at(-1);
  if (last !== undefined)
    return {
      code: 'HEALTH_CARD_EXPIRED',
      found: `the health card of ${personId} ended on ${last}, got a step on ${date}`,
    };
  if (terms === undefined) return undefined;
  return {
    code: 'HEALTH_CARD_MISSING',
    found: `no health card of ${personId} is recorded for ${date}`,
  };
}

function courseFault(
  { personId, trainings }: Duty,
  terms: PostTerms | undefined,
  date: string,
): PaperFault | undefined {
  const courses = terms?.post.courses ?? [...new Set(trainings.map(({ courseId }) => courseId))];
  for (const courseId of courses) {
    const last = lastExam(trainings, courseId, date);
    if (last === undefined && terms === undefined) continue;
    const said = faultOf(last, date);
    if (said) return { code: said.code, found: `course ${courseId} of ${personId}: ${said.found}` };
  }
  return undefined;
}

function faultOf(last: Training | undefined, date: string): PaperFault | undefined {
  if (last === undefined)
    return { code: 'TRAINING_MISSING', found: `no examination by ${date} is recorded` };
  if (last.result === 'failed')
    return { code: 'TRAINING_FAILED', found: `the examination of ${last.examOn} was failed` };
  const until = last.validTo ?? last.examOn;
  if (date <= until) return undefined;
  return {
    code: 'TRAINING_EXPIRED',
    found: `the examination counted until ${until}, got a step on ${date}`,
  };
}

/** The examination of a course that counts on a date: the last by then; of one day the one recorded last. */
function lastExam(
  trainings: readonly Training[],
  courseId: string,
  date: string,
): Training | undefined {
  return trainings
    .filter((one) => one.courseId === courseId && one.examOn <= date)
    .sort((a, b) => (a.examOn === b.examOn ? 0 : a.examOn < b.examOn ? -1 : 1))
    .at(-1);
}
