// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Contract, type EventFlag, type Lot, type Slip } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { blendOf } from '../lots/blend.js';
import { assertNewLots, drawLots } from '../lots/draw.js';
import { flagUnion, lotFlagsOf } from '../lots/holds.js';
import { assertKinds } from '../lots/kinds.js';
import { newLot } from '../lots/new-lot.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertState, contractOf } from './contracts.js';
import { weigh } from './weighing.js';

/**
 * Paddy of a harvest lot over the weighbridge: the physical mass leaves the harvest lot and becomes a lot of the buyer. Flags a
 * load above the contract's cap. Refuses `SLIP_EXISTS`, `SLIP_MASS`, `DELIVERY_EXCEEDS_LOT`, `LOT_KIND`, `LOT_EXISTS`,
 * `CONTRACT_NOT_FOUND`, `CONTRACT_STATE`, `CONTRACT_PARTY`, `CONTRACT_LOT`, `DELIVERY_UNCONFIRMED`, and as drawing does.
 */
export const planRecordDelivery: Plan<'recordDelivery'> = async (command, facts) => {
  const { intakeLotId, lotId } = command;
  const { key, slip: weighing, ruleSets } = await weigh(facts, command);
  const part = { grams: weighing.physicalGrams, lotId };
  const drawn = await drawLots(facts, [part], { exceeded: 'DELIVERY_EXCEEDS_LOT' });
  assertKinds(drawn.lots, ['harvest']);
  const [harvest] = drawn.lots;
  if (!harvest) throw new Error('one lot was drawn');
  await assertNewLots(facts, [{ grams: part.grams, lotId: intakeLotId }]);
  const contract = await contractFor(facts, command.contractId, harvest);
  const confirmation = confirmationOf(facts, command, harvest, contract);
  const taken = contract && afterLoad(contract, part.grams, confirmation);
  const headroomGrams = taken && taken.deliveryCapGrams - taken.deliveredGrams;
  const slip: Slip = {
    ...weighing,
    confirmation,
    contractId: contract?.contractId,
    growerOperatorId: harvest.operatorId,
    harvestLotId: lotId,
    headroomGrams,
    intakeLotId,
    kind: 'delivery',
  };
  const flags = flagsFor(slip);
  const blend = blendOf(drawn.parts);
  const lot = newLot(facts, {
    ...blend,
    flags: flagUnion([blend.flags, lotFlagsOf(flags)]),
    kind: 'storage',
    lotId: intakeLotId,
    massGrams: part.grams,
    moistureMilliPercent: command.moistureMilliPercent,
    parents: [...drawn.parents],
    weighedGrams: weighing.weighedGrams,
  });
  const lotKey = stateKey('lot', intakeLotId);
  const contractKeys = taken ? [stateKey('contract', taken.contractId)] : [];
  return {
    subjects: [key, lotKey, ...drawn.keys, ...contractKeys],
    // Consent of the grower is checked above; it may be an accepted contract, which no co-signature shows.
    targets: [{ key, operatorId: facts.operatorId }],
    writes: [
      { key, value: slip },
      { key: lotKey, value: lot },
      ...drawn.writes,
      ...drawn.bins.writes,
      ...contractKeys.flatMap((one) => (taken ? [{ key: one, value: taken }] : [])),
    ],
    flags,
    ruleSets,
  };
};

function flagsFor({ confirmation, headroomGrams, settledGrams }: Slip): EventFlag[] {
  return [
    ...(headroomGrams !== undefined && headroomGrams < 0 ? (['OVER_CONTRACT_CAP'] as const) : []),
    ...(settledGrams === undefined ? (['NO_SETTLEMENT_RULES'] as const) : []),
    ...(confirmation === 'none' ? (['UNCONFIRMED'] as const) : []),
  ];
}

async function contractFor(
  facts: Facts,
  contractId: string | undefined,
  harvest: Lot,
): Promise<Contract | undefined> {
  if (contractId === undefined) return undefined;
  const contract = await contractOf(facts, contractId);
  assertState(contract, ['accepted']);
  const { buyerOperatorId, growerOperatorId } = contract;
  demand(
    buyerOperatorId === facts.operatorId && growerOperatorId === harvest.operatorId,
    'CONTRACT_PARTY',
    `expected contract ${contractId} between ${facts.operatorId} and ${harvest.operatorId}, ` +
      `got ${buyerOperatorId} and ${growerOperatorId}`,
  );
  assertCovers(contract, harvest);
  return contract;
}

function assertCovers(contract: Contract, harvest: Lot): void {
  const outside = harvest.parcels.find((parcelId) => !contract.parcels.includes(parcelId));
  demand(
    outside === undefined &&
      harvest.harvestYear === contract.season &&
      harvest.variety === contract.variety,
    'CONTRACT_LOT',
    `expected a harvest lot of ${contract.parcels.join(', ')}, ${contract.season}, ${contract.variety}, ` +
      `got ${harvest.lotId} of ${harvest.parcels.join(', ')}, ${harvest.harvestYear ?? 'no year'}, ${harvest.variety}`,
  );
}

/**
 * How the grower agreed to this load. Without the grower's own signature the buyer's word, whatever it claims (SMS code, paper),
 * is taken only under a contract that the grower accepted: nobody draws another's lot by saying that it was allowed.
 */
function confirmationOf(
  { cosigners, operatorId }: Facts,
  { onBehalfOf }: CommandOf<'recordDelivery'>,
  { lotId, operatorId: growerId }: Lot,
  contract: Contract | undefined,
): Slip['confirmation'] {
  const hasSigned = cosigners.some((one) => one.operatorId === growerId);
  if (hasSigned || growerId === operatorId) return 'own-signature';
  const confirmation = onBehalfOf?.operatorId === growerId ? wordOf(onBehalfOf) : 'none';
  demand(
    contract !== undefined,
    'DELIVERY_UNCONFIRMED',
    `expected ${growerId} to sign for the load of ${lotId}, or a contract that it accepted, got ` +
      (onBehalfOf ? `${onBehalfOf.confirmation} of ${onBehalfOf.operatorId}` : 'no confirmation'),
  );
  return confirmation;
}

/** A paper that nobody photographed is nobody's word. */
function wordOf({
  confirmation,
  photoHash,
}: NonNullable<CommandOf<'recordDelivery'>['onBehalfOf']>): Slip['confirmation'] {
  return confirmation === 'signed-paper' && photoHash === undefined ? 'none' : confirmation;
}

function afterLoad(
  contract: Contract,
  grams: number,
  confirmation: Slip['confirmation'],
): Contract {
  return {
    ...contract,
    deliveredGrams: contract.deliveredGrams + grams,
    unconfirmedGrams: contract.unconfirmedGrams + (confirmation === 'none' ? grams : 0),
  };
}
