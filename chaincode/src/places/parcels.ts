// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey, type Parcel } from '@daoji/model';

import { demand } from '../contract-error.js';
import { overlapFlags, standingWrites, withClaims } from '../parcels/overlaps.js';
import { areaFlags } from '../parcels/parcel-areas.js';
import { originBasis } from '../parcels/protected-origin.js';
import type { Plan } from '../run-command.js';

/**
 * A new parcel of the signer's operator, in state `draft`. Refuses `PARCEL_EXISTS`, `AREA_BASIS`,
 * `PROTECTED_AREA_MISSING`; overlaps that it names as `withClaims` does.
 */
export const planRegisterParcel: Plan<'registerParcel'> = async (command, facts) => {
  const key = stateKey('parcel', command.parcelId);
  await facts.assertFree(key, 'PARCEL_EXISTS');
  const { operatorId } = facts;
  const { areaCode, areaM2, boundaryCommitment, originClass, parcelId, season, variety } = command;
  const { areaBasis, contractAreaM2, datum, farming, geodesicAreaM2, measuredAreaM2 } = command;
  const areas = areaFlags(parcelId, command);
  const { flags, protectedAreaRuleSet, ruleSets } = await originBasis(facts, command);
  const claimed: Parcel = {
    areaBasis,
    areaCode,
    areaM2,
    boundaryCommitment,
    contractAreaM2,
    datum,
    farming,
    geodesicAreaM2,
    measuredAreaM2,
    operatorId,
    originClass,
    overlapSetDigest: command.overlapSetDigest,
    parcelId,
    protectedAreaRuleSet,
    season,
    state: 'draft',
    v: 1,
    variety,
  };
  // The other parcels hear of it once somebody attested this one.
  const value = await withClaims(facts, claimed, command.overlaps);
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }],
    flags: [...areas, ...flags, ...overlapFlags(value)],
    ruleSets,
  };
};

/**
 * The village's or cooperative's word for one version of a parcel: `draft` → `attested`, usable at once. Overlaps that the
 * holder or the attester names stand from now on, on both parcels. Refuses `PARCEL_NOT_FOUND`, `PARCEL_STATE`,
 * `PARCEL_VERSION`, and as `withClaims` does.
 */
export const planAttestParcel: Plan<'attestParcel'> = async (command, facts) => {
  const key = stateKey('parcel', command.parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(parcel.state === 'draft', 'PARCEL_STATE', `expected ${key} in draft, got ${parcel.state}`);
  const version = parcel.boundaryVersion ?? 1;
  demand(
    (command.boundaryVersion ?? 1) === version,
    'PARCEL_VERSION',
    `expected the word for boundary version ${version} of ${key}, got ${command.boundaryVersion ?? 1}`,
  );
  const { operatorId, areaCode } = parcel;
  const value: Parcel = {
    ...(await withClaims(facts, parcel, command.overlaps)),
    state: 'attested',
  };
  const others = (value.overlaps ?? []).map((one) => stateKey('parcel', one.parcelId));
  return {
    subjects: [key, ...others],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }, ...(await standingWrites(facts, value))],
    flags: overlapFlags(value),
  };
};
