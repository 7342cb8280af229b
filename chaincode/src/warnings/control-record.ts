// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  civilDateOf,
  eventSchema,
  stateKey,
  type Application,
  type Control,
  type ControlTask,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDay } from './warning-steps.js';

/** What answered a task. */
type Done = Pick<
  NonNullable<ControlTask['done']>,
  'applicationId' | 'doneOn' | 'measure' | 'target'
>;

/**
 * What was done on the task's parcel, from the day of the task on.
 * @throws ContractError `CONTROL_APPLICATION`, `CONTROL_DATES`.
 */
export async function doneBy(facts: Facts, task: ControlTask, control: Control): Promise<Done> {
  const today = civilDateOf(facts.eventTime);
  if (control.kind === 'measure') {
    const { doneOn, measure } = control;
    assertDay(doneOn, { from: task.ordered.orderedOn, to: today, what: 'it was done' });
    return { doneOn, measure };
  }
  const { applicationId, stopDate, target } = await applicationFor(facts, task, control);
  assertDay(stopDate, { from: task.ordered.orderedOn, to: today, what: 'the input was used' });
  return { applicationId, doneOn: stopDate, target };
}

/** An application that stands, on this parcel, recorded after the task: an older one did not answer it. */
async function applicationFor(
  facts: Facts,
  { ordered, parcelId }: ControlTask,
  { applicationId }: { readonly applicationId: string },
): Promise<Application> {
  const application = await facts.read(stateKey('application', applicationId), applicationSchema);
  if (!application)
    throw new ContractError('CONTROL_APPLICATION', `application ${applicationId} is not recorded`);
  const { commandId, parcels, voidedBy } = application;
  demand(
    voidedBy === undefined,
    'CONTROL_APPLICATION',
    `application ${applicationId} was taken back by ${voidedBy ?? ''}`,
  );
  demand(
    parcels.some((one) => one.parcelId === parcelId),
    'CONTROL_APPLICATION',
    `expected an application on ${parcelId}, got ${applicationId} on ${parcels.map((one) => one.parcelId).join(', ')}`,
  );
  const event = await facts.expect(stateKey('event', commandId), eventSchema, 'EVENT_NOT_FOUND');
  demand(
    event.recordTime > ordered.at,
    'CONTROL_APPLICATION',
    `expected an application recorded after the task of ${ordered.at}, got ${applicationId} of ${event.recordTime}`,
  );
  return application;
}
