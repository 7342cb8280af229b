// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type ControlTask } from '@daoji/model';

import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { StateRecords } from '../index/state-records.js';
import type { RecordedAt } from '../scenario-clock.js';
import { isLateLook } from './late-looks.js';
import type { QualityCause } from './quality-measures.js';
import type { StepSigner } from './signers.js';

const HOUR_MS = 3_600_000;
const TASK = 'control-task~';
const ALARM = 'alarm~';

/** By what an answer to an alarm is late. */
export interface LateTerms {
  readonly alarmHours: number;
  /** The network's time of a record time. */
  readonly recordedAt: RecordedAt;
}

/**
 * Why a step was late: entered more than 72 h after it happened, an alarm acknowledged after its hours, a control task answered
 * or grain looked at after its day.
 */
export function lateCauses(
  index: ReadIndex,
  event: EventRef,
  signer: StepSigner,
  terms: LateTerms,
): QualityCause[] {
  const { records } = index;
  return [
    ...(event.flags?.includes('LATE_RECORD') ? (['LATE_RECORD'] as const) : []),
    ...(isLateAlarm(records, event, terms) ? (['ALARM_LATE'] as const) : []),
    ...(isLateTask(records, event) ? (['TASK_LATE'] as const) : []),
    ...(isLateLook(index, event, signer) ? (['INSPECTION_LATE'] as const) : []),
  ];
}

/** Both times are those of the ledger's record, which run by one clock, as the network's time of them. */
function isLateAlarm(
  records: StateRecords,
  event: EventRef,
  { alarmHours, recordedAt }: LateTerms,
): boolean {
  if (event.type !== 'acknowledgeAlarm') return false;
  const key = event.subjects.find((subject) => subject.startsWith(ALARM)) ?? '';
  const { acknowledged, raised } = records.get('alarm', key.slice(ALARM.length)) ?? {};
  // A later word on the same alarm is no first answer.
  if (!raised || acknowledged?.commandId !== event.commandId) return false;
  const [raisedMs, answeredMs] = [raised.at, acknowledged.at].map((at) =>
    Date.parse(recordedAt(at)),
  );
  return Number(answeredMs) - Number(raisedMs) > alarmHours * HOUR_MS;
}

function isLateTask(records: StateRecords, event: EventRef): boolean {
  const tasks = event.subjects.flatMap((subject) =>
    subject.startsWith(TASK) ? (records.get('control-task', subject.slice(TASK.length)) ?? []) : [],
  );
  return tasks.some((task) => {
    const answeredOn = answerOf(task, event);
    return answeredOn !== undefined && answeredOn > task.ordered.dueDate;
  });
}

/** Civil date on which this very event answered the task. */
function answerOf({ declined, done }: ControlTask, event: EventRef): string | undefined {
  if (done?.commandId === event.commandId) return done.doneOn;
  return declined?.commandId === event.commandId ? civilDateOf(event.eventTime) : undefined;
}
