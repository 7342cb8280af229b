// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** A temperature of one point of the grain. */
export interface PointReading {
  readonly sensor: string;
  readonly temperatureC: number;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
}

/** When a slow rise is noted: so much a day, on so many days in a row. */
export interface RiseRule {
  readonly days: number;
  readonly kPerDay: number;
}

/** At least 1 K a day on three days in a row: an early note before any hot spot (unconfirmed). */
export const RISE_RULE: RiseRule = { days: 3, kPerDay: 1 };

/** How one point warms. */
export interface PointRise {
  readonly sensor: string;
  /** Means of its civil days (UTC+8), each with what it rose since the day before; absent where that day has no reading. */
  readonly days: readonly {
    readonly date: string;
    readonly meanC: number;
    readonly riseK?: number;
  }[];
  /** The first day on which the rise was noted; absent where there is none. */
  readonly notedOn?: string;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;
/** Sums of tenths miss a whole kelvin by rounding alone. */
const TINY = 1e-9;

/**
 * Rates of rise of each point, day by day; a day without a reading breaks a row of days and is never bridged.
 * @returns points in the order of their names. @throws ModelInputError for a rule of less than one day.
 */
export function pointRises(
  readings: readonly PointReading[],
  rule: RiseRule = RISE_RULE,
): PointRise[] {
  demandInput(rule.days >= 1, `expected a row of at least one day, got ${rule.days}`);
  const bySensor = new Map<string, Map<number, number[]>>();
  for (const { sensor, temperatureC, timeMs } of readings) {
    const days = bySensor.get(sensor) ?? new Map<number, number[]>();
    const day = Math.floor((timeMs + ZONE_MS) / DAY_MS);
    days.set(day, [...(days.get(day) ?? []), temperatureC]);
    bySensor.set(sensor, days);
  }
  return [...bySensor]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([sensor, days]) => riseOf(sensor, days, rule));
}

function riseOf(
  sensor: string,
  byDay: ReadonlyMap<number, readonly number[]>,
  { days: needed, kPerDay }: RiseRule,
): PointRise {
  const means = new Map([...byDay].map(([day, values]) => [day, meanOf(values)]));
  let [row, notedOn] = [0, ''];
  const days = [...means]
    .sort(([left], [right]) => left - right)
    .map(([day, meanC]) => {
      const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
      const before = means.get(day - 1);
      const riseK = before === undefined ? undefined : meanC - before;
      row = riseK !== undefined && riseK >= kPerDay - TINY ? row + 1 : 0;
      if (row >= needed && notedOn === '') notedOn = date;
      return { date, meanC, ...(riseK !== undefined && { riseK }) };
    });
  return { days, sensor, ...(notedOn !== '' && { notedOn }) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
