// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const FOOD = '食品安全法 art. 44 and 45, 市场监管总局令第60号 (unconfirmed)';
const PERSON = '个人信息保护法 art. 24 (unconfirmed)';
const ONCE = 'append-only ledger';

/** Built-in rules of duties and of signals about a person's steps; part of `BUILT_IN_RULES`. */
export const DUTY_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  CHART_SNAPSHOT_EXISTS: {
    rule: 'what the charts of a day rested on is said once',
    legalBasis: ONCE,
    accepted: 'another day',
  },
  COURSE_LIMIT: {
    rule: 'a record lists a bounded number of courses',
    legalBasis: ONCE,
    accepted: 'a course that the duty tells of already',
  },
  DUTY_DATES: {
    rule: 'a duty ends after it starts and is not over when it is granted, cards and examinations are recorded once they are there',
    legalBasis: FOOD,
    accepted: 'days in the order that the message names',
  },
  DUTY_MISSING: {
    rule: 'who has a duty signs by its posts alone, and who holds a post that terms name has a duty',
    legalBasis: FOOD,
    accepted: 'grantDuty for the post, then acceptDuty by the person',
  },
  DUTY_NOT_FOUND: {
    rule: 'a step names only a duty that is recorded',
    legalBasis: FOOD,
    accepted: 'a person of the operator to whom a duty was granted (grantDuty)',
  },
  DUTY_NOT_VALID: {
    rule: 'nothing is signed on a duty that is not accepted, rests, is over or does not hold on the day',
    legalBasis: FOOD,
    accepted: 'acceptDuty by the person, resumeDuty by the office, or another person on duty',
  },
  DUTY_PERSON: {
    rule: 'nobody grants, ends or attests an own duty, and nobody accepts one for another',
    legalBasis: FOOD,
    accepted: 'another person of the office, for acceptDuty the person that the duty names',
  },
  DUTY_STATE: {
    rule: 'a duty goes from granted to valid, rests and goes on, and ends, and is granted anew after its end',
    legalBasis: FOOD,
    accepted: 'the step that its state allows',
  },
  HEALTH_CARD_EXPIRED: {
    rule: 'who handles food has a health card that is not over',
    legalBasis: FOOD,
    accepted: 'recordHealthCard of a new card by the office, or another person on duty',
  },
  HEALTH_CARD_MISSING: {
    rule: 'who handles food has a health card',
    legalBasis: FOOD,
    accepted: 'recordHealthCard by the office, or another person on duty',
  },
  SIGNAL_EXISTS: {
    rule: 'the id of a signal is given once and never again',
    legalBasis: ONCE,
    accepted: 'an id that no signal has',
  },
  SIGNAL_FIGURES: {
    rule: 'figures about persons stand with their n and the Wilson interval of 95 % that follows from it',
    legalBasis: PERSON,
    accepted: 'the figures that the message names',
  },
  SIGNAL_NOT_FOUND: {
    rule: 'a step names only a signal that is recorded',
    legalBasis: PERSON,
    accepted: 'a recorded signal (raiseSignal)',
  },
  SIGNAL_PERSON: {
    rule: 'three persons take part: one asks, the one who is named answers, a third decides',
    legalBasis: PERSON,
    accepted: 'the signature of the person whose step it is',
  },
  SIGNAL_REASON: {
    rule: 'a decision gives a reason that fits it',
    legalBasis: PERSON,
    accepted:
      'upheld with cause-with-person or, where nobody answered, unanswered, dismissed with cause-elsewhere, figures-wrong or chance',
  },
  SIGNAL_STATE: {
    rule: 'a signal goes from raised to explained or contested to upheld or dismissed, and never back',
    legalBasis: PERSON,
    accepted: 'the step that its state allows',
  },
  SIGNAL_UNHEARD: {
    rule: 'who contests is heard before anything is decided, and who is silent has time to answer',
    legalBasis: PERSON,
    accepted:
      'heardOn from the day of the objection to today, without an answer a day after the last one to answer',
  },
  TRAINING_EXPIRED: {
    rule: 'an examination counts for its time',
    legalBasis: FOOD,
    accepted: 'recordTraining of a new examination that was passed, or another person on duty',
  },
  TRAINING_FAILED: {
    rule: 'who failed an examination signs nothing until it is passed',
    legalBasis: FOOD,
    accepted: 'recordTraining of a later examination that was passed, or another person on duty',
  },
  TRAINING_MISSING: {
    rule: 'a post is held by who passed its courses',
    legalBasis: FOOD,
    accepted: 'recordTraining of the course, passed, or another person on duty',
  },
};
