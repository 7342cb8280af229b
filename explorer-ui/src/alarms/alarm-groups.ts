// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@daoji/model';

/** Open alarms by what they wait for, each group with the longest waiting first. */
export interface AlarmGroups {
  readonly waiting: readonly Alarm[];
  readonly acknowledged: readonly Alarm[];
  /** Silenced until a time that has not come; they stop a release all the same. */
  readonly shelved: readonly Alarm[];
}

/** Groups open alarms as of `now`. */
export function alarmGroups(alarms: readonly Alarm[], now: Date): AlarmGroups {
  const oldestFirst = [...alarms].sort(
    (a, b) => Date.parse(a.raised.at) - Date.parse(b.raised.at) || (a.alarmId < b.alarmId ? -1 : 1),
  );
  const isShelved = ({ acknowledged }: Alarm): boolean =>
    acknowledged?.shelvedUntil !== undefined &&
    Date.parse(acknowledged.shelvedUntil) > now.getTime();
  return {
    acknowledged: oldestFirst.filter((one) => one.state === 'acknowledged' && !isShelved(one)),
    shelved: oldestFirst.filter((one) => one.state === 'acknowledged' && isShelved(one)),
    waiting: oldestFirst.filter(({ state }) => state === 'raised'),
  };
}
