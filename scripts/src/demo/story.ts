// SPDX-License-Identifier: Apache-2.0
import { parseSeasonPlan, type SeasonPlan } from '@daoji/cli';
import { gtinCheckDigit } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';

import type { Cast } from './cast.js';

/** GTIN of the demo's 5 kg bag: GS1's example prefix 952, so nobody's product. */
export const DEMO_GTIN = `0952000000001${gtinCheckDigit('0952000000001')}`;

const PARCELS = [
  { id: 'p-001', areaM2: 86_710, originClass: 'panjin' },
  { id: 'p-002', areaM2: 53_360, originClass: 'panjin' },
  { id: 'p-003', areaM2: 120_060, originClass: 'panjin' },
] as const;
const BINS = ['bin-1', 'bin-2'] as const;
const MILL_LINE = 'line-1';
const SEASON = 2025;
const TONNE = 1_000_000;

/** The devices of the demo: a station per parcel, cables in both bins, meters on the mill line. */
export function demoSeasonPlan(): SeasonPlan {
  const device = (deviceId: string, kind: string, subject: string, id: string): string =>
    `  - { deviceId: ${deviceId}, kind: ${kind}, subject: { kind: ${subject}, id: ${id} } }`;
  return parseSeasonPlan(
    [
      'seed: panjin-demo',
      'devices:',
      ...PARCELS.map(({ id }) => device(`pj01-field-${id}`, 'paddy-station', 'parcel', id)),
      ...BINS.map((id) => device(`pj01-${id}`, 'grain-bin', 'bin', id)),
      device(`pj01-${MILL_LINE}`, 'mill-line', 'mill-line', MILL_LINE),
    ].join('\n'),
  );
}

/** Spring: parcels, bins and the mill line are registered, and the village attests the parcels. */
export async function registerPlaces(cast: Cast): Promise<void> {
  for (const { id, areaM2, originClass } of PARCELS) {
    await cast.say('grower', {
      type: 'registerParcel',
      areaCode: '211104',
      areaM2,
      boundaryCommitment: toHex(sha256(utf8(`synthetic boundary of ${id}`))),
      originClass,
      parcelId: id,
      season: SEASON,
      variety: '盐丰47',
    });
    await cast.say('regulator', { type: 'attestParcel', parcelId: id });
  }
  for (const binId of BINS) {
    await cast.say('keeper', {
      type: 'registerBin',
      binId,
      capacityGrams: 200 * TONNE,
      siteId: 'pj01',
    });
  }
  await cast.say('miller', { type: 'registerMillLine', millLineId: MILL_LINE, siteId: 'pj01' });
}

/** Autumn: a harvest lot per parcel goes into the bins. */
export async function harvestAndStore(cast: Cast): Promise<void> {
  const moisture = [16_500, 15_800, 16_200];
  for (const [index, { id }] of PARCELS.entries()) {
    await cast.say('grower', {
      type: 'recordHarvest',
      lotId: `h-${id}`,
      moistureMilliPercent: moisture[index],
      parcels: [id],
      weighedGrams: 40 * TONNE,
    });
  }
  const part = (id: string, tonnes: number): { lotId: string; grams: number } => ({
    lotId: `h-${id}`,
    grams: tonnes * TONNE,
  });
  await cast.say('keeper', {
    type: 'storeLot',
    binId: 'bin-1',
    lotId: 's-1',
    inputs: [part('p-001', 39), part('p-002', 20)],
  });
  await cast.say('keeper', {
    type: 'storeLot',
    binId: 'bin-2',
    lotId: 's-2',
    inputs: [part('p-002', 19), part('p-003', 39)],
  });
}

/** Winter: both bins are milled and packed into four lots of ten bags, each with a test report. */
export async function millAndPack(
  cast: Cast,
  reports: ReadonlyMap<string, string>,
): Promise<string[]> {
  const day = cast.now().toISOString().slice(0, 10);
  for (const bin of ['1', '2']) {
    await cast.say('miller', {
      type: 'millLot',
      millLineId: MILL_LINE,
      millingDate: day,
      inputs: [{ lotId: `s-${bin}`, grams: 10 * TONNE }],
      outputs: [
        { lotId: `m-${bin}`, product: 'milled-rice', grams: 6_600_000 },
        { lotId: `b-${bin}`, product: 'bran', grams: 900_000 },
        { lotId: `k-${bin}`, product: 'husk', grams: 2_000_000 },
      ],
    });
  }
  const lots = ['pk-001', 'pk-002', 'pk-003', 'pk-004'];
  for (const [index, lotId] of lots.entries()) {
    await cast.say('packer', {
      type: 'packLot',
      count: 10,
      gtin: DEMO_GTIN,
      netMassGrams: 5_000,
      productionDate: day,
      lotId,
      inputs: [{ lotId: index < 2 ? 'm-1' : 'm-2', grams: 50_000 }],
    });
    const documentHash = reports.get(lotId);
    if (documentHash === undefined) throw new Error(`no test report for ${lotId}`);
    await cast.say('inspector', {
      type: 'attachDocument',
      documentHash,
      documentId: `report-${lotId}`,
      issuedOn: day,
      kind: 'test-report',
      result: 'pass',
      subject: { kind: 'lot', id: lotId },
    });
  }
  return lots;
}
