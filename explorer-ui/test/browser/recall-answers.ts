// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about recalls; the looks of pages alone.

const COMMAND = '01M42ZHFDG7Q2V9MZ4KX0RTB6A';
const down = { elapsedMs: 1.42, lots: 3, operators: 2, parcels: 2 };
const up = { elapsedMs: 0.8, lots: 4, operators: 1, parcels: 2 };
const account = {
  destroyedGrams: 15_000,
  disposedGrams: 0,
  recoveredMilliPercent: 77_777,
  returnedGrams: 20_000,
  stillOutGrams: 2_000,
  toRetrieveGrams: 45_000,
  unknownGrams: 8_000,
};
const clock = {
  doneBy: '2026-12-04',
  isDoneLate: false,
  isStartLate: true,
  now: '2026-11-24T00:00:00.000Z',
  startBy: '2026-11-20T02:00:00.000Z',
  workingDaysLeft: 8,
};
const recall = {
  class: 1,
  commandId: COMMAND,
  discoveredAt: '2026-11-19T02:00:00.000Z',
  disposals: [],
  doneBy: '2026-12-04',
  effectChecks: [],
  firmId: 'panjin-wang',
  holders: [],
  isOrdered: true,
  lots: [
    { grams: 20_000, lotId: 'k-1' },
    { grams: 25_000, lotId: 'k-2' },
  ],
  mock: false,
  reason: '镉超过限量（合成数据）',
  recallId: 'rc-1',
  ruleSets: [],
  startBy: '2026-11-20T02:00:00.000Z',
  startedAt: '2026-11-20T03:00:00.000Z',
  state: 'open',
  v: 1,
};
const brief = { account, clock, firmName: '盘锦王家米业', recall };
const drill = {
  ...brief,
  clock: { ...clock, isDoneLate: true, workingDaysLeft: -2 },
  recall: { ...recall, isOrdered: false, mock: true, recallId: 'rc-drill-2026-11' },
};
const detail = {
  ...brief,
  elapsed: { notifiedMs: 5_400_000 },
  events: [
    { commandId: COMMAND, eventTime: '2026-11-20T03:00:00.000Z', signer: 'x', type: 'orderRecall' },
  ],
  holders: [
    {
      destroyedGrams: 15_000,
      grams: 25_000,
      holderId: 'shop-1',
      holderName: '示范粮店',
      isAnswerWaiting: false,
      notifiedAt: '2026-11-20T04:00:00.000Z',
      returnedGrams: 5_000,
      state: 'counted',
      stillOutGrams: 2_000,
      unknownGrams: 3_000,
    },
    {
      grams: 5_000,
      holderId: 'corner-shop',
      holderName: 'corner-shop',
      isAnswerWaiting: true,
      notifiedAt: '2026-11-20T04:30:00.000Z',
      state: 'told',
      tokenHash: 'ab'.repeat(32),
      unknownGrams: 5_000,
    },
  ],
  lots: [
    {
      grams: 20_000,
      holderId: 'panjin-wang',
      holderName: '盘锦王家米业',
      isHeld: true,
      kind: 'package',
      lotId: 'k-1',
    },
    {
      grams: 25_000,
      holderId: 'shop-2',
      holderName: '示范学校食堂',
      isHeld: false,
      kind: 'package',
      lotId: 'k-2',
    },
  ],
  missing: [
    { code: 'SILENT', en: 'No answer yet from corner-shop.', zh: '还没有答复：corner-shop。' },
    { code: 'STILL_OUT', en: '2 kg is still out.', zh: '还有 2 kg 在外。' },
  ],
  trace: { down, up },
};
const scope = {
  down,
  firmId: 'panjin-wang',
  firmName: '盘锦王家米业',
  gaps: [
    {
      code: 'BEYOND_REACH',
      en: '5 kg was made or split by others; the firm cannot name it.',
      lotIds: ['k-3'],
      zh: '5 kg 已由他人再加工或分装，本企业无法自己列入。',
    },
  ],
  holders: [],
  lots: [
    {
      distance: 0,
      grams: 20_000,
      holderId: 'panjin-wang',
      holderName: '盘锦王家米业',
      kind: 'package',
      lotId: 'k-1',
      reach: 'own',
      share: { maxPpm: 400_000, minPpm: 100_000 },
    },
    {
      distance: 1,
      grams: 25_000,
      holderId: 'shop-1',
      holderName: '示范粮店',
      kind: 'package',
      lotId: 'k-2',
      reach: 'sent',
      transferId: 'tr-1',
    },
    {
      distance: 2,
      grams: 5_000,
      heldBy: 'rc-9',
      holderId: 'stall-1',
      holderName: '示范摊位',
      kind: 'package',
      lotId: 'k-3',
      reach: 'beyond',
    },
  ],
  startLotIds: ['k-1'],
  totalGrams: 50_000,
  units: [],
  up,
};

export const RECALL_ANSWERS: Readonly<Record<string, unknown>> = {
  '/recall-scope': scope,
  '/recalls': { items: [brief, drill] },
  '/recalls/rc-1': detail,
  '/recalls/rc-1/answers': {
    items: [
      {
        at: '2026-11-21T02:00:00.000Z',
        counted: { destroyedGrams: 0, returnedGrams: 4_000, stillOutGrams: 0 },
        holderId: 'corner-shop',
        isCarried: false,
        token: '0123456789abcdef0123456789abcdef',
      },
    ],
  },
  '/recalls/rc-drill-2026-11': { ...detail, ...drill },
};
