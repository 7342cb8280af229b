// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Parcel } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { isListed, parcelOf, standingWrites, withClaims, withoutOverlap } from './overlaps.js';

/**
 * Two parcels share land: both are flagged, and so is what was and will be harvested on them, until the authority settles
 * it. A holder may say so of an attested parcel of its own. Refuses `PARCEL_NOT_FOUND`, `PARCEL_DUPLICATE`,
 * `PARCEL_STATE`, `OVERLAP_EXISTS`, `OVERLAP_LIMIT`.
 */
export const planClaimOverlap: Plan<'claimOverlap'> = async (command, facts) => {
  const { areaM2, otherParcelId, parcelId } = command;
  const parcel = await parcelOf(facts, parcelId);
  const other = await parcelOf(facts, otherParcelId);
  const known = isListed(parcel, otherParcelId) && isListed(other, parcelId);
  demand(!known, 'OVERLAP_EXISTS', `${parcelId} and ${otherParcelId} are known to share land`);
  for (const { parcelId: id, state } of [parcel, other])
    demand(state !== 'closed', 'PARCEL_STATE', `expected parcel ${id} open, got closed`);
  const value = await withClaims(facts, parcel, [{ areaM2, parcelId: otherParcelId }]);
  const concerned = concernedOf(facts, [parcel, other]);
  // A draft that nobody attested would let anybody put a mark on another's land.
  const isOwner = concerned.operatorId === facts.operatorId;
  demand(
    !isOwner || concerned.state !== 'draft',
    'PARCEL_STATE',
    `expected ${concerned.parcelId} attested, got draft`,
  );
  const key = stateKey('parcel', parcelId);
  return {
    subjects: [key, stateKey('parcel', otherParcelId)],
    targets: [targetOf(concerned)],
    writes: [{ key, value }, ...(await standingWrites(facts, value))],
    flags: ['PARCEL_OVERLAP'],
  };
};

/**
 * The agriculture authority's word that the two share no land any more. Later harvests carry no flag, earlier ones keep
 * theirs. Refuses `AUTHORITY_REFUSED`, `PARCEL_NOT_FOUND`, `OVERLAP_NOT_FOUND`.
 */
export const planResolveOverlap: Plan<'resolveOverlap'> = async (command, facts) => {
  const { otherParcelId, parcelId } = command;
  assertAgri(facts);
  const parcel = await parcelOf(facts, parcelId);
  const other = await parcelOf(facts, otherParcelId);
  const isKnown = isListed(parcel, otherParcelId) || isListed(other, parcelId);
  demand(isKnown, 'OVERLAP_NOT_FOUND', `no overlap of ${parcelId} and ${otherParcelId} stands`);
  const [key, otherKey] = [stateKey('parcel', parcelId), stateKey('parcel', otherParcelId)];
  return {
    subjects: [key, otherKey],
    targets: [targetOf(parcel), targetOf(other)],
    writes: [
      { key, value: withoutOverlap(parcel, otherParcelId) },
      { key: otherKey, value: withoutOverlap(other, parcelId) },
    ],
  };
};

/** The parcel by which the signer has a word in it: an own one, else one in the signer's area, else the first. */
function concernedOf(facts: Facts, parcels: readonly [Parcel, Parcel]): Parcel {
  return (
    parcels.find(({ operatorId }) => operatorId === facts.operatorId) ??
    parcels.find(({ areaCode }) => areaCode.startsWith(facts.areaCode)) ??
    parcels[0]
  );
}

function targetOf({ areaCode, operatorId, parcelId }: Parcel): Target {
  return { key: stateKey('parcel', parcelId), operatorId, areaCode };
}

function assertAgri({ signer }: Facts): void {
  const authority = signer.kind === 'person' ? signer.identity.authority : undefined;
  demand(
    authority === 'agri',
    'AUTHORITY_REFUSED',
    `expected authority agri, which owns parcels, got ${authority ?? 'none'}`,
  );
}
