// SPDX-License-Identifier: Apache-2.0
import { civilDateOf } from '@daoji/model';

import type { SeriesPoint, SeriesRequest } from './series-port.js';

/** What a quantity can be at all; a value outside is void, never clipped. Both limits belong to it. */
export interface ValueLimits {
  readonly least: number;
  readonly most: number;
}

/**
 * One civil day of Asia/Shanghai of one quantity; values of a wrong clock and impossible ones are counted, not used. Without an
 * hour its figures are 0 and say nothing.
 */
export interface SeriesDay {
  /** Civil date. */
  readonly date: string;
  /** Hours of the day with a value. */
  readonly hours: number;
  /** Quarters of the day with a value, 0–4: from midnight, six, noon and eighteen. */
  readonly quarters: number;
  readonly max: number;
  /** Of the means of the hours. */
  readonly mean: number;
  readonly min: number;
  readonly sum: number;
  readonly voided: number;
}

/** Reads of a season: its days, and what is newest. Both throw GatewayError `SERIES_UNREACHABLE`. */
export interface SeasonSeries {
  /** Days with a value or a void one, ascending. */
  days(request: SeriesRequest, limits: ValueLimits): Promise<SeriesDay[]>;
  /** The newest point, whatever it says; nothing where there is none. */
  newest(request: SeriesRequest): Promise<SeriesPoint | undefined>;
}

/** What the values of one hour came to. */
export interface SeriesHour {
  /** Start of the hour, ms. */
  readonly timeMs: number;
  readonly max: number;
  readonly mean: number;
  readonly min: number;
  readonly sum: number;
}

/** Values of one hour that were left out. */
export interface VoidedHour {
  readonly timeMs: number;
  readonly count: number;
}

const QUARTER_HOURS = 6;
const HOUR_MS = 3_600_000;
const SHANGHAI_HOURS = 8;

/** Hours as civil days of Asia/Shanghai, ascending; a day whose values are all void is one of no hours. */
export function daysOf(hours: readonly SeriesHour[], voided: readonly VoidedHour[]): SeriesDay[] {
  const days = new Map<string, { hours: SeriesHour[]; voided: number }>();
  const dayOf = (timeMs: number): { hours: SeriesHour[]; voided: number } => {
    const date = civilDateOf(new Date(timeMs).toISOString());
    const known = days.get(date) ?? { hours: [], voided: 0 };
    days.set(date, known);
    return known;
  };
  for (const hour of hours) dayOf(hour.timeMs).hours.push(hour);
  for (const { count, timeMs } of voided) dayOf(timeMs).voided += count;
  return [...days]
    .map(([date, day]) => ({ date, ...summaryOf(day.hours), voided: day.voided }))
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

function summaryOf(hours: readonly SeriesHour[]): Omit<SeriesDay, 'date' | 'voided'> {
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  if (hours.length === 0) return { hours: 0, max: 0, mean: 0, min: 0, quarters: 0, sum: 0 };
  return {
    hours: hours.length,
    max: Math.max(...hours.map(({ max }) => max)),
    mean: sum(hours.map(({ mean }) => mean)) / hours.length,
    min: Math.min(...hours.map(({ min }) => min)),
    quarters: new Set(hours.map(({ timeMs }) => quarterOf(timeMs))).size,
    sum: sum(hours.map((hour) => hour.sum)),
  };
}

function quarterOf(timeMs: number): number {
  const localHour = (Math.floor(timeMs / HOUR_MS) + SHANGHAI_HOURS) % 24;
  return Math.floor(localHour / QUARTER_HOURS);
}
