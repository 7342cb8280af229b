// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf } from '@daoji/model';

import type { Cast } from '../cast.js';
import { BLAST_PRODUCT, HOPPER_PRODUCT, type DemoProduct } from '../demo-rules.js';

/** The parcel that is sprayed, against blast before heading and against planthoppers when the grain fills. */
export const SPRAYED_PARCEL = 'p-003';
/** The spray that answers the warning of blast. */
export const BLAST_SPRAY: Spray = {
  applicationId: 'a-001',
  product: BLAST_PRODUCT,
  stockLotId: 'st-001',
};
/** The later one, whose interval a harvest for the early market would break. */
export const HOPPER_SPRAY: Spray = {
  applicationId: 'a-002',
  product: HOPPER_PRODUCT,
  stockLotId: 'st-002',
};

/** One use of a product, from a purchase of its own. */
export interface Spray {
  readonly applicationId: string;
  readonly product: DemoProduct;
  readonly stockLotId: string;
}

/** Grams in one bag of a product, in thousandths. */
const BAG_MILLI = 1_000_000;
const BAGS = 6;
const DOSE_MILLI_PER_MU = 25_000;

/** Buys the product and sprays the parcel today. @returns the first civil date of a harvest by this spray. */
export async function spray(
  cast: Cast,
  { applicationId, product, stockLotId }: Spray,
): Promise<string> {
  const today = civilDateOf(cast.now().toISOString());
  await cast.say('grower', {
    type: 'purchaseInput',
    labelCodes: Array.from({ length: BAGS }, (_, bag) => labelCode(product, bag)),
    packageMilli: BAG_MILLI,
    purchasedOn: addDays(today, -3),
    registration: product.registration,
    stockLotId,
    unit: 'g',
  });
  await cast.say('grower', {
    type: 'applyInput',
    applicationId,
    doseMilliPerMu: DOSE_MILLI_PER_MU,
    parcels: [SPRAYED_PARCEL],
    startDate: today,
    stockLotId,
    stopDate: today,
    target: product.target,
  });
  return addDays(today, product.phiDays);
}

/** Somebody counts planthoppers on the filling crop, and sprays since there are too many. @returns the first date of a harvest. */
export async function sprayHoppers(cast: Cast): Promise<string> {
  await cast.say('grower', {
    type: 'recordFieldWork',
    doneOn: civilDateOf(cast.now().toISOString()),
    note: '百丛稻飞虱 1 600 头，以若虫为主（演示）',
    parcels: [SPRAYED_PARCEL],
    work: 'scout',
  });
  return spray(cast, HOPPER_SPRAY);
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
function labelCode({ registration }: DemoProduct, bag: number): string {
  return `1${registration.slice(-6)}1001${String(bag + 1).padStart(21, '0')}`;
}
