// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '@daoji/model';

import type { Station, StationWeather } from './forecast-runs.js';
import type { StationMemory } from './forecast-state.js';
import { BLAST_DAYS } from './blast-line.js';
import { stationDayOf } from './station-days.js';
import {
  DAY_HOURS,
  dateOf,
  dayOf,
  hourOf,
  hourOfReading,
  isTaken,
  takeReading,
} from './station-hours.js';

/** Days that are kept for readings that come late. */
const LATE_DAYS = 10;
/** Days of a season that are kept; a year of degree-days from 1 March is shorter. */
const SEASON_DAYS = 310;
/** Hours after midnight at which a live station's day is over: its last readings are under way. */
const SETTLE_HOURS = 1;

/** A station of which nothing is known. */
export function newMemory(): StationMemory {
  return { days: {}, hours: {}, runs: {}, said: [] };
}

/**
 * Takes a reading in.
 * @returns the day that it is of, from which on the models may say something else; undefined where no model takes it, or its day is
 * too long ago.
 */
export function takeInto(
  memory: StationMemory,
  { isEndStamped }: Station,
  reading: Reading,
): number | undefined {
  if (!isTaken(reading)) return undefined;
  const hour = hourOfReading(reading, isEndStamped);
  if (hour < firstTaken(memory) * DAY_HOURS || !takeReading(memory.hours, reading, hour))
    return undefined;
  // The first whole day: the hours before a station stood there are not missing.
  memory.fromDay ??= Math.ceil(hour / DAY_HOURS);
  memory.firstDay ??= memory.fromDay;
  memory.newestHour = Math.max(memory.newestHour ?? hour, hour);
  return Math.floor(hour / DAY_HOURS);
}

/** First day of which a reading still counts: BLASTAM reads four more days before it, and those must not be half forgotten. */
function firstTaken({
  firstDay,
  fromDay = 0,
}: Pick<StationMemory, 'firstDay' | 'fromDay'>): number {
  return firstDay === fromDay || firstDay === undefined ? -Infinity : fromDay + BLAST_DAYS - 1;
}

/** The same, for a station that began on `firstDay`, once `last` was judged. */
export function firstTakenAfter(firstDay: number, last: number): number {
  const fromDay = Math.max(firstDay, keptFrom(last));
  return firstTaken({ firstDay, fromDay });
}

/** First day whose hours are kept once `last` was judged. */
function keptFrom(last: number): number {
  return last - LATE_DAYS - BLAST_DAYS + 2;
}

/** The last day that is over; a station that carries its readings in later has no other clock than theirs. */
export function lastDay(
  { isDaily, isLive }: Station,
  { newestHour }: StationMemory,
  now: Date,
): number | undefined {
  if (isLive) return Math.floor((hourOf(now.getTime()) - SETTLE_HOURS) / DAY_HOURS) - 1;
  if (newestHour === undefined) return undefined;
  return Math.floor((isDaily ? newestHour + DAY_HOURS : newestHour + 1) / DAY_HOURS) - 1;
}

/** Days as their hours say now; those whose hours are forgotten stay as they were. */
export function weatherOf(
  memory: StationMemory,
  station: Station,
  { from, to }: { readonly from: number; readonly to: number },
): StationWeather {
  for (let day = from; day <= to; day += 1)
    memory.days[day] = stationDayOf(memory.hours, day, station);
  return { days: memory.days, fromDay: memory.firstDay ?? from, hours: memory.hours };
}

/** Keeps what late readings can still change, and what later verdicts read. */
export function forget(memory: StationMemory, last: number): void {
  memory.judgedTo = last;
  dropBelow(memory.days, Math.min(last - SEASON_DAYS, dayOf(`${dateOf(last).slice(0, 4)}-03-01`)));
  const from = keptFrom(last);
  if (memory.fromDay === undefined || memory.fromDay >= from) return;
  memory.fromDay = from;
  dropBelow(memory.hours, from * DAY_HOURS);
  dropBelow(memory.runs, from + BLAST_DAYS - 2);
}

function dropBelow(record: Record<string, unknown>, least: number): void {
  for (const key of Object.keys(record))
    if (Number(key) < least) Reflect.deleteProperty(record, key);
}
