// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey, type Parcel } from '@daoji/model';

import { demand } from '../contract-error.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';
import { overlapFlags, withClaims } from './overlaps.js';
import { areaFlags } from './parcel-areas.js';
import { originBasis } from './protected-origin.js';

/**
 * A new boundary version. Whoever attested or verified the old one saw other land, so the parcel is a draft again; the
 * old commitment stays in its event. Refuses `PARCEL_NOT_FOUND`, `PARCEL_STATE`, `PARCEL_VERSION`,
 * `BOUNDARY_UNCHANGED`, `AREA_BASIS`, `PROTECTED_AREA_MISSING`. Overlaps stay until the authority settles them.
 */
export const planReviseParcel: Plan<'reviseParcel'> = async (command, facts) => {
  const key = stateKey('parcel', command.parcelId);
  const before = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  demand(before.state !== 'closed', 'PARCEL_STATE', `expected ${key} open, got closed`);
  assertNextVersion(before, command.boundaryVersion);
  demandRule(before.boundaryCommitment !== command.boundaryCommitment, 'BOUNDARY_UNCHANGED', {
    found: `parcel ${before.parcelId} has the commitment ${command.boundaryCommitment.slice(0, 16)}… already`,
    rule: 'a version is a boundary of its own, with a salt of its own',
    ...builtIn('boundaries are versioned, never overwritten'),
    accepted: 'the commitment of the new boundary file',
  });
  const claimed: Parcel = {
    ...before,
    areaBasis: command.areaBasis,
    areaM2: command.areaM2,
    boundaryCommitment: command.boundaryCommitment,
    boundaryVersion: command.boundaryVersion,
    contractAreaM2: command.contractAreaM2 ?? before.contractAreaM2,
    datum: command.datum,
    geodesicAreaM2: command.geodesicAreaM2,
    measuredAreaM2: command.measuredAreaM2,
    originClass: command.originClass ?? before.originClass,
    overlapSetDigest: command.overlapSetDigest,
    revisedAt: facts.recordTime,
    state: 'draft',
    verified: undefined,
  };
  const areas = areaFlags(before.parcelId, claimed);
  const { flags, protectedAreaRuleSet, ruleSets } = await originBasis(facts, claimed);
  const value = await withClaims(facts, { ...claimed, protectedAreaRuleSet }, command.overlaps);
  return {
    subjects: [key],
    targets: [{ key, operatorId: before.operatorId, areaCode: before.areaCode }],
    writes: [{ key, value }],
    flags: [...areas, ...flags, ...overlapFlags(value)],
    ruleSets,
  };
};

/** Two revisions from one version cannot both pass unseen. @throws ContractError `PARCEL_VERSION`. */
function assertNextVersion(before: Parcel, version: number): void {
  const next = (before.boundaryVersion ?? 1) + 1;
  demand(
    version === next,
    'PARCEL_VERSION',
    `expected boundary version ${next} of ${before.parcelId}, got ${version}`,
  );
}
