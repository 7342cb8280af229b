// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';

/**
 * Refuses a step that only one person of the lot's operator signed (`evidence.confirmations`).
 * @throws ContractError `SECOND_PERSON_MISSING`.
 */
export function assertSecondPerson({ cosigners, signer }: Facts, lot: Lot, step: string): void {
  const first = signer.kind === 'person' ? signer.identity.personId : signer.id;
  demand(
    cosigners.some(
      ({ operatorId, personId }) => operatorId === lot.operatorId && personId !== first,
    ),
    'SECOND_PERSON_MISSING',
    `expected a second person of ${lot.operatorId} to sign this ${step} of ${lot.lotId}, got ${first} alone`,
  );
}
