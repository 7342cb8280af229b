// SPDX-License-Identifier: Apache-2.0

const WORD = {
  at: '2026-11-02T00:00:00.000Z',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  note: 'cable 3 reads 6 °C above its layer',
  personId: 'watch-1',
};
const bin = {
  capacityGrams: 2_000_000_000,
  id: 'pj01-bin-1',
  kind: 'bin',
  operatorId: 'panjin-wang',
  siteId: 'pj01',
  v: 1,
};
const alarm = {
  alarmId: 'al-2026-0001',
  binId: bin.id,
  kind: 'hot-spot',
  operatorId: bin.operatorId,
  raised: WORD,
  raisedByOperatorId: bin.operatorId,
  state: 'raised',
  subject: { id: bin.id, kind: 'bin' },
  v: 1,
};
const alerts = {
  alarms: [alarm, { ...alarm, acknowledged: WORD, alarmId: 'al-2026-0002', state: 'acknowledged' }],
  date: '2026-11-24',
  freeFrom: '2026-12-01',
  treatments: [
    {
      agent: 'phosphine',
      commandId: WORD.commandId,
      endDate: '2026-11-20',
      freeFrom: '2026-12-01',
      operatorId: bin.operatorId,
      productName: '磷化铝 56 %',
      recordedAt: WORD.at,
      startDate: '2026-11-05',
      subject: { id: bin.id, kind: 'bin' },
      treatmentId: 't-2026-1',
      v: 1,
    },
  ],
};

/** Answers about bins, and what stops the release of lots. */
export const BIN_ANSWERS: Readonly<Record<string, unknown>> = {
  '/alarm-report': {
    answered: 5,
    chatter: [{ kind: 'data-stuck', subject: alarm.subject, times: 4 }],
    cleared: 3,
    floods: [{ alarms: 14, from: WORD.at, to: '2026-11-02T00:09:00.000Z' }],
    from: '2026-10-25T00:00:00.000Z',
    medianAnswerSeconds: 4_830,
    open: 2,
    raised: 17,
    standing: 1,
    to: '2026-11-24T00:00:00.000Z',
    unacknowledged: 1,
  },
  '/alarms': { firstOuts: [alerts.alarms[0]?.alarmId], items: alerts.alarms, total: 2 },
  '/bins': { items: [{ devices: [], object: bin }] },
  '/bins/pj01-bin-1/contents': {
    alerts,
    bin,
    clearedAlarms: [
      { ...alarm, acknowledged: WORD, alarmId: 'al-2026-0000', cleared: WORD, state: 'cleared' },
    ],
    events: [
      { commandId: WORD.commandId, eventTime: WORD.at, signer: 'ab'.repeat(32), type: 'storeLot' },
    ],
    grams: 500_000_000,
    lots: [
      {
        kind: 'storage',
        lotId: 's-2026-0001',
        operatorId: bin.operatorId,
        remainingGrams: 500_000_000,
      },
    ],
    originClass: 'panjin',
    otherShares: { lots: 12, maxPpm: 40_000, minPpm: 0 },
    shares: [
      { lotId: 'h-2026-0042', maxPpm: 1_000_000, minPpm: 200_000 },
      { lotId: 'h-2026-0043', maxPpm: 800_000, minPpm: 0 },
    ],
    variety: '盐丰47',
  },
};
