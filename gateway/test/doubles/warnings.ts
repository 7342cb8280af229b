// SPDX-License-Identifier: Apache-2.0
import { commandIdOf } from './season.js';

/** Record time of {@link warning}; the test services' clock stands on 24 November. */
export const ISSUED_AT = '2026-11-20T00:00:00.000Z';

const STEP = { at: ISSUED_AT, commandId: commandIdOf(4), operatorId: 'coop-1', personId: 'p-1' };
const WORD = { ...STEP, note: 'as the note says' };

/** State of an issued warning of p-01 (coop-1) and p-02 (hh-1). */
export function warning(warningId: string, fields: object = {}): object {
  return {
    areaCode: '211104',
    inputsDigest: 'e'.repeat(64),
    issued: STEP,
    level: 'warning',
    modelId: 'blastam',
    modelVersion: '1',
    operatorId: 'coop-1',
    parcels: [
      { operatorId: 'coop-1', parcelId: 'p-01' },
      { operatorId: 'hh-1', parcelId: 'p-02' },
    ],
    pest: 'rice-blast',
    state: 'issued',
    validFrom: '2026-11-20',
    validTo: '2026-11-27',
    verdict: 'favourable',
    voidedCount: 1,
    warningId,
    ...fields,
  };
}

/** State of an ordered task. */
export function task(warningId: string, parcelId: string, fields: object = {}): object {
  return {
    operatorId: 'coop-1',
    ordered: { ...WORD, dueDate: '2026-11-25', orderedOn: '2026-11-20' },
    parcelId,
    state: 'ordered',
    warningId,
    ...fields,
  };
}

/** Fields of a task on which something was done, checked with these grades. */
export function treated(before: number, after: number, effect = 'effective'): object {
  const done = { ...STEP, doneOn: '2026-11-21', measure: 'water-control' };
  return { ...checked(before, after, effect), done };
}

/** Fields of a declined task, checked with these grades. */
export function untreated(before: number, after: number): object {
  return { ...checked(before, after, 'untreated'), declined: WORD };
}

function checked(gradeBefore: number, gradeAfter: number, effect: string): object {
  return {
    checked: { ...STEP, checkedOn: '2026-11-22', effect, gradeAfter, gradeBefore },
    state: 'checked',
  };
}
