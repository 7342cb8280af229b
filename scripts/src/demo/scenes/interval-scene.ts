// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf } from '@daoji/model';

import type { Cast } from '../cast.js';
import { DEMO_PHI_DAYS, DEMO_REGISTRATION, DEMO_TARGET } from '../demo-rules.js';

/** The parcel that is sprayed late. */
export const SPRAYED_PARCEL = 'p-003';
/** Id of that spray. */
export const SPRAY_ID = 'a-001';
/** Grams in one bag of the product, in thousandths. */
const BAG_MILLI = 1_000_000;
const BAGS = 6;
const DOSE_MILLI_PER_MU = 25_000;

/** Buys the product and sprays one parcel today. @returns the first civil date of a harvest. */
export async function sprayLate(cast: Cast): Promise<string> {
  const today = civilDateOf(cast.now().toISOString());
  await cast.say('grower', {
    type: 'purchaseInput',
    labelCodes: Array.from({ length: BAGS }, (_, bag) => labelCode(bag)),
    packageMilli: BAG_MILLI,
    purchasedOn: addDays(today, -3),
    registration: DEMO_REGISTRATION,
    stockLotId: 'st-001',
    unit: 'g',
  });
  await cast.say('grower', {
    type: 'applyInput',
    applicationId: SPRAY_ID,
    doseMilliPerMu: DOSE_MILLI_PER_MU,
    parcels: [SPRAYED_PARCEL],
    startDate: today,
    stockLotId: 'st-001',
    stopDate: today,
    target: DEMO_TARGET,
  });
  return addDays(today, DEMO_PHI_DAYS);
}

/** A harvest inside the interval. @returns what the ledger said. @throws Error when it was not refused. */
export async function harvestTooSoon(cast: Cast): Promise<string> {
  const { code, text } = await cast.refused('grower', {
    type: 'recordHarvest',
    lotId: 'h-too-soon',
    moistureMilliPercent: 16_200,
    parcels: [SPRAYED_PARCEL],
    weighedGrams: 1_000_000,
  });
  if (code !== 'HARVEST_INTERVAL')
    throw new Error(`expected HARVEST_INTERVAL, got ${code}: ${text}`);
  return text;
}

/** A label code of the product: 32 digits, class 1 (PD), production 1. */
function labelCode(bag: number): string {
  return `1${DEMO_REGISTRATION.slice(-6)}1001${String(bag + 1).padStart(21, '0')}`;
}
