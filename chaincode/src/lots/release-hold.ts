// SPDX-License-Identifier: Apache-2.0
import { lotSchema, parcelSchema, stateKey } from '@daoji/model';

import type { Target } from '../access.js';
import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { releaseWrites } from './holds.js';

/** Lets a harvest lot and what came of it move again. Refuses `LOT_NOT_FOUND`, `HOLD_NOT_FOUND`, `AUTHORITY_REFUSED`. */
export const planReleaseHold: Plan<'releaseHold'> = async (command, facts) => {
  assertAgri(facts);
  const key = stateKey('lot', command.lotId);
  const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
  const writes = await releaseWrites(facts, lot);
  if (!writes) {
    throw new ContractError('HOLD_NOT_FOUND', `expected a running hold of ${key}, got none`);
  }
  return { subjects: [key], targets: await fieldsOfLot(facts, lot.parcels), writes };
};

/** The parcels that the rice grew on: their area decides which authority may let it go. */
async function fieldsOfLot(facts: Facts, parcels: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const parcelId of parcels) {
    const key = stateKey('parcel', parcelId);
    const { areaCode, operatorId } = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    targets.push({ key, operatorId, areaCode });
  }
  return targets;
}

function assertAgri({ signer }: Facts): void {
  const authority = signer.kind === 'person' ? signer.identity.authority : undefined;
  demand(
    authority === 'agri',
    'AUTHORITY_REFUSED',
    `expected authority agri, which owns intervals, got ${authority ?? 'none'}`,
  );
}
