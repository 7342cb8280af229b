// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import type { CommandDraft } from '@daoji/cli';
import { encodeBoundary, type Boundary } from '@daoji/model';
import { sha256, toBase64, toHex } from '@daoji/proof';
import { ulid } from 'ulid';

import { Cast } from './cast.js';
import { anchorUpTo, namedHead, Sensor, type SeqPosition } from './sensors.js';
import { ensureProduct, GTIN } from './product.js';
import type { WebNetwork } from './web-network.js';

const HOUR_MS = 3_600_000;
const TONNE = 1_000_000;

/** GS1's example prefix 952: nobody's product. */

/** A report that says what it is. */
export const REPORT = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** One lot of rice from the paddy to the package, with the readings taken on the way, all of it anchored. */
export interface Season {
  readonly cast: Cast;
  /** Id of one of this season's things, e.g. `lot('k')` for the package lot. */
  readonly lot: (kind: 'p' | 'h' | 's' | 'q' | 'm' | 'k' | 'bin' | 'line') => string;
  readonly fieldDevice: string;
  readonly binDevice: string;
  /** Path of the consumer page. */
  readonly path: string;
}

let played: Promise<Season> | undefined;

/** The season that the tests share. */
export function season(network: WebNetwork): Promise<Season> {
  played ??= play(network);
  return played;
}

async function play(network: WebNetwork): Promise<Season> {
  const cast = await Cast.of(network);
  await ensureProduct(cast);
  const run = ulid().slice(-6).toLowerCase();
  const lot = (kind: string): string => `${kind}-${run}`;
  await registerPlaces(network, cast, lot);
  const start = cast.now().getTime();
  const at = (hours: number): string => new Date(start + hours * HOUR_MS).toISOString();
  const field = await Sensor.open(network, `it-field-${run}`, 'paddy-station', {
    id: lot('p'),
    kind: 'parcel',
  });
  const bin = await Sensor.open(network, `it-bin-${run}`, 'grain-bin', {
    id: lot('bin'),
    kind: 'bin',
  });
  try {
    await field.play(start - 72 * HOUR_MS, start - 30 * HOUR_MS, 6 * HOUR_MS);
    await harvestAndStore(cast, lot, at);
    const stored = await bin.play(start - 28 * HOUR_MS, start - 4 * HOUR_MS, 8 * HOUR_MS);
    const head = namedHead(await anchorUpTo(network, bin.deviceId, stored));
    const first = { bootEpoch: stored.bootEpoch, seq: 0 };
    await cast.say('keeper', closing(lot('q'), bin.deviceId, first, stored, head));
    const later = await bin.play(start - 4 * HOUR_MS, start, 2 * HOUR_MS);
    const last = namedHead(await anchorUpTo(network, bin.deviceId, later));
    await millAndPack(network, cast, lot, at);
    const from = { bootEpoch: later.bootEpoch, seq: stored.seq + 1 };
    await cast.say('miller', closing(lot('m'), bin.deviceId, from, later, last));
  } finally {
    await field.close();
    await bin.close();
  }
  return {
    binDevice: bin.deviceId,
    cast,
    fieldDevice: field.deviceId,
    lot,
    path: `/01/${GTIN}/10/${lot('k')}`,
  };
}

type Name = (kind: string) => string;
type At = (hours: number) => string;

async function registerPlaces(network: WebNetwork, cast: Cast, lot: Name): Promise<void> {
  const salt = randomBytes(16);
  const boundary = squareOf(lot('p'));
  await cast.say('grower', {
    type: 'registerParcel',
    areaCode: '211104',
    areaM2: 86_710,
    boundaryCommitment: encodeBoundary(boundary, salt).commitment,
    originClass: 'panjin',
    parcelId: lot('p'),
    season: 2026,
    variety: '盐丰47',
  });
  const answer = await fetch(`${network.url}/api/v1/parcels/${lot('p')}/boundary`, {
    body: JSON.stringify({ boundary, salt: toBase64(salt) }),
    headers: { 'content-type': 'application/json' },
    method: 'POST',
  });
  if (answer.status !== 201) throw new Error(`boundary: ${await answer.text()}`);
  await cast.say('regulator', { type: 'attestParcel', parcelId: lot('p') });
  await cast.say('keeper', {
    type: 'registerBin',
    binId: lot('bin'),
    capacityGrams: 200 * TONNE,
    siteId: 'pj01',
  });
  await cast.say('miller', { type: 'registerMillLine', millLineId: lot('line'), siteId: 'pj01' });
}

/** Some 300 m by 290 m in the Bohai sea: no real parcel. */
function squareOf(parcelId: string): Boundary {
  const [west, south] = [1_215_000_000, 405_000_000];
  const [east, north] = [west + 35_000, south + 26_000];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { parcelId, public: true, rings: [ring], type: 'daoji.boundary/v1' };
}

async function harvestAndStore(cast: Cast, lot: Name, at: At): Promise<void> {
  await cast.say('grower', {
    type: 'recordHarvest',
    eventTime: at(-30),
    lotId: lot('h'),
    moistureMilliPercent: 14_500,
    parcels: [lot('p')],
    weighedGrams: 40 * TONNE,
  });
  const store = (lotId: string, tonnes: number): Promise<void> =>
    cast.say('keeper', {
      type: 'storeLot',
      binId: lot('bin'),
      eventTime: at(-29),
      inputs: [{ grams: tonnes * TONNE, lotId: lot('h') }],
      lotId,
    });
  await store(lot('s'), 30);
  await store(lot('q'), 10);
}

async function millAndPack(network: WebNetwork, cast: Cast, lot: Name, at: At): Promise<void> {
  const day = at(0).slice(0, 10);
  await cast.say('miller', {
    type: 'millLot',
    inputs: [{ grams: 10 * TONNE, lotId: lot('s') }],
    millLineId: lot('line'),
    millingDate: day,
    outputs: [{ grams: 6.5 * TONNE, lotId: lot('m'), product: 'milled-rice' }],
  });
  await cast.say('packer', {
    type: 'packLot',
    count: 10,
    gtin: GTIN,
    inputs: [{ grams: 50_000, lotId: lot('m') }],
    lotId: lot('k'),
    netMassGrams: 5_000,
    productionDate: day,
  });
  await attachReport(network, cast, lot('k'), day);
}

/** Uploads the report under the command that names it, then sends that command. */
async function attachReport(
  network: WebNetwork,
  cast: Cast,
  lotId: string,
  issuedOn: string,
): Promise<void> {
  const envelope = cast.sign('inspector', {
    type: 'attachDocument',
    documentHash: toHex(sha256(REPORT)),
    documentId: `report-${lotId}`,
    issuedOn,
    kind: 'test-report',
    result: 'pass',
    subject: { id: lotId, kind: 'lot' },
  });
  const { command, signature } = envelope;
  const header = Buffer.from(JSON.stringify({ command, signature })).toString('base64');
  const answer = await fetch(`${network.url}/api/v1/documents`, {
    body: REPORT,
    headers: { 'content-type': 'application/pdf', 'daoji-command': header },
    method: 'POST',
  });
  if (answer.status !== 201) throw new Error(`report: ${await answer.text()}`);
  await cast.send(envelope);
}

function closing(
  lotId: string,
  deviceId: string,
  from: SeqPosition,
  to: SeqPosition,
  head: ReturnType<typeof namedHead>,
): CommandDraft {
  return { type: 'closeLot', devices: [{ deviceId, from, to }], heads: [head], lotId };
}
