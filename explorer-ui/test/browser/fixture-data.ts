// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers, for the looks of pages alone; the end-to-end tests use the real gateway.

import { CODE_ANSWERS } from './code-answers.js';
import { BIN_ANSWERS } from './bin-answers.js';
import { GRAIN_ANSWERS } from './grain-answers.js';
import { JOINED, LOT_ANSWERS, MORE_LOTS } from './lot-answers.js';
import { NOTICE_ANSWERS } from './notice-answers.js';
import { PARCEL_ANSWERS } from './parcel-answers.js';
import { RECALL_ANSWERS } from './recall-answers.js';
import { QUALITY_ANSWERS } from './quality-answers.js';
import { REGISTRY_ANSWERS } from './registry-answers.js';
import { RULE_ANSWERS } from './rule-answers.js';
import { SEASON_ANSWERS } from './season-answers.js';
import { STORAGE_ANSWERS } from './storage-answers.js';
import { TRADE_ANSWERS } from './trade-answers.js';
import { WARNING_ANSWERS } from './warning-answers.js';

const HASH = 'ab'.repeat(32);
const recordedIn = { blockNumber: 12, channel: 'trace', transactionId: HASH };
const base = {
  closed: false,
  createdAt: '2026-10-04T09:00:12.000Z',
  documents: [],
  operatorId: 'panjin-wang',
  originClass: 'panjin',
  parcels: ['p-0017', 'p-0018'],
  v: 1,
  variety: '盐丰47',
};

const harvest = {
  ...base,
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  harvestYear: 2026,
  kind: 'harvest',
  lotId: 'h-2026-0042',
  massGrams: 976_608,
  moistureMilliPercent: 16_500,
  parents: [],
  remainingGrams: 0,
  weighedGrams: 1_000_000,
};
const milled = {
  ...base,
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5D',
  documents: [
    {
      documentHash: HASH,
      documentId: 'rep-77',
      issuedOn: '2026-10-14',
      kind: 'test-report',
      result: 'pass',
    },
  ],
  harvestYear: 2026,
  kind: 'milled',
  lotId: 'm-2026-0007',
  massGrams: 650_000,
  millLineId: 'mill-1',
  millingDate: '2026-10-12',
  parents: [{ grams: 976_608, lotId: 'h-2026-0042' }],
  product: 'milled-rice',
  remainingGrams: 450_000,
};
const packed = {
  ...base,
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5E',
  kind: 'package',
  lotId: 'p-2026-0001',
  massGrams: 200_000,
  package: {
    count: 40,
    gtin: '09521234567899',
    netMassGrams: 5_000,
    productionDate: '2026-10-15',
  },
  parents: [{ grams: 200_000, lotId: 'm-2026-0007' }],
  remainingGrams: 200_000,
};
const lots = [harvest, milled, packed];

const event = (type: string, flags: readonly string[], day: number): object => ({
  command: '{}',
  commandId: `01M42ZHFDG7Q2V9MZ4KX0RTB${day}`,
  event: {
    commandHash: `${day}${HASH}`.slice(0, 64),
    eventTime: `2026-10-${day}T02:00:00.000Z`,
    flags,
    recordTime: `2026-10-${day}T02:05:00.000Z`,
    ruleSets: [],
    signer: HASH,
    subjects: ['lot~m-2026-0007'],
    type,
    v: 1,
  },
  recordedIn,
});
const events = [
  event('recordHarvest', ['SCENARIO', 'LATE_RECORD'], 10),
  event('millLot', ['SCENARIO', 'DEMO_KEY'], 12),
  event('attachDocument', ['SCENARIO'], 14),
];

const device = {
  bridgeId: 'bridge-1',
  deviceId: 'pj01-mill-1',
  keyId: HASH,
  operatorId: 'panjin-wang',
  profile: {
    channels: [
      { channel: 'main', max: 400, min: 0, quantity: 'grain-moisture', scale: -1, unit: '%' },
    ],
    clockPolicy: 'live',
  },
  siteId: 'pj01',
  spki: 'AAAA',
  status: 'active',
  subject: { id: 'mill-1', kind: 'mill-line' },
  v: 1,
};
const points = Array.from({ length: 60 }, (_, index) => ({
  bootEpoch: 1,
  channel: 'main',
  flags: index === 30 ? 'REPLAY' : '',
  quantity: 'grain-moisture',
  seq: index,
  state: 'ANCHORED',
  time: new Date(Date.UTC(2026, 9, 12, 0, index * 5)).toISOString(),
  unit: '%',
  value: (14.5 + Math.sin(index / 6)).toFixed(1),
}));
const parcel = {
  areaCode: '211122',
  areaM2: 33_350,
  boundaryCommitment: HASH,
  operatorId: 'panjin-wang',
  originClass: 'panjin',
  parcelId: 'p-0017',
  season: 2026,
  state: 'attested',
  v: 1,
  variety: '盐丰47',
};
// A square in the sea of no real parcel, to see the map drawn.
const boundary = {
  geometry: {
    coordinates: [
      [
        [122, 41],
        [122.01, 41],
        [122.01, 41.006],
        [122, 41.006],
        [122, 41],
      ],
    ],
    type: 'Polygon',
  },
  state: 'public',
};

/** Answers by path below `/api/v1`; a path that is not here answers 404. */
export const ANSWERS: Readonly<Record<string, unknown>> = {
  ...TRADE_ANSWERS,
  ...CODE_ANSWERS,
  ...BIN_ANSWERS,
  ...GRAIN_ANSWERS,
  ...WARNING_ANSWERS,
  ...STORAGE_ANSWERS,
  ...NOTICE_ANSWERS,
  ...LOT_ANSWERS,
  '/commands': { items: events },
  '/devices': { items: [{ device, recordedIn }] },
  '/devices/pj01-mill-1': { device, recordedIn },
  '/lots': { items: [...lots, ...MORE_LOTS] },
  '/lots/m-2026-0007': { children: ['p-2026-0001'], events, lot: milled, recordedIn },
  '/lots/m-2026-0007/everything': {
    ...JOINED,
    lot: milled,
    lots: [{ isKnown: true, isSingleParcel: false, lot: milled, parcels: milled.parcels }],
    notKnown: [],
    transfers: [],
  },
  '/lots/m-2026-0007/trace': { direction: 'both', edges: [], events: [], lots },
  ...PARCEL_ANSWERS,
  ...RECALL_ANSWERS,
  ...REGISTRY_ANSWERS,
  ...QUALITY_ANSWERS,
  ...RULE_ANSWERS,
  ...SEASON_ANSWERS,
  '/parcels': { items: [{ boundary, devices: [], parcel, recordedIn }] },
  '/parcels/p-0017': { boundary, devices: [], parcel, recordedIn },
  '/series/pj01-mill-1': { deviceId: 'pj01-mill-1', points },
  '/status': {
    demoKeys: false,
    dependencies: { influx: { ok: true }, ledger: { ok: true }, store: { ok: false } },
    projection: {},
    scenario: {
      createdAt: '2026-01-01T00:00:00.000Z',
      epoch: '2026-05-01T00:00:00.000Z',
      factor: 600,
      v: 1,
    },
    time: '2026-10-15T00:00:00.000Z',
  },
};
