// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey, type Parcel } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';

/** A new parcel of the signer's operator, in state `draft`. Refuses `PARCEL_EXISTS`. */
export const planRegisterParcel: Plan<'registerParcel'> = async (command, facts) => {
  const key = stateKey('parcel', command.parcelId);
  await facts.assertFree(key, 'PARCEL_EXISTS');
  const { operatorId } = facts;
  const { areaCode, areaM2, boundaryCommitment, originClass, parcelId, season, variety } = command;
  const { farming } = command;
  const value: Parcel = {
    areaCode,
    areaM2,
    boundaryCommitment,
    farming,
    operatorId,
    originClass,
    parcelId,
    season,
    state: 'draft',
    v: 1,
    variety,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }],
  };
};

/** The village's word for a parcel: `draft` → `attested`, usable at once. Refuses `PARCEL_NOT_FOUND`, `PARCEL_STATE`. */
export const planAttestParcel: Plan<'attestParcel'> = async (command, facts) => {
  const key = stateKey('parcel', command.parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(parcel.state === 'draft', 'PARCEL_STATE', `expected ${key} in draft, got ${parcel.state}`);
  const { operatorId, areaCode } = parcel;
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value: { ...parcel, state: 'attested' } }],
  };
};
