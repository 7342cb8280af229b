// SPDX-License-Identifier: Apache-2.0
import {
  addWorkingDays,
  civilDateOf,
  type EventFlag,
  type Recall,
  type WorkingCalendar,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';

const HOUR_MS = 3_600_000;

/** By when a recall starts and ends, and what the event says of it. */
export interface RecallClock {
  readonly doneBy: string | undefined;
  readonly startBy: string | undefined;
  readonly flags: readonly EventFlag[];
  readonly ruleSets: readonly string[];
}

/**
 * The statutory clocks of a class, from the terms and calendars in force: hours from the discovery to the start, working
 * days from the record of the start to the end. Source: 食品召回管理办法, held as rule set `recall-terms`.
 */
export async function recallClock(
  facts: Facts,
  recallClass: Recall['class'],
  discoveredAt: string,
): Promise<RecallClock> {
  const book = new RuleBook(facts);
  const place = { areaCode: facts.areaCode, date: civilDateOf(facts.ruleTime) };
  const [terms] = await book.inForce('rule-index~recall-terms', place);
  if (terms?.values.kind !== 'recall-terms')
    return { doneBy: undefined, startBy: undefined, flags: ['NO_RECALL_TERMS'], ruleSets: [] };
  book.use(terms);
  const term = terms.values.terms.find((one) => one.class === recallClass);
  const calendar = await calendarOf(book, place);
  const startBy = new Date(
    Date.parse(discoveredAt) + (term?.startHours ?? 0) * HOUR_MS,
  ).toISOString();
  return {
    doneBy: addWorkingDays(place.date, term?.doneWorkingDays ?? 0, calendar),
    startBy,
    flags: facts.ruleTime > startBy ? ['RECALL_LATE'] : [],
    ruleSets: book.used,
  };
}

/** All calendars in force together: each year has its own. */
async function calendarOf(
  book: RuleBook,
  place: { readonly areaCode: string; readonly date: string },
): Promise<WorkingCalendar> {
  const holidays: string[] = [];
  const workingWeekends: string[] = [];
  for (const ruleSet of await book.inForce('rule-index~working-calendar', place)) {
    if (ruleSet.values.kind !== 'working-calendar') continue;
    book.use(ruleSet);
    holidays.push(...ruleSet.values.holidays);
    workingWeekends.push(...ruleSet.values.workingWeekends);
  }
  return { holidays, workingWeekends };
}
