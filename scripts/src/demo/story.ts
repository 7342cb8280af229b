// SPDX-License-Identifier: Apache-2.0
import type { AdvanceRecord } from '@daoji/archive';
import { parseSeasonPlan, type SeasonPlan } from '@daoji/cli';
import { gtinCheckDigit } from '@daoji/model';

import type { Cast } from './cast.js';
import { PARCELS, type DemoParcel } from './parcels.js';
import type { DevicePosition } from './readings.js';

/** GTIN of the demo's 5 kg bag: GS1's example prefix 952, so nobody's product. */
export const DEMO_GTIN = `0952000000001${gtinCheckDigit('0952000000001')}`;

/** Package lots: the first two come from bin 1, the others from bin 2. */
export const PACKAGE_LOTS = ['pk-001', 'pk-002', 'pk-003', 'pk-004'] as const;
/** The lot that nobody touches: from bin 1. */
export const HONEST_LOT = PACKAGE_LOTS[0];
/** The lot whose stored date and whose bin's stored temperature are altered: from bin 2, so that bin 1 stays as it was. */
export const TAMPERED_LOT = PACKAGE_LOTS[2];
/** Bags of a package lot. */
export const BAGS_PER_LOT = 10;

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

/** Spring: parcels, bins, the mill line and the product are registered, and the village attests the parcels. */
export async function registerPlaces(
  cast: Cast,
  commitments: ReadonlyMap<string, string>,
): Promise<void> {
  await Promise.all([
    ...PARCELS.map((parcel) => registerParcel(cast, parcel, commitments.get(parcel.id))),
    ...BINS.map((binId) =>
      cast.say('keeper', {
        type: 'registerBin',
        binId,
        capacityGrams: 200 * TONNE,
        siteId: 'pj01',
      }),
    ),
    cast.say('miller', { type: 'registerMillLine', millLineId: MILL_LINE, siteId: 'pj01' }),
  ]);
  await cast.say('quality', {
    type: 'registerProduct',
    claims: [],
    grade: '一级',
    gtin: DEMO_GTIN,
    name: { en: 'Daoji demonstration rice (fictitious)', zh: '稻迹示范大米（虚构）' },
    netMassGrams: 5_000,
    shelfLifeDays: 365,
    standardNumber: 'GB/T 1354-2018',
    storageWords: { en: 'keep cool and dry', zh: '置于阴凉干燥处' },
    variety: '盐丰47',
  });
}

async function registerParcel(
  cast: Cast,
  { areaM2, id: parcelId, originClass }: DemoParcel,
  boundaryCommitment: string | undefined,
): Promise<void> {
  await cast.say('grower', {
    type: 'registerParcel',
    areaCode: '211104',
    areaM2,
    boundaryCommitment,
    originClass,
    parcelId,
    season: SEASON,
    variety: '盐丰47',
  });
  await cast.say('regulator', { type: 'attestParcel', parcelId });
  await cast.say('grower', {
    type: 'declareSeason',
    parcelId,
    season: SEASON,
    seedLot: '示范种子 2025-01（虚构）',
    sownOn: '2025-04-12',
    variety: '盐丰47',
  });
}

/** Autumn: a harvest lot per parcel, all cut within days. */
export async function harvestParcels(cast: Cast): Promise<void> {
  const moisture = [16_500, 15_800, 16_200];
  await Promise.all(
    PARCELS.map(({ id }, index) =>
      cast.say('grower', {
        type: 'recordHarvest',
        lotId: `h-${id}`,
        moistureMilliPercent: moisture[index],
        parcels: [id],
        weighedGrams: 40 * TONNE,
      }),
    ),
  );
}

/**
 * The harvest goes into the bins; the household's load into bin 2, beside those of the mill's own land.
 * @param intake - lot of the household's load, with its physical grams.
 * @param onStored - called with each bin that has got its grain.
 */
export async function storeHarvest(
  cast: Cast,
  intake: { readonly lotId: string; readonly grams: number },
  onStored: (binId: string) => void,
): Promise<void> {
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
  onStored('bin-1');
  await cast.say('keeper', {
    type: 'storeLot',
    binId: 'bin-2',
    lotId: 's-2',
    inputs: [part('p-002', 19), part('p-003', 39), intake],
  });
  onStored('bin-2');
}

/** Winter: paddy of both bins is milled. */
export async function millPaddy(cast: Cast): Promise<void> {
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
}

/** It is packed into four lots of ten bags, each with a test report. */
export async function packRice(cast: Cast, reports: ReadonlyMap<string, string>): Promise<void> {
  const day = cast.now().toISOString().slice(0, 10);
  for (const [index, lotId] of PACKAGE_LOTS.entries()) {
    await cast.say('packer', {
      type: 'packLot',
      count: BAGS_PER_LOT,
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
}

/** What a lot's devices said while it was stored and milled, and the log head that they lie under. */
export interface Closing {
  readonly devices: readonly {
    readonly deviceId: string;
    readonly from: DevicePosition;
    readonly to: DevicePosition;
  }[];
  readonly head: AdvanceRecord;
}

/** The end: each package lot is closed and bound to what its bin and the mill line said. @param closingOf - by bin. */
export async function closeLots(
  cast: Cast,
  closingOf: (devices: readonly string[]) => Closing,
): Promise<void> {
  for (const [index, lotId] of PACKAGE_LOTS.entries()) {
    const bin = index < 2 ? BINS[0] : BINS[1];
    const { devices, head } = closingOf([`pj01-${bin}`, `pj01-${MILL_LINE}`]);
    const { logRoot } = JSON.parse(head.head) as { logRoot: string };
    await cast.say('packer', {
      type: 'closeLot',
      devices,
      heads: [{ logRoot, logSize: head.logSize, origin: head.origin }],
      lotId,
    });
  }
}
