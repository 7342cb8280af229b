// SPDX-License-Identifier: Apache-2.0

const COMMAND_ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';
const recordedIn = { blockNumber: 12, channel: 'trace', transactionId: 'ab'.repeat(32) };
const base = {
  closed: false,
  commandId: COMMAND_ID,
  createdAt: '2026-11-01T09:00:12.000Z',
  documents: [],
  harvestYear: 2026,
  operatorId: 'panjin-wang',
  originClass: 'panjin',
  parcels: ['p-0017'],
  v: 1,
  variety: '盐丰47',
};
/** Paddy in a bin beside paddy of another parcel. */
const stored = {
  ...base,
  binId: 'pj01-bin-1',
  kind: 'storage',
  lotId: 's-2026-0001',
  massGrams: 1_000_000,
  parents: [{ grams: 1_000_000, lotId: 'h-2026-0042' }],
  remainingGrams: 1_000_000,
};
const moving = { ...stored, binId: undefined, lotId: 's-2026-0002', transferId: 'tr-2026-1' };
const rice = {
  ...base,
  flags: ['OUTSIDE_PADDY'],
  kind: 'milled',
  lotId: 'm-2026-0008',
  massGrams: 650_000,
  millLineId: 'mill-1',
  millingDate: '2026-11-12',
  parents: [{ grams: 1_000_000, lotId: 's-2026-0001' }],
  product: 'milled-rice',
  remainingGrams: 650_000,
};
const transfer = {
  commandId: COMMAND_ID,
  fromOperatorId: 'coop-2',
  lots: [{ grams: 1_000_000, lotId: moving.lotId }],
  offeredAt: '2026-11-10T02:00:00.000Z',
  purpose: 'processing',
  state: 'offered',
  toOperatorId: 'panjin-wang',
  transferId: 'tr-2026-1',
  v: 1,
};
const milling = {
  command: '{}',
  commandId: COMMAND_ID,
  event: {
    commandHash: 'ab'.repeat(32),
    eventTime: '2026-11-12T02:00:00.000Z',
    flags: ['SCENARIO'],
    recordTime: '2026-11-12T02:05:00.000Z',
    ruleSets: [],
    signer: 'ab'.repeat(32),
    subjects: [`lot~${rice.lotId}`],
    type: 'millLot',
    v: 1,
  },
  recordedIn,
};

const notKnown = [
  {
    code: 'SEVERAL_PARCELS',
    count: 1,
    en: 'of several parcels: nobody knows which grain is whose',
    subjects: ['s-2026-0001'],
    zh: '来自多个地块：哪一粒属于哪块地无法分辨',
  },
  {
    code: 'NO_TEST',
    count: 1,
    en: 'no test report is attached',
    subjects: ['s-2026-0001'],
    zh: '没有附上检验报告',
  },
];

const everything = (lot: object, origin: object, more: object = {}): object => ({
  lot,
  lots: [{ isKnown: true, isSingleParcel: false, lot, parcels: ['p-0017', 'p-0018'], ...origin }],
  notKnown,
  transfers: [],
  ...more,
});
const trace = (lot: object, units: readonly string[] = []): object => ({
  direction: 'both',
  edges: [],
  events: [],
  lots: [lot],
  units,
});

/** Lots that stand beside those of the fixture. */
export const MORE_LOTS = [stored, moving, rice];

/** Answers about lots that can be worked on, by path below `/api/v1`. */
export const LOT_ANSWERS = Object.fromEntries<unknown>([
  ...[stored, moving, rice].flatMap((lot): [string, unknown][] => [
    [`/lots/${lot.lotId}`, { children: [], events: [milling], lot, recordedIn }],
    [`/lots/${lot.lotId}/alerts`, { alarms: [], date: '2026-11-24', treatments: [] }],
  ]),
  [`/lots/${stored.lotId}/everything`, everything(stored, { binId: 'pj01-bin-1' })],
  [`/lots/${moving.lotId}/everything`, everything(moving, {}, { transfers: [transfer] })],
  [`/lots/${rice.lotId}/everything`, everything(rice, { isKnown: false, parcels: ['p-0017'] })],
  [`/lots/${stored.lotId}/trace`, trace(stored)],
  [`/lots/${moving.lotId}/trace`, trace(moving)],
  [`/lots/${rice.lotId}/trace`, trace(rice, ['395212345678900007'])],
  ['/transfers/tr-2026-1', transfer],
  [
    '/mill-lines',
    {
      items: [
        {
          devices: [],
          object: {
            id: 'mill-1',
            kind: 'mill-line',
            operatorId: 'panjin-wang',
            siteId: 'pj01',
            v: 1,
          },
        },
      ],
    },
  ],
]);
