// SPDX-License-Identifier: Apache-2.0
import type { HourlyWeather } from '@daoji/agronomy';
import type { Reading } from '@daoji/model';

/** Hours that Panjin's clocks are ahead of UTC. */
const ZONE_HOURS = 8;
/** Of an hour, ms. */
export const HOUR_MS = 3_600_000;
/** Hours of a day. */
export const DAY_HOURS = 24;

/** What a run reads of a station, and its part of an hour: a mean, or a sum. */
const FIELDS = {
  'air-temperature': { field: 'temperatureC', isSum: false, units: { Cel: 1 } },
  rain: { field: 'rainMm', isSum: true, units: { mm: 1 } },
  'relative-humidity': { field: 'humidityPercent', isSum: false, units: { '%': 1 } },
  sunshine: { field: 'sunshineH', isSum: true, units: { h: 1, min: 1 / 60 } },
  'wind-speed': { field: 'windMs', isSum: false, units: { 'm/s': 1 } },
} as const;

/** What of an hour a model takes. */
export type Quantity = keyof typeof FIELDS;
/** Its name in `@daoji/agronomy`. */
export type Field = (typeof FIELDS)[Quantity]['field'];

/** What BLASTAM takes. */
export const BLAST_QUANTITIES = ['air-temperature', 'rain', 'sunshine', 'wind-speed'] as const;

/** Sum in thousandths and count of the readings of one quantity in one hour. */
export type HourSums = Readonly<Partial<Record<Quantity, readonly [sumMilli: number, n: number]>>>;

/** Hours of a station by their number since 1970 in Panjin's time. */
export type StationHours = Record<string, HourSums>;

/** Number of the hour in Panjin's time; 24 of them are a civil day. */
export function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS) + ZONE_HOURS;
}

/** UTC time at which an hour begins. */
export function startOf(hour: number): string {
  return new Date((hour - ZONE_HOURS) * HOUR_MS).toISOString();
}

/** The civil date of a day's number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

/** The number of a civil date's day. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / (DAY_HOURS * HOUR_MS);
}

/** The quantity of a model's field. */
export function quantityOf(field: string): Quantity {
  const found = Object.entries(FIELDS).find(([, one]) => one.field === field);
  if (!found) throw new RangeError(`expected a field of the weather, got ${field}`);
  return found[0] as Quantity;
}

/** The hour that a reading is of. @param isEndStamped - its time is the end of what it measured: 01:00 is of 00:00–01:00. */
export function hourOfReading({ time }: Reading, isEndStamped: boolean): number {
  return hourOf(Date.parse(time) - (isEndStamped ? 1 : 0));
}

/** True for a reading that a run takes; one of another quantity, or in a unit that is not known, is none. */
export function isTaken({ quantity, unit }: Reading): boolean {
  return isQuantity(quantity) && Object.hasOwn(FIELDS[quantity].units, unit);
}

/** Takes a reading into its hour. @returns true where it was one of {@link isTaken}. */
export function takeReading(hours: StationHours, reading: Reading, hour: number): boolean {
  const { quantity, scale, unit, value } = reading;
  if (!isQuantity(quantity) || !isTaken(reading)) return false;
  const units: Readonly<Record<string, number>> = FIELDS[quantity].units;
  const key = String(hour);
  const [sum, n] = hours[key]?.[quantity] ?? [0, 0];
  const milli = Math.round(value * 10 ** scale * (units[unit] ?? Number.NaN) * 1000);
  hours[key] = { ...hours[key], [quantity]: [sum + milli, n + 1] };
  return true;
}

/**
 * Days that end with `day`, hour by hour, in thousandths: what the digest is of and what the model gets.
 * @param leastReadings - of one hour: fewer are no value, since a part of the rain is not the rain.
 */
export function seriesOf(
  hours: StationHours,
  day: number,
  asked: {
    readonly days: number;
    readonly leastReadings: number;
    readonly quantities: readonly Quantity[];
  },
): WeatherMilli[] {
  const from = (day - asked.days + 1) * DAY_HOURS;
  return Array.from({ length: asked.days * DAY_HOURS }, (_, index) =>
    weatherOf(hours[String(from + index)] ?? {}, asked.leastReadings, asked.quantities),
  );
}

/** One hour of weather in whole thousandths. */
export type WeatherMilli = Readonly<Partial<Record<Field, number>>>;

/** The model's units. */
export function fromMilli(hour: WeatherMilli): HourlyWeather {
  return Object.fromEntries(Object.entries(hour).map(([field, milli]) => [field, milli / 1000]));
}

function weatherOf(
  sums: HourSums,
  leastReadings: number,
  quantities: readonly Quantity[],
): WeatherMilli {
  const fields = quantities.flatMap((quantity) => {
    const { field, isSum } = FIELDS[quantity];
    const [sum, n] = sums[quantity] ?? [0, 0];
    if (n < leastReadings) return [];
    return [[field, isSum ? sum : Math.round(sum / n)] as const];
  });
  return Object.fromEntries(fields);
}

function isQuantity(quantity: string): quantity is Quantity {
  return Object.hasOwn(FIELDS, quantity);
}
