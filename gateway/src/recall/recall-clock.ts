// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  civilDateOf,
  isWorkingDay,
  type Recall,
  type WorkingCalendar,
} from '@daoji/model';
import type { z } from 'zod';

import type { recallClockSchema } from '../api/recall-views.js';
import type { StateRecords } from '../index/state-records.js';

type RecallClock = z.infer<typeof recallClockSchema>;

/** Longest distance that is counted day by day; the ledger's terms are below it. */
const MAX_DAYS = 1_000;

/** The clocks of a recall at a time; an ended one stands still at its end. */
export function recallClock(records: StateRecords, recall: Recall, now: Date): RecallClock {
  const at = recall.closedAt ?? now.toISOString();
  const today = civilDateOf(at);
  const { doneBy, startBy, startedAt } = recall;
  return {
    ...(doneBy !== undefined && {
      doneBy,
      workingDaysLeft: workingDays(today, doneBy, calendarOf(records, recall)),
    }),
    isDoneLate: doneBy !== undefined && today > doneBy,
    isStartLate: startBy !== undefined && startedAt > startBy,
    now: now.toISOString(),
    ...(startBy !== undefined && { startBy }),
  };
}

/** Working days after `from` up to `to`, both civil dates; negative when `to` is before `from`. */
function workingDays(from: string, to: string, calendar: WorkingCalendar): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  let at = first;
  for (let day = 0; at < last && day < MAX_DAYS; day += 1) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) count += 1;
  }
  return count === 0 ? 0 : sign * count;
}

/** The calendars that the recall's own terms were counted with: later ones change nothing. */
function calendarOf(records: StateRecords, { ruleSets }: Recall): WorkingCalendar {
  const values = ruleSets.flatMap((id) => {
    const found = records.get('rule-set', id)?.values;
    return found?.kind === 'working-calendar' ? [found] : [];
  });
  return {
    holidays: values.flatMap(({ holidays }) => holidays),
    workingWeekends: values.flatMap(({ workingWeekends }) => workingWeekends),
  };
}
