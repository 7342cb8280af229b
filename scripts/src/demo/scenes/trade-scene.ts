// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { lotSchema, slipSchema } from '@daoji/model';

import type { Cast } from '../cast.js';
import { waitProjected } from '../gateway-calls.js';
import { HOUSEHOLD_PARCEL } from '../parcels.js';

/** The household that grows under contract. */
export const HOUSEHOLD = 'household-1';
/** What its load becomes at the mill. */
export const INTAKE_LOT = 'i-001';

const CONTRACT = 'ct-001';
const SLIP = 'sl-001';
const SEASON = 2025;
const VARIETY = '盐丰47';
/** 80 亩 at 600 kg. */
const CAP_GRAMS = 48_000_000;
const GROSS_GRAMS = 24_000_000;
const TARE_GRAMS = 9_000_000;

/** Spring: a household registers its paddy, the village attests it, and the mill contracts its harvest. */
export async function contractHousehold(
  cast: Cast,
  commitments: ReadonlyMap<string, string>,
): Promise<void> {
  const { areaM2, id: parcelId, originClass } = HOUSEHOLD_PARCEL;
  await cast.say(HOUSEHOLD, {
    type: 'registerParcel',
    areaCode: '211104',
    areaM2,
    boundaryCommitment: commitments.get(parcelId),
    originClass,
    parcelId,
    season: SEASON,
    variety: VARIETY,
  });
  await cast.say('village', { type: 'attestParcel', parcelId });
  await cast.say(HOUSEHOLD, {
    type: 'declareSeason',
    parcelId,
    season: SEASON,
    seedLot: '示范种子 2025-01（虚构）',
    sownOn: '2025-04-14',
    variety: VARIETY,
  });
  await cast.say('trace-manager', {
    type: 'offerContract',
    contractAreaM2: areaM2,
    contractId: CONTRACT,
    deliveryCapGrams: CAP_GRAMS,
    growerOperatorId: HOUSEHOLD,
    parcels: [parcelId],
    season: SEASON,
    variety: VARIETY,
  });
  await cast.say(HOUSEHOLD, { type: 'acceptContract', contractId: CONTRACT });
}

/**
 * Autumn: the household's load comes in, signed by both, and the gateway's settlement sheet is fixed by its hash.
 * @returns physical grams.
 */
export async function takeDelivery(cast: Cast, gatewayUrl: string): Promise<number> {
  await cast.say(HOUSEHOLD, {
    type: 'recordHarvest',
    lotId: 'h-p-004',
    moistureMilliPercent: 16_000,
    parcels: [HOUSEHOLD_PARCEL.id],
    weighedGrams: GROSS_GRAMS - TARE_GRAMS,
  });
  const delivered = await cast.say(
    'weighbridge',
    {
      type: 'recordDelivery',
      brownRiceYieldMilliPercent: 81_500,
      contractId: CONTRACT,
      grossGrams: GROSS_GRAMS,
      impurityMilliPercent: 900,
      intakeLotId: INTAKE_LOT,
      lotId: 'h-p-004',
      moistureMilliPercent: 16_000,
      plateCommitment: sha256('synthetic plate of the demo'),
      sampleId: 'sa-001',
      slipId: SLIP,
      tareGrams: TARE_GRAMS,
    },
    HOUSEHOLD,
  );
  await waitProjected(gatewayUrl, delivered);
  const sheet = await fetch(`${gatewayUrl}/api/v1/slips/${SLIP}/settlement.csv`);
  if (!sheet.ok) throw new Error(`settlement sheet: ${sheet.status} ${await sheet.text()}`);
  const { settledGrams } = slipSchema.parse(await cast.state(`slip~${SLIP}`));
  await cast.say('trace-manager', {
    type: 'settleDelivery',
    settledGrams,
    settlementHash: sha256(new Uint8Array(await sheet.arrayBuffer())),
    slipId: SLIP,
  });
  return lotSchema.parse(await cast.state(`lot~${INTAKE_LOT}`)).remainingGrams;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
