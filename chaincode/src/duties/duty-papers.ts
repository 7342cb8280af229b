// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  KEPT_PAPERS,
  MAX_COURSES,
  type Duty,
  type HealthCard,
  type Training,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertOther, changedDuty, dutyIn, personStep } from './duty-steps.js';

const OPEN = ['granted', 'valid', 'suspended'] as const;

/** The office saw a card. Refuses `DUTY_NOT_FOUND`, `DUTY_STATE`, `DUTY_PERSON`, `DUTY_DATES`. */
export const planRecordHealthCard: Plan<'recordHealthCard'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, OPEN);
  assertOther(facts, duty);
  const { documentHash, validFrom, validTo } = command;
  const today = civilDateOf(facts.ruleTime);
  demand(
    validFrom <= validTo && validFrom <= today,
    'DUTY_DATES',
    `expected a card that was issued by ${today} and ends later than it starts, got ${validFrom} to ${validTo}`,
  );
  const card: HealthCard = { documentHash, recorded: personStep(facts), validFrom, validTo };
  return changedDuty({ ...duty, healthCards: [...duty.healthCards, card].slice(-KEPT_PAPERS) });
};

/** An examination was taken. Refuses as {@link planRecordHealthCard}, and `COURSE_LIMIT`. */
export const planRecordTraining: Plan<'recordTraining'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, OPEN);
  assertOther(facts, duty);
  assertExam(command, facts);
  const { courseId, documentHash, examOn, result, validTo } = command;
  const training = { courseId, documentHash, examOn, recorded: personStep(facts), result, validTo };
  return changedDuty({ ...duty, trainings: withTraining(duty, training) });
};

function assertExam({ examOn, result, validTo }: CommandOf<'recordTraining'>, facts: Facts): void {
  const today = civilDateOf(facts.ruleTime);
  demand(
    examOn <= today,
    'DUTY_DATES',
    `expected an examination by ${today}, got one on ${examOn}`,
  );
  demand(
    (result === 'passed') === (validTo !== undefined) && (validTo ?? examOn) >= examOn,
    'DUTY_DATES',
    `expected validTo from ${examOn} on for a passed examination and for nothing else, got ${result} and ${validTo ?? 'none'}`,
  );
}

function withTraining({ trainings }: Duty, training: Training): Training[] {
  const courses = new Set([...trainings, training].map(({ courseId }) => courseId));
  demand(
    courses.size <= MAX_COURSES,
    'COURSE_LIMIT',
    `expected at most ${MAX_COURSES} courses, got ${courses.size}`,
  );
  const ofCourse = trainings.filter(({ courseId }) => courseId === training.courseId);
  const [first] = ofCourse.length < KEPT_PAPERS ? [] : ofCourse;
  return [...trainings.filter((one) => one !== first), training];
}
