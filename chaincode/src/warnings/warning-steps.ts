// SPDX-License-Identifier: Apache-2.0
import {
  controlTaskKey,
  controlTaskSchema,
  parcelSchema,
  stateKey,
  warningSchema,
  type ControlTask,
  type Parcel,
  type Warning,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

/** One parcel under one warning. */
export interface OnParcel {
  readonly parcelId: string;
  readonly warningId: string;
}

/** A warning in one of some states. @throws ContractError `WARNING_NOT_FOUND`, `WARNING_STATE`. */
export async function warningIn(
  facts: Facts,
  warningId: string,
  states: readonly Warning['state'][],
): Promise<Warning> {
  const key = stateKey('warning', warningId);
  const warning = await facts.expect(key, warningSchema, 'WARNING_NOT_FOUND');
  demand(
    states.includes(warning.state),
    'WARNING_STATE',
    `expected warning ${warningId} ${states.join(' or ')}, got ${warning.state}`,
  );
  return warning;
}

/** The task on one parcel; none where none was ordered. */
export function controlTaskOf(
  facts: Facts,
  { parcelId, warningId }: OnParcel,
): Promise<ControlTask | undefined> {
  return facts.read(controlTaskKey(warningId, parcelId), controlTaskSchema);
}

/** The task on one parcel in one of some states. @throws ContractError `CONTROL_NOT_FOUND`, `CONTROL_STATE`. */
export async function taskIn(
  facts: Facts,
  { parcelId, warningId }: OnParcel,
  states: readonly ControlTask['state'][],
): Promise<ControlTask> {
  const key = controlTaskKey(warningId, parcelId);
  const task = await facts.expect(key, controlTaskSchema, 'CONTROL_NOT_FOUND');
  demand(
    states.includes(task.state),
    'CONTROL_STATE',
    `expected the task on ${parcelId} ${states.join(' or ')}, got ${task.state}`,
  );
  return task;
}

/** A parcel that is not closed. @throws ContractError `PARCEL_NOT_FOUND`, `PARCEL_STATE`. */
export async function openParcel(facts: Facts, parcelId: string): Promise<Parcel> {
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(parcel.state !== 'closed', 'PARCEL_STATE', `parcel ${parcelId} is closed`);
  return parcel;
}

/** Refuses a day outside a time, both ends included. @throws ContractError `CONTROL_DATES`. */
export function assertDay(
  day: string,
  { from, to, what }: { readonly from: string; readonly to: string; readonly what: string },
): void {
  demand(
    from <= day && day <= to,
    'CONTROL_DATES',
    `expected a day from ${from} to ${to} on which ${what}, got ${day}`,
  );
}

/** Refuses a step over one's own step. @throws RuleError `SECOND_PERSON_MISSING`. */
export function assertOther(
  facts: Facts,
  before: { readonly personId: string } | undefined,
  said: { readonly found: string; readonly rule: string },
): void {
  const { personId } = stepOf(facts);
  demandRule(personId !== before?.personId, 'SECOND_PERSON_MISSING', {
    found: `${personId} ${said.found}`,
    rule: said.rule,
    ...builtIn('农作物病虫害防治条例 art. 16–22 (unconfirmed)'),
    accepted: 'the signature of another agronomist of the area',
  });
}

/** Who takes a step, and when. */
export function stepOf(facts: Facts): Warning['issued'] {
  const { commandId, operatorId, recordTime, signer } = facts;
  const personId = signer.kind === 'person' ? signer.identity.personId : signer.id;
  return { at: recordTime, commandId, operatorId, personId };
}

/** A step with its words. */
export function wordOf(facts: Facts, note: string): NonNullable<Warning['closed']> {
  return { ...stepOf(facts), note };
}
