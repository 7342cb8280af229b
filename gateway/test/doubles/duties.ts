// SPDX-License-Identifier: Apache-2.0
import { commandIdOf } from './season.js';

/** A step of coop-1's office; the test services' clock stands on 24 November. */
const STEP = {
  at: '2026-11-20T00:00:00.000Z',
  commandId: commandIdOf(4),
  on: '2026-11-20',
  operatorId: 'coop-1',
  personId: 'office-1',
};

/** State of a valid duty of a keeper of coop-1, with a card and an examination in order. */
export function duty(personId: string, fields: object = {}): object {
  return {
    accepted: { ...STEP, personId },
    granted: STEP,
    healthCards: [card('2026-06-01', '2027-05-31')],
    operatorId: 'coop-1',
    personId,
    posts: ['keeper'],
    state: 'valid',
    trainings: [exam('passed', '2026-06-01', '2027-05-31')],
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    ...fields,
  };
}

export function card(validFrom: string, validTo: string): object {
  return { documentHash: 'c'.repeat(64), recorded: STEP, validFrom, validTo };
}

export function exam(result: string, examOn: string, validTo?: string): object {
  const until = validTo === undefined ? {} : { validTo };
  return { courseId: 'hygiene', examOn, recorded: STEP, result, ...until };
}

/** State of a signal about worker-1 of coop-1 that nobody answered: 3 of 40. */
export function signal(signalId: string, fields: object = {}): object {
  return {
    chart: 'funnel',
    count: 3,
    from: '2026-09-01',
    inputsDigest: 'd'.repeat(64),
    lower: 2_584,
    measure: 'timeliness',
    n: 40,
    operatorId: 'coop-1',
    personId: 'worker-1',
    raised: { ...STEP, answerBy: '2026-11-27' },
    signalId,
    state: 'raised',
    stepTypes: ['storeLot'],
    to: '2026-10-31',
    upper: 19_864,
    ...fields,
  };
}

/** State of a chart snapshot of coop-1. */
export function snapshot(date: string): object {
  return {
    date,
    inputsDigest: 'd'.repeat(64),
    operatorId: 'coop-1',
    rows: [{ chart: 'p-chart', count: 3, measure: 'timeliness', n: 40 }],
    taken: STEP,
  };
}
