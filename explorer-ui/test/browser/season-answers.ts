// SPDX-License-Identifier: Apache-2.0

const COMMAND_ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';

/** Growth of a crop that tillers. */
export const GROWTH = {
  coarseDays: 1,
  days: 46,
  floweringInDays: 31,
  gddHigh: 664.5,
  gddLow: 620.5,
  missingDays: 2,
  ruleSetId: 'built-in',
  stage: { bbchFrom: 21, bbchTo: 59, en: 'tillering to heading', zh: '分蘖至抽穗' },
  start: { commandId: COMMAND_ID, on: '2026-05-25', work: 'transplant' },
  status: 'built-in',
  voidedCount: 0,
};

/** Water that wants some. */
export const WATER = {
  advice: 'flood',
  level: { at: '2026-07-11T01:00:00.000Z', cm: -16.2, deviceId: 'pj01-paddy-0001' },
  toCm: 5,
  why: 'tube-low',
  withoutFlowering: false,
};

const days = Array.from({ length: 10 }, (_, at) => {
  const date = `2026-07-${String(at + 2).padStart(2, '0')}`;
  if (at === 4) return { date, voided: [] };
  return {
    date,
    humidity: { hours: 24, meanPercent: 70 + at },
    rain: { hours: at === 9 ? 9 : 24, mm: at === 3 ? 18.4 : 0 },
    ...(at !== 6 && { sunshine: { h: 7.5, hours: 24 } }),
    temperature: { hours: at === 9 ? 9 : 24, maxC: 27.5 + at / 2, minC: 18 + at / 3 },
    voided: at === 6 ? [{ count: 1, quantity: 'sunshine' }] : [],
  };
});

const work = (which: string, on: string, fields: object = {}) => ({
  commandId: COMMAND_ID,
  eventTime: `${on}T10:00:00.000Z`,
  kind: 'field-work',
  on,
  work: which,
  ...fields,
});

/** What the gateway tells of the crop on p-0017. */
export const CROP = {
  areaM2: 20_000,
  date: '2026-07-11',
  devices: [
    {
      deviceId: 'pj01-paddy-0001',
      quantities: ['air-temperature', 'rain', 'water-level', 'soil-bulk-ec'],
    },
  ],
  growth: GROWTH,
  harvest: {
    freeFrom: '2026-07-28',
    harvestedGrams: 0,
    headroomGrams: 19_000_000,
    intervals: [
      {
        applicationId: 'a-2026-7',
        freeFrom: '2026-07-28',
        isRunning: true,
        name: '三环唑',
        registration: 'PD20080001',
        ruleSetId: 'recall-terms-1',
        startDate: '2026-07-07',
        stopDate: '2026-07-07',
      },
    ],
  },
  holderOperatorId: 'household-7',
  nitrogen: { reason: 'no-nitrogen-records' },
  operatorId: 'panjin-wang',
  operatorName: '盘锦王家大院水稻合作社',
  parcelId: 'p-0017',
  salinity: [
    {
      at: '2026-07-11T01:00:00.000Z',
      deviceId: 'pj01-paddy-0001',
      dsM: 0.84,
      quantity: 'soil-bulk-ec',
    },
    {
      at: '2026-07-11T01:00:00.000Z',
      deviceId: 'pj01-paddy-0001',
      dsM: 2.1,
      isAbove: true,
      quantity: 'water-ec',
      thresholdDsM: 1.9,
    },
  ],
  season: 2026,
  station: { also: [], deviceId: 'pj01-paddy-0001', from: 'parcel' },
  steps: [
    { ...work('', '2026-04-28'), kind: 'season-declared', work: undefined },
    work('transplant', '2026-05-25'),
    work('irrigate', '2026-06-10'),
    work('weed', '2026-06-12', {
      correction: {
        commandId: COMMAND_ID,
        correctedCommandId: COMMAND_ID,
        correctiveCommandIds: [],
        declaredAt: '2026-06-13T00:00:00.000Z',
        effect: 'undo',
        note: '记错了地块',
        operatorId: 'panjin-wang',
        reason: 'incorrect_data',
        v: 1,
      },
    }),
    {
      commandId: COMMAND_ID,
      kind: 'warning',
      level: 'warning',
      on: '2026-07-05',
      pest: 'rice-blast',
      recordTime: '2026-07-05T17:10:00.000Z',
      verdict: 'favourable',
      warningId: 'w-2026-0001',
    },
    {
      commandId: COMMAND_ID,
      kind: 'control-ordered',
      on: '2026-07-06',
      recordTime: '2026-07-06T01:00:00.000Z',
      warningId: 'w-2026-0001',
    },
    {
      application: {
        applicationId: 'a-2026-7',
        freeFrom: '2026-07-28',
        name: '三环唑',
        registration: 'PD20080001',
        target: '稻瘟病',
      },
      commandId: COMMAND_ID,
      eventTime: '2026-07-07T09:00:00.000Z',
      kind: 'application',
      on: '2026-07-07',
    },
    {
      commandId: COMMAND_ID,
      kind: 'control-done',
      on: '2026-07-07',
      recordTime: '2026-07-07T09:10:00.000Z',
      warningId: 'w-2026-0001',
    },
  ],
  variety: '盐丰47',
  water: WATER,
  weather: { days },
};

const row = (parcelId: string, fields: object = {}) => ({
  areaM2: 20_000,
  growth: GROWTH,
  harvestedGrams: 0,
  headroomGrams: 19_000_000,
  lots: [],
  openTasks: 0,
  parcelId,
  season: 2026,
  variety: '盐丰47',
  water: WATER,
  ...fields,
});

/** What the gateway tells of an operator's land. */
export const OVERVIEW = {
  areaM2: 60_000,
  date: '2026-07-11',
  items: [
    row('p-0017', {
      freeFrom: '2026-07-28',
      openTasks: 1,
      warning: {
        level: 'warning',
        pest: 'rice-blast',
        validTo: '2026-07-17',
        verdict: 'favourable',
        warningId: 'w-2026-0001',
      },
    }),
    row('p-0018', { lots: ['h-2026-0001'] }),
    row('p-0019', {
      growth: { ...GROWTH, reason: 'no-start', stage: undefined },
      headroomGrams: undefined,
      water: { advice: 'not-judgeable', reason: 'no-level', withoutFlowering: false },
    }),
  ],
  operatorId: 'panjin-wang',
  todo: [
    {
      code: 'CONTROL_OVERDUE',
      date: '2026-07-10',
      en: 'control was due on 2026-07-10: do it or say why not',
      parcelId: 'p-0017',
      path: '/warnings/w-2026-0001',
      rank: 0,
      zh: '防治任务已过期限 2026-07-10：请去做，或说明不做的理由',
    },
    {
      code: 'WATER_FLOOD',
      en: 'water: -16.2 cm in the tube, flood to 5 cm',
      parcelId: 'p-0018',
      path: '/parcels/p-0018',
      rank: 4,
      zh: '灌水：管内水位 -16.2 厘米，灌到 5 厘米',
    },
  ],
};

/** Answers about the season. */
export const SEASON_ANSWERS: Readonly<Record<string, unknown>> = {
  '/operators/panjin-wang/season': OVERVIEW,
  '/parcels/p-0017/crop': CROP,
};
