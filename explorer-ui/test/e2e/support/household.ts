// SPDX-License-Identifier: Apache-2.0
import { ulid } from 'ulid';

import type { Cast } from './cast.js';

const TONNE = 1_000_000;

/** A parcel under contract with a harvest of ten tonnes; ids are new in every run. */
export interface Household {
  readonly contractId: string;
  readonly harvestId: string;
  readonly parcelId: string;
}

/** Id of a thing that no other test uses. */
export function newId(prefix: string): string {
  return `${prefix}-${ulid().slice(-6).toLowerCase()}`;
}

/** An attested parcel of one of the cast. */
export async function newParcel(cast: Cast, name: 'grower' | 'household-1'): Promise<string> {
  const parcelId = newId('p');
  await cast.say(name, {
    type: 'registerParcel',
    areaCode: '211104',
    areaM2: 20_000,
    boundaryCommitment: '0'.repeat(64),
    originClass: 'panjin',
    parcelId,
    season: 2026,
    variety: '盐丰47',
  });
  await cast.say('regulator', { type: 'attestParcel', parcelId });
  return parcelId;
}

/** A household under contract with the mill, and its harvest. */
export async function newHousehold(cast: Cast): Promise<Household> {
  const parcelId = await newParcel(cast, 'household-1');
  const [contractId, harvestId] = [newId('ct'), newId('h')];
  await cast.say('trace-manager', {
    type: 'offerContract',
    contractAreaM2: 20_000,
    contractId,
    deliveryCapGrams: 18 * TONNE,
    growerOperatorId: 'household-1',
    parcels: [parcelId],
    season: 2026,
    variety: '盐丰47',
  });
  await cast.say('household-1', { type: 'acceptContract', contractId });
  await cast.say('household-1', {
    type: 'recordHarvest',
    lotId: harvestId,
    moistureMilliPercent: 16_500,
    parcels: [parcelId],
    weighedGrams: 10 * TONNE,
  });
  return { contractId, harvestId, parcelId };
}
