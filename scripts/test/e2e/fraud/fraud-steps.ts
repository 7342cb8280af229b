// SPDX-License-Identifier: Apache-2.0
import type { Attempt, FraudStage } from './fraud-stage.js';
import { FRAUD_AREA, PARCEL_M2 } from './fraud-stage.js';

const VARIETY = '盐丰47';

/** An attested parcel of 30 mu. */
export async function newParcel(stage: FraudStage, fields: object = {}): Promise<string> {
  const parcelId = await draftParcel(stage, fields);
  await stage.say('regulator', { type: 'attestParcel', parcelId });
  return parcelId;
}

/** A parcel that nobody attested, of the mill unless said. */
export async function draftParcel(
  stage: FraudStage,
  fields: object = {},
  grower = 'grower',
): Promise<string> {
  const parcelId = stage.id('p');
  await stage.say(grower, {
    type: 'registerParcel',
    areaCode: FRAUD_AREA,
    areaM2: PARCEL_M2,
    boundaryCommitment: '0'.repeat(64),
    originClass: 'panjin',
    parcelId,
    season: stage.year,
    variety: VARIETY,
    ...fields,
  });
  return parcelId;
}

/** A harvest at 14.5 % moisture; one tonne unless said. */
export function harvestOf(
  lotId: string,
  parcelId: string,
  grams = 1_000_000,
): { type: string; [field: string]: unknown } {
  return {
    type: 'recordHarvest',
    lotId,
    moistureMilliPercent: 14_500,
    parcels: [parcelId],
    weighedGrams: grams,
  };
}

/** A recorded harvest lot of a parcel. */
export async function newHarvest(
  stage: FraudStage,
  parcelId: string,
  grams = 1_000_000,
): Promise<string> {
  const lotId = stage.id('h');
  await stage.say('grower', harvestOf(lotId, parcelId, grams));
  return lotId;
}

/** Bin and mill line of a run. */
export async function newStore(
  stage: FraudStage,
): Promise<{ readonly binId: string; readonly millLineId: string }> {
  const binId = stage.id('b');
  const millLineId = stage.id('m');
  const capacityGrams = 500_000_000;
  await stage.say('keeper', { type: 'registerBin', binId, capacityGrams, siteId: 'pj01' });
  await stage.say('miller', { type: 'registerMillLine', millLineId, siteId: 'pj01' });
  return { binId, millLineId };
}

/** A harvest lot stored and milled: 650 g of rice and 350 g of husk a kilogram. */
export async function newMilled(
  stage: FraudStage,
  harvestId: string,
  millingDate = stage.day(),
): Promise<{ readonly huskId: string; readonly riceId: string }> {
  const { binId, millLineId } = await newStore(stage);
  const { remainingGrams } = await stage.lot(harvestId);
  const storageId = stage.id('s');
  const inputs = [{ grams: remainingGrams, lotId: harvestId }];
  await stage.say('keeper', { type: 'storeLot', binId, inputs, lotId: storageId });
  const riceId = stage.id('r');
  const huskId = stage.id('k');
  await stage.say('miller', {
    type: 'millLot',
    inputs: [{ grams: remainingGrams, lotId: storageId }],
    millLineId,
    millingDate,
    outputs: [
      { grams: Math.floor(remainingGrams * 0.65), lotId: riceId, product: 'milled-rice' },
      { grams: Math.floor(remainingGrams * 0.35), lotId: huskId, product: 'husk' },
    ],
  });
  return { huskId, riceId };
}

/** Stock of an input: five units of 1 kg. */
export async function newStock(stage: FraudStage, registration = 'PD20150001'): Promise<string> {
  const stockLotId = stage.id('st');
  const attempt = await stage.attempt('grower', purchaseOf(stage, stockLotId, registration));
  if (attempt.refused !== undefined) throw new Error(`${attempt.refused}: ${attempt.text}`);
  return stockLotId;
}

/** A purchase of five units whose label codes nobody used. */
export function purchaseOf(
  stage: FraudStage,
  stockLotId: string,
  registration = 'PD20150001',
): { type: string; labelCodes: string[]; [field: string]: unknown } {
  const random = BigInt(Date.now()) * 1_000_000n;
  const start = `1${registration.slice(-6)}1001`;
  const labelCodes = [0n, 1n, 2n, 3n, 4n].map(
    (unit) => `${start}${String(random + BigInt(nextUnit()) * 10n + unit).padStart(21, '0')}`,
  );
  return {
    type: 'purchaseInput',
    labelCodes,
    packageMilli: 1_000_000,
    purchasedOn: stage.day(-60),
    registration,
    stockLotId,
    unit: 'g',
  };
}

let units = 0;
function nextUnit(): number {
  units += 1;
  return units;
}

/** A spray of 25 g a mu, today. */
export function sprayOf(
  stage: FraudStage,
  stockLotId: string,
  parcels: readonly string[],
  fields: object = {},
): { type: string; [field: string]: unknown } {
  return {
    type: 'applyInput',
    applicationId: stage.id('a'),
    doseMilliPerMu: 25_000,
    parcels,
    startDate: stage.day(),
    stockLotId,
    stopDate: stage.day(),
    target: 'rice blast',
    ...fields,
  };
}

/** Exactly one of two that were sent at once was accepted; answers how the other ended. */
export function loserOf(attempts: readonly Attempt[]): string {
  const refused = attempts.flatMap(({ refused }) => refused ?? []);
  if (refused.length !== 1) return `${refused.length} of ${attempts.length} refused`;
  return `refused ${refused[0] ?? ''}`;
}
