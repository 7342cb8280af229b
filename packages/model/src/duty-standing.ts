// SPDX-License-Identifier: Apache-2.0
import { addDays } from './civil-date.js';
import type { DutyTerms } from './duty-terms.js';
import type { Duty, Training } from './state-duties.js';

/** What a post asks for. */
export type PostTerms = DutyTerms['posts'][number];

/** What stands against a signature: the code of the ledger's refusal, and what was found. */
export interface DutyFault {
  readonly code:
    | 'DUTY_NOT_VALID'
    | 'HEALTH_CARD_EXPIRED'
    | 'HEALTH_CARD_MISSING'
    | 'TRAINING_EXPIRED'
    | 'TRAINING_FAILED'
    | 'TRAINING_MISSING';
  readonly found: string;
}

/** Something of a duty that ends. */
export interface DutyEnd {
  /** Of an examination. */
  readonly courseId?: string;
  /** Last civil date on which it counts. */
  readonly on: string;
  readonly what: 'duty' | 'health-card' | 'training';
}

/** What is wrong with a duty itself on a civil date; `undefined` where it holds. */
export function dutyFault(duty: Duty, date: string): DutyFault | undefined {
  const { personId, state, validFrom, validTo } = duty;
  if (state !== 'valid')
    return { code: 'DUTY_NOT_VALID', found: `the duty of ${personId} is ${state}` };
  if (validFrom <= date && date <= validTo) return undefined;
  return {
    code: 'DUTY_NOT_VALID',
    found: `the duty of ${personId} holds from ${validFrom} to ${validTo}, got a step on ${date}`,
  };
}

/**
 * What is wrong with the card and examinations of a duty on a civil date; `undefined` where nothing is. Terms say what the post needs;
 * without terms everything that was recorded counts, and nothing else is asked for.
 */
export function paperFault(
  duty: Duty,
  terms: PostTerms | undefined,
  date: string,
): DutyFault | undefined {
  return cardFault(duty, terms, date) ?? courseFault(duty, terms, date);
}

function cardFault(
  { healthCards, personId }: Duty,
  terms: PostTerms | undefined,
  date: string,
): DutyFault | undefined {
  if (terms?.needsHealthCard === false) return undefined;
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
): DutyFault | undefined {
  const courses = terms?.courses ?? [...new Set(trainings.map(({ courseId }) => courseId))];
  for (const courseId of courses) {
    const last = lastExam(trainings, courseId, date);
    if (last === undefined && terms === undefined) continue;
    const said = faultOf(last, date);
    if (said) return { code: said.code, found: `course ${courseId} of ${personId}: ${said.found}` };
  }
  return undefined;
}

function faultOf(last: Training | undefined, date: string): DutyFault | undefined {
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

/** What of a duty ends by a civil date or has ended, the first first: itself, the newest card, each course that was passed. */
export function dutyEnds(duty: Duty, today: string, withinDays: number): DutyEnd[] {
  const { healthCards, state, trainings, validTo } = duty;
  if (state === 'ended') return [];
  const card = healthCards.map((one) => one.validTo).sort();
  const courses = [...new Set(trainings.map(({ courseId }) => courseId))];
  const ends: DutyEnd[] = [
    { on: validTo, what: 'duty' },
    ...card.slice(-1).map((on) => ({ on, what: 'health-card' as const })),
    ...courses.flatMap((courseId) => {
      const on = lastExam(trainings, courseId, today)?.validTo;
      return on === undefined ? [] : { courseId, on, what: 'training' as const };
    }),
  ];
  const until = addDays(today, withinDays);
  return ends.filter(({ on }) => on <= until).sort((a, b) => (a.on < b.on ? -1 : 1));
}
