// SPDX-License-Identifier: Apache-2.0

/** Codes of duties and of signals about a person's steps; part of `CONTRACT_ERRORS`. */
export const DUTY_ERRORS = {
  CHART_SNAPSHOT_EXISTS: 'the charts of the operator and day are recorded',
  COURSE_LIMIT: 'a duty tells of a bounded number of courses',
  DUTY_DATES:
    'a day of the duty, card or examination lies ahead, is over, or before what it follows',
  DUTY_MISSING: 'the signer has no duty for the post by which the command is signed',
  DUTY_NOT_FOUND: 'no duty of this person at this operator is recorded',
  DUTY_NOT_VALID:
    "the signer's duty is not accepted, suspended, ended, or does not hold on the day of the step",
  DUTY_PERSON: 'the office acts over itself, or a person answers for another',
  DUTY_STATE: "the duty's state does not allow this step",
  HEALTH_CARD_EXPIRED: "the signer's health card is over on the day of the step",
  HEALTH_CARD_MISSING: 'the post needs a health card, and none is recorded for the day of the step',
  SIGNAL_EXISTS: 'a signal with this id is recorded',
  SIGNAL_FIGURES: 'the figures of a signal or snapshot contradict themselves',
  SIGNAL_NOT_FOUND: 'no signal with this id is recorded',
  SIGNAL_PERSON:
    'a signal is about its signer, is answered for another, or is decided by who raised it',
  SIGNAL_REASON: 'the reason is not one that the verdict and the answer can have',
  SIGNAL_STATE: "the signal's state does not allow this step",
  SIGNAL_UNHEARD: 'the person was not heard, or the time for an answer is not over',
  TRAINING_EXPIRED: "the signer's examination no longer counts on the day of the step",
  TRAINING_FAILED: 'the signer failed the last examination before the day of the step',
  TRAINING_MISSING: 'the post needs a course that the signer has not passed',
} as const;
