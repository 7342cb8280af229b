// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import {
  assertDistinctParcels,
  parcelSeasonOf,
  parcelSeasonWrite,
} from '../places/parcel-season.js';
import type { Plan } from '../run-command.js';

/**
 * More than the cap for one season of some parcels; who uses it is flagged. Refuses `PARCEL_NOT_FOUND`,
 * `PARCEL_DUPLICATE`, `PARCEL_STATE`, `AUTHORITY_REFUSED`.
 */
export const planUpliftYieldCap: Plan<'upliftYieldCap'> = async (command, facts) => {
  const { extraKgPerMu, parcels, season } = command;
  assertMayUplift(facts);
  assertDistinctParcels(parcels);
  const targets: Target[] = [];
  const writes: Write[] = [];
  for (const parcelId of parcels) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    demand(
      parcel.season === season && parcel.state !== 'closed',
      'PARCEL_STATE',
      `expected ${key} open in season ${season}, got season ${parcel.season}, ${parcel.state}`,
    );
    const before = await parcelSeasonOf(facts, parcel);
    writes.push(
      parcelSeasonWrite({ ...before, uplift: { commandId: facts.commandId, extraKgPerMu } }),
    );
    targets.push({ key, operatorId: parcel.operatorId, areaCode: parcel.areaCode });
  }
  return {
    subjects: targets.map((target) => target.key),
    targets,
    writes,
    flags: ['YIELD_UPLIFT'],
  };
};

// An association answers by its role; of the authorities the one that owns the parcels.
function assertMayUplift({ signer }: Facts): void {
  const may =
    signer.kind === 'person' &&
    (signer.identity.roles.includes('association') || signer.identity.authority === 'agri');
  demand(may, 'AUTHORITY_REFUSED', 'expected an association or authority agri, which owns parcels');
}
