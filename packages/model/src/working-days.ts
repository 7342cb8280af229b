// SPDX-License-Identifier: Apache-2.0
import { addDays } from './civil-date.js';

/** Days off and days made up of one or more years, as the State Council publishes them. Civil dates in Asia/Shanghai. */
export interface WorkingCalendar {
  readonly holidays: readonly string[];
  /** Saturdays and Sundays on which people work (调休). */
  readonly workingWeekends: readonly string[];
}

/** Whether people work on a civil date. */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.includes(date)) return false;
  const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  return !isWeekend || calendar.workingWeekends.includes(date);
}

/**
 * The last day of a term in working days; the day on which it starts is not counted.
 * @param days - 0…400.
 */
export function addWorkingDays(date: string, days: number, calendar: WorkingCalendar): string {
  let at = date;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}
