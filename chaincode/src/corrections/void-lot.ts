// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import { assertReleasable } from '../alarms/alerts.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { openLot } from '../lots/draw.js';

/** The write that ends a lot that was taken back. */
export function voided(facts: Facts, lot: Lot): Write {
  return {
    key: stateKey('lot', lot.lotId),
    value: { ...lot, closed: true, remainingGrams: 0, voidedBy: facts.commandId },
  };
}

/** A lot as the event left it. A lot under a hold or alarm stays, or it could be made again under another name. @throws ContractError `CORRECTION_USED`, and as the use of a lot does. */
export async function assertUntouched(facts: Facts, lot: Lot): Promise<void> {
  const { documents, lotId, massGrams, operatorId, package: packages, remainingGrams } = lot;
  await openLot(facts, lotId);
  await assertReleasable(facts, lot);
  demand(
    operatorId === facts.operatorId,
    'CORRECTION_USED',
    `lot ${lotId} is held by ${operatorId} now`,
  );
  demand(
    remainingGrams === massGrams && (packages?.activated ?? 0) === 0,
    'CORRECTION_USED',
    `lot ${lotId} was used: ${remainingGrams} of ${massGrams} g are left, ${packages?.activated ?? 0} codes are active`,
  );
  demand(
    documents.length === 0,
    'CORRECTION_USED',
    `lot ${lotId} has ${documents.length} documents that speak of it`,
  );
}
