// SPDX-License-Identifier: Apache-2.0

const STEP = {
  at: '2026-11-02T00:00:00.000Z',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  personId: 'keeper-1',
};
const BIN = 'pj01-bin-1';

/** A routine look that nobody has signed. */
export const INSPECTION = {
  binId: BIN,
  dueDate: '2026-11-22',
  findings: '表层干燥，无异味',
  insects: 'some',
  inspectedOn: '2026-11-12',
  inspectionId: 'in-261112-k7qx',
  maximumMilliC: 14_200,
  meanMilliC: 9_500,
  moistureClass: 'safe',
  operatorId: 'panjin-wang',
  periodDays: 10,
  recorded: STEP,
  ruleSetId: 'built-in',
  scope: 'routine',
  state: 'recorded',
  v: 1,
};
const BASIS = {
  advice: 'start',
  airHumidityMilliPercent: 31_250,
  grainHumidityMilliPercent: 68_400,
  grainMeanMilliC: 14_000,
  grainMoistureMilliPercent: 14_200,
  isWetOutside: false,
  outsideHumidityMilliPercent: 70_000,
  outsideMilliC: 2_000,
  reasons: [],
  ruleSetId: 'built-in',
};
/** A fan that ran. */
export const AERATION = {
  aerationId: 'ae-261105-a2b3',
  basis: BASIS,
  binId: BIN,
  operatorId: 'panjin-wang',
  ordered: { ...STEP, note: '入冬前降温', personId: 'head-1' },
  started: { ...STEP, startedAt: '2026-11-05T12:00:00.000Z' },
  state: 'done',
  stopped: { ...STEP, reason: 'air-too-warm', stoppedAt: '2026-11-06T01:00:00.000Z' },
  v: 1,
};
/** Gas that is being aired. */
export const FUMIGATION = {
  agent: 'phosphine',
  aired: {
    ...STEP,
    airedAt: '2026-11-20T00:00:00.000Z',
    leastDoseMilligramHoursPerM3: 240_000,
    leastPoint: '底层',
    note: '门缝漏气',
    shortfalls: ['closed-days'],
  },
  binId: BIN,
  closedDays: 14,
  doseMilligramsPerM3: 6_000,
  entryLimitMicrogramsPerM3: 300,
  fumigationId: 'fu-261107-m4n5',
  gas: [
    {
      ...STEP,
      measuredAt: '2026-11-10T00:00:00.000Z',
      readings: [{ microgramsPerM3: 2_000_000, point: '底层' }],
    },
  ],
  leastAiringDays: 1,
  operatorId: 'panjin-wang',
  ordered: { ...STEP, note: '每公斤 12 头米象', personId: 'head-1' },
  productName: '磷化铝 56 %',
  ruleSetId: 'built-in',
  sealed: { ...STEP, productGrams: 600, sealedAt: '2026-11-07T00:00:00.000Z' },
  state: 'airing',
  topUps: [],
  v: 1,
  volumeM3: 100,
};
const DUE = [
  {
    dueDate: '2026-11-22',
    inspectedOn: '2026-11-12',
    inspectionId: INSPECTION.inspectionId,
    scope: 'routine',
    state: 'overdue',
  },
  { dueDate: '2026-11-24', scope: 'weekly-full', state: 'today' },
  { dueDate: '2026-12-09', scope: 'half-monthly-report', state: 'later' },
];

/** A bin in which nothing runs. */
export const QUIET = {
  aerations: [AERATION],
  date: '2026-11-24',
  due: DUE,
  fumigations: [],
  grainSince: '2026-10-18',
  inspections: [INSPECTION],
  isUnderGas: false,
  state: 'stored',
};
/** The same bin while it is aired. */
export const UNDER_GAS = {
  ...QUIET,
  due: DUE.map((one) => ({ ...one, state: 'under-gas' })),
  fumigations: [FUMIGATION],
  isUnderGas: true,
  state: 'treated',
};

/** Answers about inspections, aeration and fumigation. */
export const STORAGE_ANSWERS: Readonly<Record<string, unknown>> = {
  [`/bins/${BIN}/storage`]: QUIET,
  [`/bins/${BIN}/aeration-advice`]: {
    basis: BASIS,
    goOnMilliK: 4_000,
    startMilliK: 8_000,
    status: 'built-in',
    stopTopBottomMilliK: 3_000,
  },
  '/inspection-calendar': {
    date: '2026-11-24',
    items: [
      {
        binId: BIN,
        due: DUE,
        grams: 500_000_000,
        operatorId: 'panjin-wang',
        ruleSetId: 'built-in',
        siteId: 'pj01',
      },
    ],
  },
};
