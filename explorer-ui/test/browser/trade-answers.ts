// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about inputs and documents; the looks of pages alone.

const HASH = 'cd'.repeat(32);
const COMMAND = '01M42ZHFDG7Q2V9MZ4KX0RTB5F';

const interval = {
  applicationId: 'a-7',
  freeFrom: '2026-11-05',
  isRunning: true,
  name: '三环唑',
  registration: 'PD20150001',
  ruleSetId: 'products-1',
  startDate: '2026-10-15',
  stopDate: '2026-10-15',
};
const parcelSeason = {
  areaM2: 33_350,
  capGrams: 31_115_550,
  date: '2026-10-15',
  freeFrom: '2026-11-05',
  harvestedGrams: 976_608,
  harvests: [],
  headroomGrams: 30_138_942,
  intervals: [interval],
  operatorId: 'panjin-wang',
  parcelId: 'p-0017',
  season: 2026,
  variety: '盐丰47',
};
const parcelWithoutCap = {
  ...parcelSeason,
  capGrams: undefined,
  freeFrom: undefined,
  headroomGrams: undefined,
  intervals: [],
  parcelId: 'p-0018',
};
const stock = {
  emptiesDue: 2,
  name: '三环唑',
  stock: {
    commandId: COMMAND,
    emptiesReturned: 0,
    operatorId: 'panjin-wang',
    packageMilli: 1_000_000,
    packages: 5,
    receivedMilli: 5_000_000,
    registration: 'PD20150001',
    remainingMilli: 2_400_000,
    stockLotId: 'st-2026-01',
    unit: 'g',
    v: 1,
  },
};
const application = {
  applicationId: 'a-7',
  commandId: COMMAND,
  doseMilliPerMu: 25_000,
  operatorId: 'panjin-wang',
  parcels: [
    {
      freeFrom: '2026-11-05',
      parcelId: 'p-0017',
      quantityMilli: 1_250_625,
      ruleSetId: 'products-1',
    },
  ],
  registration: 'PD20150001',
  startDate: '2026-10-15',
  stockLotId: 'st-2026-01',
  stopDate: '2026-10-15',
  target: '稻瘟病',
  unit: 'g',
  v: 1,
};
const refusals = [
  {
    code: 'INPUT_USES_EXCEEDED',
    message:
      'INPUT_USES_EXCEEDED: parcel p-0018 has had 2 uses of PD20150001 in 2026; rule: uses per parcel and season are those of the label; legal basis: label (unconfirmed); rule set: products-1; accepted: at most 2',
    subject: 'parcel~p-0018',
  },
];
const product = {
  actives: ['tricyclazole'],
  allowed: true,
  content: '75 % WP',
  earliestHarvest: '2026-11-05',
  legalBasis: 'label',
  name: '三环唑',
  needsAgronomist: false,
  phiDays: 21,
  reasons: [],
  registration: 'PD20150001',
  ruleSetId: 'products-1',
  status: 'unconfirmed',
  stock: [{ remainingMilli: 2_400_000, stockLotId: 'st-2026-01' }],
  unit: 'g',
  uses: [
    {
      doseMaxMilli: 30_000,
      doseMinMilli: 20_000,
      parcelMaxMilli: 1_500_750,
      parcelMinMilli: 1_000_500,
      target: '稻瘟病',
    },
  ],
  usesDone: 1,
  usesLeft: 1,
};
const banned = {
  ...product,
  actives: ['paraquat'],
  allowed: false,
  name: '百草枯',
  reasons: [
    { code: 'INPUT_BANNED', en: 'paraquat is banned', ruleSetId: 'bans-1', zh: 'paraquat 已禁用' },
  ],
  registration: 'PD20150002',
};
const paper = (documentId: string, state: string, more: object = {}): object => ({
  document: {
    byOperatorId: 'panjin-wang',
    documentHash: HASH,
    documentId,
    documentNumber: 'SC10121110000001',
    issuedOn: '2024-01-01',
    kind: 'sc-licence',
    result: 'none',
    subject: 'operator~panjin-wang',
    validTo: '2026-10-30',
    ...more,
  },
  isNewest: true,
  state,
});

const contract = (contractId: string, headroomGrams: number, unconfirmedGrams: number) => ({
  contract: {
    buyerOperatorId: 'mill-demo',
    contractId,
    deliveredGrams: 9_000_000 - headroomGrams,
    deliveryCapGrams: 9_000_000,
    growerOperatorId: 'panjin-wang',
    contractAreaM2: 33_350,
    offeredAt: '2026-04-01T01:00:00.000Z',
    parcels: ['p-0017', 'p-0018'],
    season: 2026,
    state: 'accepted',
    unconfirmedGrams,
    variety: '盐丰47',
  },
  growerName: '示范农户（虚构）',
  headroomGrams,
});
const slip = (slipId: string, more: object) => ({
  deductions: [],
  growerName: '示范农户（虚构）',
  slip: {
    confirmation: 'own-signature',
    headroomGrams: 8_023_392,
    physicalGrams: 976_608,
    settledGrams: 974_000,
    slipId,
    state: 'weighed',
    weighedAt: '2026-10-04T07:50:00.000Z',
    weighedGrams: 1_000_000,
    ...more,
  },
});

const offered = contract('ct-3', 9_000_000, 0);
/** Answers by path below `/api/v1`. */
export const TRADE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/contracts/ct-1': contract('ct-1', 8_023_392, 0),
  '/contracts/ct-3': { ...offered, contract: { ...offered.contract, state: 'offered' } },
  '/contracts': { items: [contract('ct-1', 8_023_392, 0), contract('ct-2', -76_608, 976_608)] },
  '/slips': {
    items: [
      slip('sl-1', {}),
      slip('sl-2', { confirmation: 'none', headroomGrams: -76_608, settledGrams: undefined }),
    ],
    unconfirmedGrams: 976_608,
  },
  '/products': {
    items: [
      {
        brandOwnerName: '示范农户（虚构）',
        documents: [],
        packerNames: { 'mill-demo': '示范加工厂（虚构）' },
        product: {
          brandOwnerId: 'panjin-wang',
          claims: ['gi'],
          commandId: COMMAND,
          grade: '一级',
          gtin: '09521234567899',
          name: { en: 'Example rice', zh: '示范大米' },
          netMassGrams: 5_000,
          packers: [
            {
              commandId: COMMAND,
              packerOperatorId: 'mill-demo',
              validFrom: '2026-10-01',
              validTo: '2027-09-30',
            },
          ],
          shelfLifeDays: 365,
          standardNumber: 'GB/T 18824',
          storageWords: { en: 'cool and dry', zh: '阴凉干燥' },
          v: 1,
        },
      },
    ],
  },
  '/inputs/applications': { items: [{ application, refusals }] },
  '/inputs/stock': { items: [stock] },
  '/operators': {
    items: [
      {
        operator: {
          areaCode: '211122',
          kind: 'household',
          mspId: 'ProducerMSP',
          operatorId: 'panjin-wang',
          publicName: '示范农户（虚构）',
          v: 1,
        },
      },
    ],
  },
  '/operators/panjin-wang/documents': {
    items: [
      paper('sc-1', 'expiring'),
      paper('scale-1', 'expired', { kind: 'scale-calibration', validTo: '2026-09-30' }),
      paper('bl-1', 'in-force', { kind: 'business-licence', validTo: undefined }),
    ],
  },
  '/operators/panjin-wang/home': {
    blocks: [
      { code: 'LOT_ON_HOLD', en: 'on hold', subject: 'lot~h-2026-0042', zh: '暂停放行' },
      {
        code: 'HARVEST_INTERVAL',
        date: '2026-11-05',
        en: 'no harvest before 2026-11-05',
        subject: 'parcel~p-0017',
        zh: '2026-11-05 之前不得收获（安全间隔期）',
      },
    ],
    date: '2026-10-15',
    due: [
      {
        code: 'TRANSFER_TO_ACCEPT',
        date: '2026-11-10',
        en: 'from coop-2, to be accepted',
        subject: 'transfer~tr-2026-1',
        zh: '来自 coop-2，待接收',
      },
      {
        code: 'EMPTIES_DUE',
        en: '2 empty containers of PD20150001 to give back',
        subject: 'input-stock~st-2026-01',
        zh: '待交回 PD20150001 空包装 2 件',
      },
    ],
    operatorId: 'panjin-wang',
    parcels: [parcelSeason, parcelWithoutCap],
    totals: {
      capGrams: 31_115_550,
      harvestedGrams: 1_953_216,
      headroomGrams: 30_138_942,
      withoutCap: 1,
    },
  },
  '/parcels/p-0018/spray-advice': {
    date: '2026-10-15',
    parcelId: 'p-0018',
    products: [],
    season: 2026,
  },
  '/parcels/p-0017/spray-advice': {
    date: '2026-10-15',
    parcelId: 'p-0017',
    products: [product, banned],
    season: 2026,
  },
};
