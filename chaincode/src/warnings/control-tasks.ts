// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  civilDateOf,
  controlTaskKey,
  parcelSchema,
  stateKey,
  type ControlTask,
  type Warning,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import type { Facts } from '../facts.js';
import { Grants } from '../mandates/grants.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { doneBy } from './control-record.js';
import { assertDay, openParcel, stepOf, taskIn, warningIn, wordOf } from './warning-steps.js';

/** Days after the end of a warning by which its tasks are due. */
const DUE_WITHIN_DAYS = 31;

/**
 * Tasks for some of the warned parcels, once an agronomist has confirmed the warning. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`,
 * `WARNING_NOT_JUDGEABLE`, `WARNING_PARCEL`, `CONTROL_EXISTS`, `CONTROL_DATES`, `PARCEL_DUPLICATE`, `PARCEL_STATE`.
 */
export const planOrderControl: Plan<'orderControl'> = async (command, facts) => {
  const { parcelIds, warningId } = command;
  const warning = await warningIn(facts, warningId, ['acknowledged', 'ordered']);
  demand(
    warning.verdict !== 'not-judgeable',
    'WARNING_NOT_JUDGEABLE',
    `the run behind ${warningId} could not judge, got a task for ${parcelIds.join(', ')}`,
  );
  assertDistinctParcels(parcelIds);
  const tasks = await newTasks(command, facts, warning);
  const key = stateKey('warning', warningId);
  const { areaCode, operatorId } = warning;
  return {
    subjects: [key, ...parcelIds.map((id) => stateKey('parcel', id))],
    targets: [{ areaCode, key, operatorId }],
    writes: [
      { key, value: { ...warning, state: 'ordered' } },
      ...tasks.map((value) => ({ key: controlTaskKey(warningId, value.parcelId), value })),
    ],
  };
};

/**
 * Who grows there does nothing, and says why. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`, `CONTROL_NOT_FOUND`,
 * `CONTROL_STATE`, and as {@link Grants} does.
 */
export const planDeclineControl: Plan<'declineControl'> = async (command, facts) => {
  await warningIn(facts, command.warningId, ['ordered']);
  const task = await taskIn(facts, command, ['ordered']);
  const declined = wordOf(facts, command.note);
  return answered(command, facts, { ...task, declined, state: 'declined' });
};

/**
 * What was done, also where the warning was withdrawn since: the input was used. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`,
 * `CONTROL_NOT_FOUND`, `CONTROL_STATE`, `CONTROL_APPLICATION`, `CONTROL_DATES`, and as {@link Grants} does.
 */
export const planRecordControl: Plan<'recordControl'> = async (command, facts) => {
  await warningIn(facts, command.warningId, ['ordered', 'withdrawn']);
  const task = await taskIn(facts, command, ['ordered']);
  const what = await doneBy(facts, task, command.control);
  const done = { ...stepOf(facts), ...what, note: command.note };
  const { flags = [], ...outcome } = await answered(command, facts, {
    ...task,
    done,
    state: 'done',
  });
  const { applicationId } = what;
  const used = applicationId === undefined ? [] : [stateKey('application', applicationId)];
  return {
    ...outcome,
    flags: [...flags, ...lateDateFlags(what.doneOn, facts.ruleTime)],
    subjects: [...outcome.subjects, ...used],
  };
};

async function newTasks(
  { dueDate, note, parcelIds, warningId }: CommandOf<'orderControl'>,
  facts: Facts,
  { parcels, validTo }: Warning,
): Promise<ControlTask[]> {
  const orderedOn = civilDateOf(facts.ruleTime);
  const to = addDays(validTo, DUE_WITHIN_DAYS);
  assertDay(dueDate, { from: orderedOn, to, what: 'the task is due' });
  const ordered = { ...wordOf(facts, note), dueDate, orderedOn };
  const tasks: ControlTask[] = [];
  for (const parcelId of parcelIds) {
    demand(
      parcels.some((one) => one.parcelId === parcelId),
      'WARNING_PARCEL',
      `expected a parcel that ${warningId} names, got ${parcelId}`,
    );
    const { operatorId } = await openParcel(facts, parcelId);
    await facts.assertFree(controlTaskKey(warningId, parcelId), 'CONTROL_EXISTS');
    tasks.push({ operatorId, ordered, parcelId, state: 'ordered', v: 1, warningId });
  }
  return tasks;
}

/** The grower's step, over the parcel as it is today; a closed one still tells what was done on it. */
async function answered(
  command: CommandOf<'declineControl' | 'recordControl'>,
  facts: Facts,
  value: ControlTask,
): Promise<Outcome> {
  const { parcelId, warningId } = command;
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  const grants = await Grants.of(facts, command, 'input');
  const target = grants.targetOf(parcel);
  return {
    flags: grants.flags,
    subjects: [stateKey('warning', warningId), key],
    targets: [target],
    writes: [{ key: controlTaskKey(warningId, parcelId), value }],
  };
}
