// SPDX-License-Identifier: Apache-2.0
import { alarmFoundMs, type Alarm, type Scenario } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import { networkTime } from '../scenario-clock.js';

/** When an alarm stood, by the clock of the readings. */
export interface AlarmStand {
  readonly alarm: Alarm;
  readonly clearedMs?: number;
  readonly raisedMs: number;
}

/** Alarms on a bin with the times of the network; the watch's begin when their finding was measured. */
export function alarmStands(
  index: ReadIndex,
  scenario: Scenario | null,
  binId: string,
): AlarmStand[] {
  const at = (recorded: string): number => networkTime(scenario, Date.parse(recorded)).getTime();
  return index.records
    .all('alarm')
    .filter(({ subject }) => subject.kind === 'bin' && subject.id === binId)
    .map((alarm) => ({
      alarm,
      raisedMs: alarmFoundMs(alarm.alarmId) ?? at(alarm.raised.at),
      ...(alarm.cleared && { clearedMs: at(alarm.cleared.at) }),
    }));
}

/** Whether an alarm was open at a moment. */
export function isOpenAt({ clearedMs, raisedMs }: AlarmStand, atMs: number): boolean {
  return raisedMs <= atMs && (clearedMs === undefined || atMs < clearedMs);
}
