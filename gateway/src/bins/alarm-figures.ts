// SPDX-License-Identifier: Apache-2.0
import { alarmReport, type AlarmSpan, type PlacedAlarm } from '@daoji/agronomy';
import type { Alarm } from '@daoji/model';
import type { z } from 'zod';

import type { alarmReportSchema } from '../api/bin-operations.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';

type Report = z.infer<typeof alarmReportSchema>;

const DAY_MS = 86_400_000;

/**
 * Figures of the last days' alarms, as of `now`.
 * @param now - the network's time.
 * @param recordedAt - the network's time of a record time.
 */
export function reportOn(
  alarms: readonly Alarm[],
  now: Date,
  days: number,
  recordedAt: RecordedAt = asItIs,
): Report {
  // What is recorded at this very moment belongs to the period.
  const toMs = now.getTime() + 1;
  const fromMs = toMs - days * DAY_MS;
  const sources = new Map(alarms.map((alarm) => [sourceOf(alarm), alarm]));
  const { chatter, floods, medianAnswerMs, ...counts } = alarmReport(
    alarms.map((alarm) => spanOf(alarm, recordedAt)),
    { fromMs, toMs },
  );
  return {
    ...counts,
    chatter: chatter.flatMap(({ source, times }) => {
      const alarm = sources.get(source);
      return alarm ? [{ kind: alarm.kind, subject: alarm.subject, times }] : [];
    }),
    floods: floods.map((flood) => ({
      alarms: flood.alarms,
      from: timeOf(flood.fromMs),
      to: timeOf(flood.toMs),
    })),
    from: timeOf(fromMs),
    ...(medianAnswerMs !== undefined && { medianAnswerSeconds: medianAnswerMs / 1000 }),
    to: timeOf(toMs),
  };
}

/** Times are those of the transactions; of two whose clocks disagree the later one counts. */
function spanOf(alarm: Alarm, recordedAt: RecordedAt): AlarmSpan {
  const raisedMs = Date.parse(recordedAt(alarm.raised.at));
  const after = (at: string | undefined): number | undefined =>
    at === undefined ? undefined : Math.max(raisedMs, Date.parse(recordedAt(at)));
  const acknowledgedMs = after(alarm.acknowledged?.at);
  const clearedMs = after(alarm.cleared?.at);
  return {
    ...(acknowledgedMs !== undefined && { acknowledgedMs }),
    ...(clearedMs !== undefined && { clearedMs }),
    raisedMs,
    source: sourceOf(alarm),
  };
}

/** Of alarms in one bin one cause may raise several. */
export function placedAlarm(alarm: Alarm, recordedAt: RecordedAt = asItIs): PlacedAlarm {
  const { clearedMs, raisedMs } = spanOf(alarm, recordedAt);
  const { alarmId, binId, subject } = alarm;
  const place = binId === undefined ? `${subject.kind}~${subject.id}` : `bin~${binId}`;
  return { clearedMs, id: alarmId, place, raisedMs };
}

function sourceOf({ kind, subject }: Alarm): string {
  return `${subject.kind}/${subject.id}/${kind}`;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
