// SPDX-License-Identifier: Apache-2.0
import { FORECAST_ANSWERS } from './forecast-answers.js';

const STEP = {
  at: '2026-07-10T00:00:00.000Z',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  operatorId: 'panjin-wang',
  personId: 'watch-1',
};
const WORD = { ...STEP, note: '邻近田块已见病斑', personId: 'agronomist-1' };
const PARCELS = ['p-0017', 'p-0018', 'p-0019', 'p-0020'];

/** An issued warning; state and steps as the test wants them. */
export function warningAnswer(fields: object = {}): Readonly<Record<string, unknown>> {
  return {
    areaCode: '211122',
    deviceIds: ['pj01-weather-1'],
    inputsDigest: 'ab'.repeat(32),
    issued: STEP,
    level: 'warning',
    modelId: 'blastam',
    modelVersion: '1',
    operatorId: 'panjin-wang',
    parcels: PARCELS.map((parcelId) => ({ operatorId: 'panjin-wang', parcelId })),
    pest: 'rice-blast',
    state: 'issued',
    v: 1,
    validFrom: '2026-07-10',
    validTo: '2026-07-17',
    verdict: 'favourable',
    voidedCount: 1,
    warningId: 'w-2026-0001',
    ...fields,
  };
}

/** A task that nobody answered; its answer as the test wants it. */
export function taskAnswer(parcelId: string, fields: object = {}): object {
  return {
    operatorId: 'panjin-wang',
    ordered: {
      ...WORD,
      dueDate: '2026-07-15',
      note: '破口前喷施，注意安全间隔期',
      orderedOn: '2026-07-11',
    },
    parcelId,
    state: 'ordered',
    v: 1,
    warningId: 'w-2026-0001',
    ...fields,
  };
}

const DONE = { ...STEP, doneOn: '2026-07-16', personId: 'grower-1' };

/** One parcel that waits, one treated late and not checked, one declined and checked, and one without a task. */
export const IN_CONTROL = {
  tasks: [
    taskAnswer('p-0017'),
    taskAnswer('p-0018', {
      done: { ...DONE, applicationId: 'a-2026-7', target: '稻瘟病' },
      state: 'done',
    }),
    taskAnswer('p-0019', {
      checked: {
        ...STEP,
        checkedOn: '2026-07-20',
        effect: 'untreated',
        gradeAfter: 4,
        gradeBefore: 1,
        personId: 'agronomist-1',
      },
      declined: { ...WORD, note: '抗病品种，先观察' },
      state: 'checked',
    }),
  ],
  warning: warningAnswer({ acknowledged: WORD, state: 'ordered' }),
};

/** Answers about warnings of pests and diseases. */
export const WARNING_ANSWERS: Readonly<Record<string, unknown>> = {
  ...FORECAST_ANSWERS,
  '/warning-report': {
    byVerdict: [
      { count: 3, verdict: 'favourable' },
      { count: 1, verdict: 'not-judgeable' },
    ],
    checked: 8,
    closed: 1,
    declined: 3,
    done: 9,
    effective: { count: 4, lower: 0.301, n: 6, upper: 0.9032 },
    from: '2026-06-20T00:00:00.000Z',
    infected: { count: 3, lower: 0.1368, n: 8, upper: 0.6943 },
    issued: 4,
    tasks: 14,
    to: '2026-07-20T00:00:00.000Z',
    waiting: 2,
    warnedParcels: 16,
    withdrawn: 1,
  },
  '/warnings': {
    items: [
      { tasks: { checked: 1, declined: 0, done: 1, ordered: 1 }, warning: IN_CONTROL.warning },
      {
        tasks: { checked: 0, declined: 0, done: 0, ordered: 0 },
        warning: warningAnswer({
          level: 'none',
          verdict: 'not-judgeable',
          warningId: 'w-2026-0002',
        }),
      },
    ],
    total: 2,
  },
  '/warnings/w-2026-0001': IN_CONTROL,
};
