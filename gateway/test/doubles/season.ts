// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import {
  commandHash,
  encodeCommand,
  type Command,
  type DeviceRecord,
  type LedgerEvent,
  type Lot,
} from '@daoji/model';

import { ReadIndex } from '../../src/index/read-index.js';
import { scan } from '../../src/start-index.js';
import { MemoryStore } from './memory-store.js';
import type { CollectionName } from '../../src/projection/stored-document.js';

export const GTIN = '09521234543213';
export const KEY_ID = 'a'.repeat(64);
export const SPKI =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4I21xsG64IfsrkljYt/wPWDHBomDice67JUi0tTha0TrLpd61z/FB421MNXvBQvO6HW0s2tz3hQS6f4We7IuVA==';
export const DOCUMENT_HASH = createHash('sha256').update('%PDF-1.7 report').digest('hex');

/** ULID of the n-th command. */
export function commandIdOf(n: number): string {
  return `01M42ZHFDG7Q2V9MZ4KX0R${String(n).padStart(4, '0')}`;
}

/** One season in the document store: a parcel, a bin, a mill line and four lots, as chaincode would leave them. */
export async function seasonStore(): Promise<{ store: MemoryStore; index: ReadIndex }> {
  const store = new MemoryStore();
  await places(store);
  await lots(store);
  const index = new ReadIndex();
  for await (const change of scan(store)) index.apply(change);
  return { store, index };
}

async function places(store: MemoryStore): Promise<void> {
  await put(store, 'operators', 'coop-1', {
    areaCode: '211122',
    kind: 'cooperative',
    mspId: 'ProducerMSP',
    operatorId: 'coop-1',
    publicName: '示范合作社 <b>',
    v: 1,
  });
  await put(store, 'identities', `trace~${KEY_ID}`, {
    activatedBy: 'msp:ProducerMSP',
    areaCode: '211122',
    commandId: commandIdOf(0),
    keyId: KEY_ID,
    operatorId: 'coop-1',
    personId: 'person-1',
    roles: ['grower'],
    spki: SPKI,
    status: 'active',
    v: 1,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2030-01-01T00:00:00.000Z',
  });
  await put(store, 'parcels', 'p-0017', {
    areaCode: '211122',
    areaM2: 20_000,
    boundaryCommitment: '0'.repeat(64),
    operatorId: 'coop-1',
    originClass: 'panjin',
    parcelId: 'p-0017',
    season: 2026,
    state: 'attested',
    v: 1,
    variety: '盐丰47',
  });
  for (const [kind, collection, id] of [
    ['bin', 'bins', 'bin-1'],
    ['mill-line', 'mill-lines', 'line-1'],
  ] as const) {
    await put(store, collection, id, { id, kind, operatorId: 'coop-1', siteId: 'pj01', v: 1 });
  }
  const device: DeviceRecord = {
    bridgeId: 'bridge-1',
    deviceId: 'pj-bin-0001',
    keyId: 'b'.repeat(64),
    operatorId: 'coop-1',
    profile: {
      channels: [
        {
          channel: 'main',
          max: 1000,
          min: -400,
          quantity: 'grain-temperature',
          scale: -1,
          unit: 'Cel',
        },
      ],
      clockPolicy: 'live',
    },
    siteId: 'pj01',
    spki: SPKI,
    status: 'active',
    subject: { id: 'bin-1', kind: 'bin' },
    v: 1,
  };
  await put(store, 'devices', device.deviceId, device);
}

async function lots(store: MemoryStore): Promise<void> {
  await event(store, 1, ['parcel~p-0017'], {
    type: 'registerParcel',
    areaCode: '211122',
    areaM2: 20_000,
    boundaryCommitment: '0'.repeat(64),
    originClass: 'panjin',
    parcelId: 'p-0017',
    season: 2026,
    variety: '盐丰47',
  });
  await event(store, 2, ['lot~h-1', 'parcel~p-0017'], {
    type: 'recordHarvest',
    lotId: 'h-1',
    moistureMilliPercent: 14_500,
    parcels: ['p-0017'],
    weighedGrams: 1_000_000,
  });
  await event(store, 3, ['lot~s-1', 'lot~h-1', 'bin~bin-1'], {
    type: 'storeLot',
    binId: 'bin-1',
    inputs: [{ grams: 1_000_000, lotId: 'h-1' }],
    lotId: 's-1',
  });
  await event(store, 4, ['lot~m-1', 'lot~s-1', 'mill-line~line-1'], {
    type: 'millLot',
    inputs: [{ grams: 1_000_000, lotId: 's-1' }],
    millLineId: 'line-1',
    millingDate: '2026-11-01',
    outputs: [{ grams: 650_000, lotId: 'm-1', product: 'milled-rice' }],
  });
  await event(store, 5, ['lot~k-1', 'lot~m-1'], {
    type: 'packLot',
    count: 10,
    gtin: GTIN,
    inputs: [{ grams: 50_000, lotId: 'm-1' }],
    lotId: 'k-1',
    netMassGrams: 5_000,
    productionDate: '2026-11-02',
  });
  await event(store, 6, ['document~doc-1', 'lot~k-1'], {
    type: 'attachDocument',
    documentHash: DOCUMENT_HASH,
    documentId: 'doc-1',
    issuedOn: '2026-11-03',
    kind: 'test-report',
    result: 'pass',
    subject: { id: 'k-1', kind: 'lot' },
  });
  await lot(store, 2, 'h-1', 'harvest', [], {
    weighedGrams: 1_000_000,
    moistureMilliPercent: 14_500,
  });
  await lot(store, 3, 's-1', 'storage', ['h-1'], { binId: 'bin-1' });
  await lot(store, 4, 'm-1', 'milled', ['s-1'], {
    millingDate: '2026-11-01',
    product: 'milled-rice',
  });
  await lot(store, 5, 'k-1', 'package', ['m-1'], {
    millingDate: '2026-11-01',
    package: { count: 10, gtin: GTIN, netMassGrams: 5_000, productionDate: '2026-11-02' },
    documents: [
      {
        documentHash: DOCUMENT_HASH,
        documentId: 'doc-1',
        issuedOn: '2026-11-03',
        kind: 'test-report',
        result: 'pass',
      },
    ],
  });
}

type Fields = Command extends infer C
  ? C extends Command
    ? Omit<C, 'alg' | 'commandId' | 'deviceTime' | 'v' | 'signerKeyId'>
    : never
  : never;

/** Canonical text of the n-th command, signed by {@link KEY_ID}. */
export function commandText(n: number, fields: Fields): string {
  const command = {
    ...fields,
    alg: 'ecdsa-p256-sha256',
    commandId: commandIdOf(n),
    deviceTime: `2026-10-${String(n + 1).padStart(2, '0')}T08:00:00.000Z`,
    signerKeyId: KEY_ID,
    v: 1,
  };
  return encodeCommand('trace', command as Command);
}

/** The event that chaincode writes for a command text. */
export function eventOf(text: string, subjects: readonly string[]): LedgerEvent {
  const { deviceTime, type } = JSON.parse(text) as { deviceTime: string; type: string };
  return {
    commandHash: commandHash(text),
    eventTime: deviceTime,
    flags: ['SCENARIO'],
    recordTime: deviceTime,
    ruleSets: [],
    signer: KEY_ID,
    subjects: [...subjects],
    type,
    v: 1,
  };
}

async function event(
  store: MemoryStore,
  n: number,
  subjects: readonly string[],
  fields: Fields,
): Promise<void> {
  const command = commandText(n, fields);
  await store.put('events', {
    _id: `trace~${commandIdOf(n)}`,
    blockNumber: n,
    channel: 'trace',
    command,
    signature: 'AAAA',
    transactionId: `tx-${n}`,
    txIndex: 0,
    value: { ...eventOf(command, subjects) },
  });
}

async function lot(
  store: MemoryStore,
  n: number,
  lotId: string,
  kind: Lot['kind'],
  parents: readonly string[],
  extra: Partial<Lot>,
): Promise<void> {
  const value: Lot = {
    closed: false,
    commandId: commandIdOf(n),
    createdAt: '2026-10-04T08:00:00.000Z',
    documents: [],
    harvestYear: 2026,
    kind,
    lotId,
    massGrams: 1_000_000,
    operatorId: 'coop-1',
    originClass: 'panjin',
    parcels: ['p-0017'],
    parents: parents.map((parent) => ({ grams: 1_000, lotId: parent })),
    remainingGrams: 1_000_000,
    v: 1,
    variety: '盐丰47',
    ...extra,
  };
  await put(store, 'lots', lotId, value, n);
}

async function put(
  store: MemoryStore,
  collection: CollectionName,
  id: string,
  value: object,
  blockNumber = 1,
): Promise<void> {
  const channel = collection === 'devices' ? 'anchor' : 'trace';
  await store.put(collection, {
    _id: id,
    blockNumber,
    channel,
    transactionId: `tx-${blockNumber}`,
    txIndex: 0,
    value: { ...value },
  });
}
