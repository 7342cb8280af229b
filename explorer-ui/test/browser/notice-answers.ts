// SPDX-License-Identifier: Apache-2.0

const AT = '2026-11-30T09:30:00.000Z';

/** Answers about notices: one that nobody has answered, one that is over, and a dead channel. */
export const NOTICE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/notice-channels': {
    at: AT,
    channels: [
      { failures: 0, id: 'sms', kind: 'sms', lastSentAt: AT, state: 'ok', waiting: 0 },
      {
        failures: 7,
        id: 'store-group',
        kind: 'wecom',
        lastFailure: { at: AT, code: 'CHANNEL_UNREACHABLE' },
        state: 'dead',
        waiting: 2,
      },
      { failures: 0, id: 'city', kind: 'webhook', state: 'unused', waiting: 0 },
    ],
    duties: [
      {
        about: 'alarm',
        steps: [
          { afterMinutes: 0, personIds: ['keeper-day'], role: 'keeper' },
          { afterMinutes: 15, personIds: ['head'], role: 'safety-director' },
        ],
      },
    ],
  },
  '/notices': {
    items: [
      {
        deliveries: [
          {
            attemptAt: AT,
            attempts: 3,
            channelId: 'store-group',
            code: 'CHANNEL_UNREACHABLE',
            personIds: ['keeper-day'],
            role: 'keeper',
            state: 'failed',
            step: 0,
          },
          {
            attemptAt: AT,
            attempts: 1,
            channelId: 'sms',
            personIds: ['head'],
            readAt: AT,
            role: 'safety-director',
            state: 'sent',
            step: 1,
          },
        ],
        isWaiting: true,
        nextStep: { at: '2026-11-30T10:30:00.000Z', role: 'safety-director' },
        notice: {
          at: AT,
          en: 'Urgent: hot spot, bin pj01-bin-1, 2026-11-30 17:30 (UTC+8)',
          id: 'alarm-raised-01M42ZHFDG7Q2V9MZ4KX0R0004',
          kind: 'alarm-raised',
          level: 'urgent',
          note: '第 3 层 c3 比本层均值高 6.2 K',
          operatorId: 'panjin-wang',
          path: '/app/bins/pj01-bin-1',
          standing: 'asks',
          subject: { id: 'al-2026-0001', kind: 'alarm' },
          zh: '紧急预警：局部发热，粮仓 pj01-bin-1，2026-11-30 17:30 (UTC+8)',
        },
        seq: 9,
        takenAt: AT,
      },
      {
        deliveries: [],
        isWaiting: false,
        notice: {
          at: AT,
          en: 'Cleared: data missing, bin pj01-bin-1, 2026-11-29 17:30 (UTC+8)',
          id: 'alarm-cleared-01M42ZHFDG7Q2V9MZ4KX0R0003',
          kind: 'alarm-cleared',
          level: 'info',
          standing: 'ended',
          subject: { id: 'al-2026-0000', kind: 'alarm' },
          zh: '已解除：数据中断，粮仓 pj01-bin-1，2026-11-29 17:30 (UTC+8)',
        },
        seq: 4,
        takenAt: AT,
      },
    ],
    total: 2,
  },
};
