// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, parcelSchema, stateKey } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import type { Plan } from '../run-command.js';

/**
 * One line of the field diary. It changes no state: the event is the record, and each parcel's history shows it.
 * Refuses `PARCEL_NOT_FOUND`, `PARCEL_DUPLICATE`, `PARCEL_STATE`, `WORK_DATE`.
 */
export const planRecordFieldWork: Plan<'recordFieldWork'> = async (command, facts) => {
  const { doneOn, parcels } = command;
  const today = civilDateOf(facts.eventTime);
  demand(doneOn <= today, 'WORK_DATE', `expected work done by ${today}, got ${doneOn}`);
  assertDistinctParcels(parcels);
  const targets: Target[] = [];
  for (const parcelId of parcels) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    demand(parcel.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
    const { areaCode, operatorId } = parcel;
    targets.push({ areaCode, isConsentable: true, key, operatorId });
  }
  return {
    flags: lateDateFlags(doneOn, facts.ruleTime),
    subjects: targets.map(({ key }) => key),
    targets,
    writes: [],
  };
};
