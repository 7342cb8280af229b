// SPDX-License-Identifier: Apache-2.0
import { simulatedDevice } from '@daoji/cli';
import { addDays, civilDateOf } from '@daoji/model';

import type { Cast } from './cast.js';
import { newId, newParcel } from './household.js';
import { ensureInputTable, PHI_DAYS, REGISTRATION, TARGET } from './input-table.js';
import { Sensor } from './sensors.js';
import type { WebNetwork } from './web-network.js';

const HOUR_MS = 3_600_000;
/** A reading in each quarter of a day: extremes that are flat, and said to be. */
const STEP_MS = 6 * HOUR_MS;
const DAYS = 12;
const GRAMS = 1_000_000;

/** Rice in its third week on a parcel of the grower, warned of and sprayed today. */
export interface GrowingParcel {
  readonly deviceId: string;
  readonly freeFrom: string;
  readonly parcelId: string;
  readonly today: string;
  readonly transplantedOn: string;
  readonly warningId: string;
  /** A measured day with its lowest and highest air temperature, °C. */
  readonly yesterday: { readonly date: string; readonly maxC: number; readonly minC: number };
  /** The last level in the tube, cm. */
  readonly levelCm: number;
}

/** Plants, measures, warns and sprays on the real network; the readings end at the network's now. */
export async function growingParcel(network: WebNetwork, cast: Cast): Promise<GrowingParcel> {
  await ensureInputTable(cast);
  const parcelId = await newParcel(cast, 'grower');
  const today = civilDateOf(cast.now().toISOString());
  const transplantedOn = addDays(today, -DAYS);
  await cast.say('grower', {
    type: 'declareSeason',
    parcelId,
    season: 2026,
    seedLot: 's-web',
    sownOn: addDays(today, -DAYS - 10),
    variety: '盐丰47',
  });
  await cast.say('grower', {
    type: 'recordFieldWork',
    doneOn: transplantedOn,
    parcels: [parcelId],
    work: 'transplant',
  });
  const warningId = await warned(cast, parcelId, today);
  await sprayed(cast, parcelId, today);
  const subject = { id: parcelId, kind: 'parcel' } as const;
  const sensor = await Sensor.open(
    network,
    newId('it-paddy'),
    'paddy-station',
    subject,
    'recorded',
  );
  const fromMs = Date.parse(`${transplantedOn}T00:00:00.000+08:00`);
  const lastMs = fromMs + Math.floor((cast.now().getTime() - fromMs) / STEP_MS) * STEP_MS;
  try {
    await sensor.play(fromMs, lastMs + 1, STEP_MS);
  } finally {
    await sensor.close();
  }
  const yesterday = addDays(civilDateOf(new Date(lastMs).toISOString()), -1);
  const temperatures = [0, 6, 12, 18].map((hour) =>
    said('air-temperature', Date.parse(`${yesterday}T00:00:00.000+08:00`) + hour * HOUR_MS),
  );
  return {
    deviceId: sensor.deviceId,
    freeFrom: addDays(today, PHI_DAYS),
    levelCm: said('water-level', lastMs) / 10,
    parcelId,
    today,
    transplantedOn,
    warningId,
    yesterday: {
      date: yesterday,
      maxC: Math.max(...temperatures),
      minC: Math.min(...temperatures),
    },
  };
}

/** What the station measured at a moment, in the quantity's unit: the device's own words, not the gateway's. */
function said(quantity: string, timeMs: number): number {
  const found = simulatedDevice('paddy-station', 'pages')
    .measurementsAt(timeMs)
    .find((one) => one.quantity === quantity);
  if (!found) throw new Error(`expected ${quantity} of the station`);
  return found.value * 10 ** found.scale;
}

async function warned(cast: Cast, parcelId: string, today: string): Promise<string> {
  const warningId = newId('w');
  await cast.say('watch', {
    type: 'issueWarning',
    inputsDigest: 'a'.repeat(64),
    level: 'warning',
    modelId: 'blastam',
    modelVersion: '1',
    parcelIds: [parcelId],
    pest: 'rice-blast',
    validFrom: today,
    validTo: addDays(today, 30),
    verdict: 'favourable',
    voidedCount: 1,
    warningId,
  });
  return warningId;
}

async function sprayed(cast: Cast, parcelId: string, today: string): Promise<void> {
  const stockLotId = newId('st');
  await cast.say('grower', {
    type: 'purchaseInput',
    labelCodes: [`1${REGISTRATION.slice(-6)}1001${String(Date.now()).padStart(21, '0')}`],
    packageMilli: GRAMS,
    purchasedOn: today,
    registration: REGISTRATION,
    stockLotId,
    unit: 'g',
  });
  await cast.say('grower', {
    type: 'applyInput',
    applicationId: newId('a'),
    doseMilliPerMu: 25_000,
    parcels: [parcelId],
    startDate: today,
    stockLotId,
    stopDate: today,
    target: TARGET,
  });
}
