// SPDX-License-Identifier: Apache-2.0
import { lotSchema, stateKey } from '@daoji/model';

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
  return { subjects: [key], targets: [{ key, operatorId: lot.operatorId }], writes };
};

function assertAgri({ signer }: Facts): void {
  const authority = signer.kind === 'person' ? signer.identity.authority : undefined;
  demand(
    authority === 'agri',
    'AUTHORITY_REFUSED',
    `expected authority agri, which owns intervals, got ${authority ?? 'none'}`,
  );
}
