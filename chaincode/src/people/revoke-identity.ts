// SPDX-License-Identifier: Apache-2.0
import { identitySchema, stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';

/** Ends a key from the next commit on. Refuses `IDENTITY_UNKNOWN`, `IDENTITY_REVOKED`. */
export const planRevokeIdentity: Plan<'revokeIdentity'> = async (command, facts) => {
  const key = stateKey('identity', command.keyId);
  const identity = await facts.expect(key, identitySchema, 'IDENTITY_UNKNOWN');
  demand(
    identity.status === 'active',
    'IDENTITY_REVOKED',
    `${key} was revoked at ${identity.revokedAt ?? ''}`,
  );
  const { operatorId, areaCode } = identity;
  const value = { ...identity, revokedAt: facts.recordTime, status: 'revoked' };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }],
  };
};
