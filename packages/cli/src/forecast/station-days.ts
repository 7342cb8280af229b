// SPDX-License-Identifier: Apache-2.0
import {
  checkHourly,
  type DailyExtremes,
  type DailyWeather,
  type VoidedValue,
} from '@daoji/agronomy';
import type { RunLine } from '@daoji/model';
import { RUN_QUANTITIES, utcTimeSchema, VOID_VALUE_REASONS } from '@daoji/model';
import { z } from 'zod';

import {
  DAY_HOURS,
  fromMilli,
  quantityOf,
  seriesOf,
  startOf,
  type Field,
  type StationHours,
} from './station-hours.js';

/** Hours of a day that may lack a temperature or humidity for its mean and extremes to count (`rice-domain.md` §1: gaps of 3 h). */
const MOST_GAP_HOURS = 3;

const milli = z.int();
const hours = z.int().min(1).max(DAY_HOURS);
/** What is kept of one day: whole thousandths of °C, % and mm, each with the hours that it is of. */
export const stationDaySchema = z.strictObject({
  humidity: z.strictObject({ hours, mean: milli }).optional(),
  rain: z.strictObject({ hours, sum: milli }).optional(),
  temperature: z.strictObject({ hours, max: milli, mean: milli, min: milli }).optional(),
  voided: z.array(
    z.strictObject({
      at: utcTimeSchema,
      quantity: z.enum(RUN_QUANTITIES),
      reason: z.enum(VOID_VALUE_REASONS),
      valueMilli: z.int(),
    }),
  ),
});
/** See {@link stationDaySchema}. */
export type StationDay = z.infer<typeof stationDaySchema>;
/** A value that physics forbids. */
export type VoidedAt = RunLine['voided'][number];

/** How a station measures. */
export interface Measuring {
  /** Readings of a whole hour, or of a whole day where `isDaily`; fewer are no value. */
  readonly readingsPerHour: number;
  /** True where a reading is of a whole day: its mean, or its sum. */
  readonly isDaily: boolean;
}

/** A day as its hours are known now; values that physics forbids are left out and named. */
export function stationDayOf(
  stationHours: StationHours,
  day: number,
  { readingsPerHour }: Measuring,
): StationDay {
  const quantities = ['air-temperature', 'rain', 'relative-humidity'] as const;
  const series = seriesOf(stationHours, day, {
    days: 1,
    leastReadings: readingsPerHour,
    quantities,
  });
  const { hours: checked, voided } = checkHourly(series.map(fromMilli));
  const of = (field: Field): number[] =>
    checked.flatMap((hour) => (hour[field] === undefined ? [] : [Math.round(hour[field] * 1000)]));
  const [temperatures, humidities, rains] = [
    of('temperatureC'),
    of('humidityPercent'),
    of('rainMm'),
  ];
  return {
    ...(humidities.length > 0 && {
      humidity: { hours: humidities.length, mean: meanOf(humidities) },
    }),
    ...(rains.length > 0 && { rain: { hours: rains.length, sum: sumOf(rains) } }),
    ...(temperatures.length > 0 && {
      temperature: {
        hours: temperatures.length,
        max: Math.max(...temperatures),
        mean: meanOf(temperatures),
        min: Math.min(...temperatures),
      },
    }),
    voided: voided.map((one) => voidedAt(one, day * DAY_HOURS)),
  };
}

/** A void value of a series whose first hour is known. */
export function voidedAt({ index, quantity, reason, value }: VoidedValue, from: number): VoidedAt {
  return {
    at: startOf(from + index),
    quantity: quantityOf(quantity),
    reason: reason === 'dew-point-above-air' ? 'above-physical' : reason,
    valueMilli: Math.round(value * 1000),
  };
}

/**
 * A day for EPIRICE; undefined where it lacks what the model needs. Rain and humidity only say whether it was wet: what one of
 * them says for certain needs no word of the other.
 */
export function dailyWeatherOf(
  day: StationDay | undefined,
  { isDaily }: Measuring,
  { humidPercent, rainWetsMm }: { readonly humidPercent: number; readonly rainWetsMm: number },
): DailyWeather | undefined {
  const temperature = enough(day?.temperature, isDaily);
  const wetness = wetnessOf(day, isDaily);
  const { humidityPercent, rainMm } = wetness;
  const isWet = humidityPercent >= humidPercent || rainMm >= rainWetsMm;
  if (!temperature || (!isWet && !wetness.isWhole)) return undefined;
  return { humidityPercent, rainMm, temperatureC: temperature.mean / 1000 };
}

/** What is known of a day's humidity and rain; a part that is missing counts as none, and the day is not whole. */
function wetnessOf(
  day: StationDay | undefined,
  isDaily: boolean,
): { readonly humidityPercent: number; readonly isWhole: boolean; readonly rainMm: number } {
  const humidity = enough(day?.humidity, isDaily);
  const { hours, sum } = day?.rain ?? { hours: 0, sum: 0 };
  const isRainWhole = hours === (isDaily ? 1 : DAY_HOURS);
  return {
    humidityPercent: (humidity?.mean ?? 0) / 1000,
    isWhole: humidity !== undefined && isRainWhole,
    rainMm: sum / 1000,
  };
}

/** A day's extremes, °C; undefined where more than three hours lack a temperature, or a reading is of a whole day. */
export function extremesOf(
  day: StationDay | undefined,
  { isDaily }: Measuring,
): DailyExtremes | undefined {
  const temperature = isDaily ? undefined : enough(day?.temperature, false);
  return temperature && { maximumC: temperature.max / 1000, minimumC: temperature.min / 1000 };
}

/** Hours of a day that a quantity lacks. */
export function hoursMissing(
  day: StationDay | undefined,
  quantity: 'humidity' | 'rain' | 'temperature',
  { isDaily }: Measuring,
): number {
  const has = day?.[quantity]?.hours ?? 0;
  return isDaily ? (1 - has) * DAY_HOURS : DAY_HOURS - has;
}

function enough<T extends { readonly hours: number }>(
  part: T | undefined,
  isDaily: boolean,
): T | undefined {
  return part && part.hours >= (isDaily ? 1 : DAY_HOURS - MOST_GAP_HOURS) ? part : undefined;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return Math.round(sumOf(values) / values.length);
}
