// SPDX-License-Identifier: Apache-2.0
import {
  contractSchema,
  lotSchema,
  slipSchema,
  stateKey,
  type Contract,
  type LedgerEvent,
  type Slip,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { lotAtHand } from '../lots/draw.js';
import { subjectOf } from './event-subjects.js';
import { assertUntouched, voided } from './void-lot.js';

/**
 * The writes that take a load back: its lot is void, the grower's harvest lot and the contract have the mass again, the slip
 * says `voided`. What the grower signed for, the buyer does not take back alone.
 * @throws ContractError `CORRECTION_USED`, `DELIVERY_UNCONFIRMED`, and as the use of a lot does.
 */
export async function undoneSlip(facts: Facts, event: LedgerEvent): Promise<Write[]> {
  const key = subjectOf(event, 'slip');
  const slip = await facts.expect(key, slipSchema, 'SLIP_NOT_FOUND');
  const { intakeLotId, slipId, state } = slip;
  demand(
    state === 'weighed',
    'CORRECTION_USED',
    `slip ${slipId} is settled: what is paid for stays delivered`,
  );
  assertGrowerAgrees(facts, slip);
  const lot = await facts.expect(stateKey('lot', intakeLotId), lotSchema, 'LOT_NOT_FOUND');
  await assertUntouched(facts, lot);
  return [
    { key, value: { ...slip, state: 'voided', voidedBy: facts.commandId } },
    voided(facts, lot),
    ...(await harvestWrites(facts, slip)),
    ...(await contractWrites(facts, slip)),
  ];
}

function assertGrowerAgrees({ cosigners, operatorId }: Facts, slip: Slip): void {
  const { confirmation, growerOperatorId, slipId } = slip;
  if (confirmation !== 'own-signature' || growerOperatorId === operatorId) return;
  demand(
    cosigners.some((one) => one.operatorId === growerOperatorId),
    'DELIVERY_UNCONFIRMED',
    `expected ${growerOperatorId ?? ''}, who signed for slip ${slipId}, to sign that it is taken back`,
  );
}

async function harvestWrites(facts: Facts, slip: Slip): Promise<Write[]> {
  const { growerOperatorId, harvestLotId, physicalGrams } = slip;
  if (harvestLotId === undefined) return [];
  const lot = await lotAtHand(facts, harvestLotId);
  demand(
    lot.operatorId === growerOperatorId && lot.binId === undefined,
    'CORRECTION_USED',
    `harvest lot ${harvestLotId} is held by ${lot.operatorId}, in ${lot.binId ?? 'no bin'}, expected as it was with ${growerOperatorId ?? ''}`,
  );
  const remainingGrams = lot.remainingGrams + physicalGrams;
  return [{ key: stateKey('lot', harvestLotId), value: { ...lot, remainingGrams } }];
}

async function contractWrites(facts: Facts, slip: Slip): Promise<Write[]> {
  const { confirmation, contractId, physicalGrams } = slip;
  if (contractId === undefined) return [];
  const key = stateKey('contract', contractId);
  const contract = await facts.expect(key, contractSchema, 'CONTRACT_NOT_FOUND');
  const value: Contract = {
    ...contract,
    deliveredGrams: contract.deliveredGrams - physicalGrams,
    unconfirmedGrams: contract.unconfirmedGrams - (confirmation === 'none' ? physicalGrams : 0),
  };
  return [{ key, value }];
}
