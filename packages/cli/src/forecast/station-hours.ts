// SPDX-License-Identifier: Apache-2.0
import type { HourlyWeather } from '@daoji/agronomy';
import type { Reading } from '@daoji/model';

/** Hours that Panjin's clocks are ahead of UTC. */
const ZONE_HOURS = 8;
const HOUR_MS = 3_600_000;
/** Hours of a day. */
export const DAY_HOURS = 24;

/** What a run reads of a station, and its part of an hour: a mean, or a sum. */
const FIELDS = {
  'air-temperature': { field: 'temperatureC', isSum: false, units: { Cel: 1 } },
  rain: { field: 'rainMm', isSum: true, units: { mm: 1 } },
  sunshine: { field: 'sunshineH', isSum: true, units: { h: 1, min: 1 / 60 } },
  'wind-speed': { field: 'windMs', isSum: false, units: { 'm/s': 1 } },
} as const;

type Quantity = keyof typeof FIELDS;

/** Sum in thousandths and count of the readings of one quantity in one hour. */
export type HourSums = Readonly<Partial<Record<Quantity, readonly [sumMilli: number, n: number]>>>;

/** Hours of a station by their number since 1970 in Panjin's time. */
export type StationHours = Record<string, HourSums>;

/** Number of the hour in Panjin's time; 24 of them are a civil day. */
export function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS) + ZONE_HOURS;
}

/** The civil date of a day's number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

/** Takes a reading in; one of another quantity, or in a unit that is not known, is none. @returns true where it was one. */
export function takeReading(hours: StationHours, reading: Reading): boolean {
  const { quantity, scale, time, unit, value } = reading;
  if (!isQuantity(quantity)) return false;
  const units: Readonly<Record<string, number>> = FIELDS[quantity].units;
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) return false;
  const key = String(hourOf(Date.parse(time)));
  const [sum, n] = hours[key]?.[quantity] ?? [0, 0];
  const milli = Math.round(value * 10 ** scale * factor * 1000);
  hours[key] = { ...hours[key], [quantity]: [sum + milli, n + 1] };
  return true;
}

/**
 * The five days that end with `day`, hour by hour, in thousandths: what the digest is of and what the model gets.
 * @param leastReadings - of one hour: fewer are no value, since a part of the rain is not the rain.
 */
export function seriesOf(hours: StationHours, day: number, leastReadings: number): WeatherMilli[] {
  const from = (day - 4) * DAY_HOURS;
  return Array.from({ length: 5 * DAY_HOURS }, (_, index) =>
    weatherOf(hours[String(from + index)] ?? {}, leastReadings),
  );
}

/** One hour of weather in whole thousandths. */
export type WeatherMilli = Readonly<Partial<Record<(typeof FIELDS)[Quantity]['field'], number>>>;

/** The model's units. */
export function fromMilli(hour: WeatherMilli): HourlyWeather {
  return Object.fromEntries(Object.entries(hour).map(([field, milli]) => [field, milli / 1000]));
}

function weatherOf(sums: HourSums, leastReadings: number): WeatherMilli {
  const fields = Object.entries(FIELDS).flatMap(([quantity, { field, isSum }]) => {
    const [sum, n] = sums[quantity as Quantity] ?? [0, 0];
    if (n < leastReadings) return [];
    return [[field, isSum ? sum : Math.round(sum / n)] as const];
  });
  return Object.fromEntries(fields);
}

function isQuantity(quantity: string): quantity is Quantity {
  return Object.hasOwn(FIELDS, quantity);
}
