// SPDX-License-Identifier: Apache-2.0
import { ulid } from 'ulid';

import type { Cast } from './cast.js';
import { ensureProduct, GTIN } from './product.js';
import { Sensor, type SeqPosition } from './sensors.js';
import { until } from './until.js';
import type { WebNetwork } from './web-network.js';

const HOUR_MS = 3_600_000;
const TONNE = 1_000_000;

/** A package lot whose readings are stored and under no log head. */
export interface FreshLot {
  readonly path: string;
  readonly deviceId: string;
  readonly last: SeqPosition;
}

/** Registers a parcel with a station and packs what grew there, before anything of it is anchored. */
export async function playUnanchored(network: WebNetwork, cast: Cast): Promise<FreshLot> {
  const run = ulid().slice(-6).toLowerCase();
  const [parcelId, harvest, milled, packed] = ['p', 'h', 'm', 'k'].map((kind) => `${kind}-${run}`);
  if (parcelId === undefined || packed === undefined) throw new Error('expected four ids');
  await cast.say('grower', {
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
  const subject = { id: parcelId, kind: 'parcel' } as const;
  const station = await Sensor.open(network, `it-field-${run}`, 'paddy-station', subject);
  const now = cast.now().getTime();
  const last = await station.play(now - 12 * HOUR_MS, now, 6 * HOUR_MS);
  await station.close();
  await untilStored(network, station.deviceId);
  await cast.say('miller', { type: 'registerMillLine', millLineId: `line-${run}`, siteId: 'pj01' });
  await cast.say('grower', {
    type: 'recordHarvest',
    lotId: harvest,
    moistureMilliPercent: 14_500,
    parcels: [parcelId],
    weighedGrams: 10 * TONNE,
  });
  await cast.say('miller', {
    type: 'millLot',
    inputs: [{ grams: TONNE, lotId: harvest }],
    millLineId: `line-${run}`,
    millingDate: new Date(now).toISOString().slice(0, 10),
    outputs: [{ grams: 600_000, lotId: milled, product: 'milled-rice' }],
  });
  await ensureProduct(cast);
  await cast.say('packer', {
    type: 'packLot',
    count: 2,
    gtin: GTIN,
    inputs: [{ grams: 10_000, lotId: milled }],
    lotId: packed,
    netMassGrams: 5_000,
    productionDate: new Date(now).toISOString().slice(0, 10),
  });
  return { deviceId: station.deviceId, last, path: `/01/${GTIN}/10/${packed}` };
}

async function untilStored(network: WebNetwork, deviceId: string): Promise<void> {
  await until(`points of ${deviceId}`, async () => {
    const answer = await fetch(`${network.url}/api/v1/series/${deviceId}`);
    if (!answer.ok) return undefined;
    const { points } = (await answer.json()) as { readonly points: readonly unknown[] };
    return points.length > 0 ? true : undefined;
  });
}
