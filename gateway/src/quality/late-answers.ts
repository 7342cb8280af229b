// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type ControlTask } from '@daoji/model';

import type { EventRef } from '../index/read-index.js';
import type { StateRecords } from '../index/state-records.js';
import { isLateLook } from './late-looks.js';
import type { QualityCause } from './quality-measures.js';
import type { StepSigner } from './signers.js';

const HOUR_MS = 3_600_000;
const TASK = 'control-task~';
const ALARM = 'alarm~';

/**
 * Why a step was late: entered more than 72 h after it happened, an alarm acknowledged after its hours, a control task answered
 * or grain looked at after its day.
 */
export function lateCauses(
  records: StateRecords,
  event: EventRef,
  signer: StepSigner,
  alarmHours: number,
): QualityCause[] {
  return [
    ...(event.flags?.includes('LATE_RECORD') ? (['LATE_RECORD'] as const) : []),
    ...(isLateAlarm(records, event, alarmHours) ? (['ALARM_LATE'] as const) : []),
    ...(isLateTask(records, event) ? (['TASK_LATE'] as const) : []),
    ...(isLateLook(records, event, signer) ? (['INSPECTION_LATE'] as const) : []),
  ];
}

/** Both times are those of the ledger's record, which run by one clock. */
function isLateAlarm(records: StateRecords, event: EventRef, alarmHours: number): boolean {
  if (event.type !== 'acknowledgeAlarm') return false;
  const key = event.subjects.find((subject) => subject.startsWith(ALARM)) ?? '';
  const { acknowledged, raised } = records.get('alarm', key.slice(ALARM.length)) ?? {};
  // A later word on the same alarm is no first answer.
  if (!raised || acknowledged?.commandId !== event.commandId) return false;
  return Date.parse(acknowledged.at) - Date.parse(raised.at) > alarmHours * HOUR_MS;
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
