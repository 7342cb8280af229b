// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, parcelSchema, stateKey, type EventRefusal } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import { Grants } from '../mandates/grants.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import { RuleError } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';

/**
 * One line of the field diary. It changes no state: the event is the record, and each parcel's history shows it; others'
 * parcels that no named contract or mandate opens are listed as refused. Refuses `PARCEL_NOT_FOUND`, `PARCEL_DUPLICATE`,
 * `PARCEL_STATE`, `WORK_DATE`, and as {@link Grants} does.
 */
export const planRecordFieldWork: Plan<'recordFieldWork'> = async (command, facts) => {
  const { doneOn, parcels } = command;
  const today = civilDateOf(facts.eventTime);
  demand(doneOn <= today, 'WORK_DATE', `expected work done by ${today}, got ${doneOn}`);
  assertDistinctParcels(parcels);
  const grants = await Grants.of(facts, command, 'field-work');
  const targets: Target[] = [];
  const refused: RuleError[] = [];
  const refusals: EventRefusal[] = [];
  for (const parcelId of parcels) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    demand(parcel.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
    try {
      targets.push(grants.targetOf(parcel));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      refused.push(error);
      refusals.push({ code: error.code, message: error.message, subject: key });
    }
  }
  const [first] = refused;
  if (targets.length === 0 && first) throw first;
  return {
    flags: [...lateDateFlags(doneOn, facts.ruleTime), ...grants.flags],
    refusals,
    subjects: targets.map(({ key }) => key),
    targets,
    writes: [],
  };
};
