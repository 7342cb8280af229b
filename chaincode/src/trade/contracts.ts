// SPDX-License-Identifier: Apache-2.0
import {
  contractSchema,
  operatorSchema,
  parcelSchema,
  stateKey,
  type Contract,
  type Parcel,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import type { CommandOf, Plan } from '../run-command.js';

/**
 * A buyer's offer for one season of a grower's parcels; flags a contract area above that of the parcels. Refuses
 * `CONTRACT_EXISTS`, `OPERATOR_NOT_FOUND`, `CONTRACT_PARTY`, `PARCEL_DUPLICATE`, `PARCEL_NOT_FOUND`, `CONTRACT_PARCELS`.
 */
export const planOfferContract: Plan<'offerContract'> = async (command, facts) => {
  const { contractId, growerOperatorId, parcels, season, variety } = command;
  const key = stateKey('contract', contractId);
  await facts.assertFree(key, 'CONTRACT_EXISTS');
  await facts.expect(stateKey('operator', growerOperatorId), operatorSchema, 'OPERATOR_NOT_FOUND');
  demand(
    growerOperatorId !== facts.operatorId,
    'CONTRACT_PARTY',
    `expected another grower than the buyer ${facts.operatorId}`,
  );
  assertDistinctParcels(parcels);
  let landM2 = 0;
  for (const parcelId of parcels)
    landM2 += (await contractedParcel(facts, command, parcelId)).areaM2;
  const value: Contract = {
    buyerOperatorId: facts.operatorId,
    commandId: facts.commandId,
    contractAreaM2: command.contractAreaM2,
    contractId,
    deliveredGrams: 0,
    deliveryCapGrams: command.deliveryCapGrams,
    growerOperatorId,
    offeredAt: facts.recordTime,
    parcels: [...parcels].sort(),
    priceCommitment: command.priceCommitment,
    season,
    state: 'offered',
    unconfirmedGrams: 0,
    v: 1,
    variety,
  };
  return {
    subjects: [key, ...value.parcels.map((parcelId) => stateKey('parcel', parcelId))],
    targets: [{ key, operatorId: facts.operatorId }],
    writes: [{ key, value }],
    flags: command.contractAreaM2 > landM2 ? ['AREA_ABOVE_BOUNDARY'] : [],
  };
};

/** The grower's consent; parcels are looked at again. Refuses `CONTRACT_NOT_FOUND`, `CONTRACT_STATE`. */
export const planAcceptContract: Plan<'acceptContract'> = async (command, facts) => {
  const contract = await contractOf(facts, command.contractId);
  assertState(contract, ['offered']);
  const key = stateKey('contract', contract.contractId);
  const value: Contract = { ...contract, acceptedAt: facts.recordTime, state: 'accepted' };
  return {
    subjects: [key],
    targets: [{ key, operatorId: contract.growerOperatorId }],
    writes: [{ key, value }],
  };
};

/** Either party ends it; loads that came in stay. Refuses `CONTRACT_NOT_FOUND`, `CONTRACT_STATE`. */
export const planEndContract: Plan<'endContract'> = async (command, facts) => {
  const contract = await contractOf(facts, command.contractId);
  assertState(contract, ['offered', 'accepted']);
  const key = stateKey('contract', contract.contractId);
  const isGrower = facts.operatorId === contract.growerOperatorId;
  const value: Contract = { ...contract, endedAt: facts.recordTime, state: 'ended' };
  return {
    subjects: [key],
    targets: [{ key, operatorId: isGrower ? contract.growerOperatorId : contract.buyerOperatorId }],
    writes: [{ key, value }],
  };
};

/** @throws ContractError `CONTRACT_NOT_FOUND`. */
export function contractOf(facts: Facts, contractId: string): Promise<Contract> {
  return facts.expect(stateKey('contract', contractId), contractSchema, 'CONTRACT_NOT_FOUND');
}

/** @throws ContractError `CONTRACT_STATE`. */
export function assertState(contract: Contract, states: readonly Contract['state'][]): void {
  demand(
    states.includes(contract.state),
    'CONTRACT_STATE',
    `expected contract ${contract.contractId} ${states.join(' or ')}, got ${contract.state}`,
  );
}

async function contractedParcel(
  facts: Facts,
  { growerOperatorId, season, variety }: CommandOf<'offerContract'>,
  parcelId: string,
): Promise<Parcel> {
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  const fits =
    parcel.operatorId === growerOperatorId &&
    parcel.season === season &&
    parcel.variety === variety &&
    parcel.state !== 'closed';
  demand(
    fits,
    'CONTRACT_PARCELS',
    `expected ${key} open, of ${growerOperatorId}, ${season}, ${variety}, ` +
      `got ${parcel.state}, of ${parcel.operatorId}, ${parcel.season}, ${parcel.variety}`,
  );
  return parcel;
}
