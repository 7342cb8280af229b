// SPDX-License-Identifier: Apache-2.0
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Alarm } from '@daoji/model';

import type { NoticeConfig } from '../../src/notices/notice-config.js';
import type { Notice } from '../../src/notices/notice.js';
import { NoticeService } from '../../src/notices/notice-service.js';
import { commandIdOf } from './season.js';

/** Monday 30 November 2026, 17:30 in Shanghai. */
export const START = Date.parse('2026-11-30T09:30:00.000Z');
export const MINUTE = 60_000;

/** A notice of an alarm that was raised. */
export function noticeOf(fields: Partial<Notice> = {}): Notice {
  return {
    at: '2026-11-30T09:29:00.000Z',
    en: 'Urgent: hot spot, bin b-01',
    id: `alarm-raised-${commandIdOf(4)}`,
    kind: 'alarm-raised',
    level: 'urgent',
    operatorId: 'mill-1',
    standing: 'asks',
    subject: { id: 'al-1', kind: 'alarm' },
    zh: '紧急预警：局部发热，粮仓 b-01',
    ...fields,
  };
}

/** An alarm as the ledger has it. @param number - of the command that raised it. */
export function alarmOf(fields: Partial<Alarm> = {}, number = 4): Alarm {
  return {
    alarmId: 'al-1',
    kind: 'hot-spot',
    operatorId: 'mill-1',
    raised: { ...wordOf(number), personId: 'watch-1' },
    raisedByOperatorId: 'mill-1',
    state: 'raised',
    subject: { id: 'b-01', kind: 'bin' },
    v: 1,
    ...fields,
  };
}

/** What a person signed about an alarm, at the start of the test's clock. */
export function wordOf(number: number, at = START): Alarm['raised'] {
  return {
    at: new Date(at).toISOString(),
    commandId: commandIdOf(number),
    note: '6 °C above its layer',
    personId: 'keeper-day',
  };
}

/** One keeper by day, one by night, both in a chat; a head of the store who is called after 15 min by text message. */
export function configOf(chat: string, sms: string): NoticeConfig {
  return {
    caretakers: ['keeper-day', 'head'],
    channels: [
      { id: 'group', kind: 'wecom', url: new URL(`${chat}/send?key=k-1`) },
      { id: 'sms', kind: 'sms', url: new URL(`${sms}/sms`) },
    ],
    duties: [
      {
        shifts: [
          { from: '07:00', personIds: ['keeper-day', 'head'], to: '19:00' },
          { from: '19:00', personIds: ['keeper-night', 'head'], to: '07:00' },
        ],
        steps: [
          { afterMinutes: 0, role: 'keeper' },
          { afterMinutes: 15, role: 'safety-director' },
        ],
      },
    ],
    persons: [
      { channels: ['group'], id: 'keeper-day', role: 'keeper' },
      { channels: ['group'], id: 'keeper-night', role: 'keeper' },
      { channels: ['sms'], id: 'head', phone: '13900001111', role: 'safety-director' },
    ],
  };
}

/** A service over a folder of its own, with a clock that a test moves. */
export interface NoticeDesk {
  readonly dir: string;
  nowMs: number;
  service: NoticeService;
  /** Opens the folder again, as after a crash: what was in memory is gone. */
  reopen(config?: NoticeConfig): Promise<void>;
  /** Moves the clock and runs a round. */
  after(ms: number): Promise<void>;
}

/** Opens a desk in a new folder. */
export async function openDesk(config: NoticeConfig): Promise<NoticeDesk> {
  const dir = await mkdtemp(join(tmpdir(), 'daoji-notices-'));
  const open = (used: NoticeConfig): Promise<NoticeService> =>
    NoticeService.open({
      config: used,
      dir,
      limits: { timeoutMs: 2_000 },
      machineNow: () => new Date(desk.nowMs),
      now: () => new Date(desk.nowMs),
      publicOrigin: 'https://trace.example',
    });
  const clock = { nowMs: START };
  const desk = Object.assign(clock, {
    after: async (ms: number) => {
      desk.nowMs += ms;
      await desk.service.tick();
    },
    dir,
    reopen: async (used = config) => {
      desk.service = await open(used);
    },
  }) as NoticeDesk;
  await desk.reopen();
  return desk;
}
