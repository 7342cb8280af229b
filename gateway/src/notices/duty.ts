// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@daoji/model';

import type { Notice } from './notice.js';

/** Asia/Shanghai is UTC+8 all year since 1992 (IANA time zone database). */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;

/** Who answers notices of an operator: by role, and by the hours of the day in Asia/Shanghai. */
export interface Duty {
  /** Absent: every operator that no other duty names. */
  readonly operatorId?: string | undefined;
  /** Pest warnings go by another list than alarms: a keeper does not answer for a field. Absent: alarms. */
  readonly about?: 'alarm' | 'warning' | undefined;
  /** The first at once, each further one when nobody has answered for so long; minutes rise. */
  readonly steps: readonly { readonly afterMinutes: number; readonly role: Role }[];
  /** `HH:MM`; `to` is not part of it, and at or before `from` it is that of the next day. */
  readonly shifts: readonly Shift[];
}

/** Persons who are on duty between two times of the day. */
export interface Shift {
  readonly from: string;
  readonly to: string;
  readonly personIds: readonly string[];
}

/** The duty that a notice goes by: its operator's, else that of all others, for what it is about. */
export function dutyOf(
  duties: readonly Duty[],
  { operatorId, subject }: Pick<Notice, 'operatorId' | 'subject'>,
): Duty | undefined {
  // A signal has its own days, and is nobody's shift.
  if (subject.kind === 'signal') return undefined;
  const kind = subject.kind === 'warning' ? 'warning' : 'alarm';
  const known = duties.filter(({ about = 'alarm' }) => about === kind);
  return (
    known.find((duty) => duty.operatorId === operatorId && operatorId !== undefined) ??
    known.find((duty) => duty.operatorId === undefined)
  );
}

/** Civil date of a moment in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Moment of a time of the day in Asia/Shanghai, ms. @param time - `HH:MM`. */
export function shanghaiMoment(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** Ids of those on duty at a moment, by the clock on the wall in Asia/Shanghai. */
export function onDuty({ shifts }: Duty, at: Date): string[] {
  const minute = Math.floor((at.getTime() + SHANGHAI_MS) / MINUTE_MS) % DAY_MINUTES;
  return [
    ...new Set(shifts.filter((shift) => covers(shift, minute)).flatMap((one) => one.personIds)),
  ];
}

/** First time of the day on which no shift is on duty, `HH:MM`; undefined where day and night are covered. */
export function uncoveredTime(shifts: readonly Shift[]): string | undefined {
  for (let minute = 0; minute < DAY_MINUTES; minute += 1) {
    if (!shifts.some((shift) => covers(shift, minute))) return timeText(minute);
  }
  return undefined;
}

/**
 * Steps of an escalation that are due and not done, in their order.
 * @param elapsedMs - since the notice was taken.
 * @param done - numbers of the steps that were sent before.
 */
export function dueSteps(
  { steps }: Pick<Duty, 'steps'>,
  elapsedMs: number,
  done: ReadonlySet<number>,
): number[] {
  return steps.flatMap(({ afterMinutes }, step) =>
    elapsedMs >= afterMinutes * MINUTE_MS && !done.has(step) ? [step] : [],
  );
}

function covers({ from, to }: Shift, minute: number): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start < end ? start <= minute && minute < end : minute >= start || minute < end;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
