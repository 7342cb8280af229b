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

/** A storage that was recorded wrong, the declaration of that, and what says it right. */
const [WRONG_ID, DECLARED_ID, RIGHT_ID] = ['D', 'E', 'F'].map(
  (last) => `01M42ZHFDG7Q2V9MZ4KX0RTB6${last}`,
);
const timeline = (
  [
    [WRONG_ID, 'storeLot', '2026-11-02'],
    [RIGHT_ID, 'storeLot', '2026-11-03'],
    [DECLARED_ID, 'correctEvent', '2026-11-04'],
  ] as const
).map(([commandId = '', type, day]) => ({
  ...milling,
  commandId,
  event: {
    ...milling.event,
    ...{ commandHash: commandId, eventTime: `${day}T02:00:00.000Z`, type },
    subjects: [`lot~${moving.lotId}`],
  },
}));
const correction = {
  ...{ commandId: DECLARED_ID, correctedCommandId: WRONG_ID, correctiveCommandIds: [RIGHT_ID] },
  ...{ declaredAt: '2026-11-04T02:00:00.000Z', effect: 'declare', note: '仓号写错了' },
  ...{ operatorId: 'panjin-wang', reason: 'incorrect_data', v: 1 },
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

const by = { operatorId: 'coop-2', publicName: '示范合作社' };
const paper = {
  documentHash: 'cd'.repeat(32),
  documentId: 'doc-9',
  issuedOn: '2026-11-19',
  kind: 'cma-report',
  result: 'fail',
};

/** What is joined about a lot that five things stop. */
export const JOINED = {
  applications: [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    ...{
      applicationId: `ap-${n}`,
      commandId: COMMAND_ID,
      doseMilliPerMu: 60_000,
      isInError: n === 7,
    },
    ...{ operatorId: 'coop-2', registration: 'PD20081234', startDate: `2026-07-0${n}` },
    parcels: [{ freeFrom: '2026-08-11', parcelId: 'p-0017', quantityMilli: 1, ruleSetId: 'rs-1' }],
    ...{ stockLotId: 'st-1', stopDate: `2026-07-0${n}`, target: '稻瘟病', unit: 'g', v: 1 },
  })),
  blocks: [
    {
      ...{ by, id: 'rc-1', kind: 'recall', since: '2026-11-20T01:00:00.000Z' },
      ends: { en: 'nothing lets it go', zh: '不再放行：只能退回召回企业、取样或销毁' },
      recall: { class: 1, isOrdered: true, state: 'open' },
      subject: 'lot~h-2026-0042',
    },
    {
      ...{ by, document: { documentHash: paper.documentHash, kind: paper.kind }, id: 'doc-9' },
      ends: { en: 'a laboratory attaches a passing report', zh: '检验机构附上同类的合格报告' },
      ...{ kind: 'failed-test', since: '2026-11-19', subject: 'lot~m-2026-0007' },
    },
    {
      ...{ by, id: 'ap-1', kind: 'hold', since: '2026-11-18T01:00:00.000Z' },
      ends: { en: 'the agriculture authority releases it', zh: '农业主管部门解除扣留' },
      subject: 'lot~h-2026-0042',
    },
    {
      alarm: { kind: 'hot-spot', note: '中心温度 31 °C', state: 'raised' },
      ...{ by, id: 'al-1', kind: 'alarm', since: '2026-11-17T01:00:00.000Z' },
      ends: { en: 'it is cleared', zh: '另一人确认后解除警报；或退回' },
      subject: 'bin~pj01-bin-1',
    },
    {
      ends: { en: 'it ends by itself on its day', zh: '到期自动结束' },
      ...{ id: 'tm-1', kind: 'withdrawal', since: '2026-11-10', subject: 'bin~pj01-bin-1' },
      treatment: { freeFrom: '2026-11-30', productName: '磷化铝' },
    },
  ],
  documents: [{ document: paper, isInError: true, lotId: 'h-2026-0042' }],
  holders: ['coop-2'],
  operators: [
    {
      ...{ areaCode: '211122', kind: 'cooperative', mspId: 'ProducerMSP', operatorId: 'coop-2' },
      ...{ publicName: '示范合作社', v: 1 },
    },
    {
      ...{ areaCode: '211122', kind: 'household', mspId: 'ProducerMSP', operatorId: 'household-1' },
      ...{ publicName: '示范农户', v: 1 },
    },
  ],
  pledges: [
    {
      ...{ bases: ['self-pledge'], commandId: COMMAND_ID, grams: 990_000, issuedOn: '2026-10-05' },
      ...{ lotId: 'h-2026-0042', operatorId: 'coop-2', pledgeId: 'pl-1', v: 1, variety: '盐丰47' },
    },
  ],
  treatments: [
    {
      ...{ agent: 'phosphine', commandId: COMMAND_ID, documentHash: 'ef'.repeat(32) },
      ...{ endDate: '2026-10-12', freeFrom: '2026-10-27', isInError: false, isRunning: false },
      ...{ operatorId: 'coop-2', productName: '磷化铝', recordedAt: '2026-10-12T01:00:00.000Z' },
      ...{ startDate: '2026-10-05', subject: { id: 'pj01-bin-1', kind: 'bin' } },
      ...{ treatmentId: 'tm-0', v: 1 },
    },
  ],
  recalls: [
    {
      ...{ class: 1, firmId: 'coop-2', isOrdered: true, mock: false, recallId: 'rc-1' },
      ...{ startedAt: '2026-11-20T01:00:00.000Z', state: 'open' },
    },
  ],
};

const closing = {
  devices: [
    {
      deviceId: 'pj01-bin-0001',
      from: { bootEpoch: 1, seq: 7, time: '2026-10-04T08:00:00.000Z' },
      place: { id: 'pj01-bin-1', kind: 'bin' },
      to: { bootEpoch: 2, seq: 1, time: '2026-11-04T11:00:00.000Z' },
    },
    {
      deviceId: 'pj01-bin-0002',
      from: { bootEpoch: 1, seq: 1, time: '2026-10-04T08:00:00.000Z' },
      place: { id: 'pj01-bin-1', kind: 'bin' },
      to: { bootEpoch: 1, seq: 900, time: '2026-11-04T11:00:00.000Z' },
    },
  ],
  heads: [{ logRoot: 'c'.repeat(64), logSize: 5, origin: 'pj01/bridge-1' }],
  isRead: true,
  omitted: 1,
};

const everything = (lot: object, origin: object, more: object = {}): object => ({
  blocks: [],
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
  ...[stored, rice].flatMap((lot): [string, unknown][] => [
    [`/lots/${lot.lotId}`, { children: [], events: [milling], lot, recordedIn }],
  ]),
  [
    `/lots/${moving.lotId}`,
    {
      ...{ children: [], corrections: [correction], events: timeline, isInError: true },
      ...{ lot: moving, recordedIn },
    },
  ],
  [`/lots/${stored.lotId}/everything`, everything(stored, { binId: 'pj01-bin-1' })],
  [`/lots/${moving.lotId}/everything`, everything(moving, {}, { transfers: [transfer] })],
  [`/lots/${rice.lotId}/everything`, everything(rice, { isKnown: false, parcels: ['p-0017'] })],
  [`/lots/${stored.lotId}/trace`, trace(stored)],
  [`/lots/${stored.lotId}/closing`, closing],
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
