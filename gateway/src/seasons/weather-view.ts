// SPDX-License-Identifier: Apache-2.0
import { addDays, type DeviceRecord } from '@daoji/model';
import type { z } from 'zod';

import type { weatherDaySchema, weatherViewSchema } from '../api/season-views.js';
import type { SeriesDay } from '../series/series-days.js';
import { MEASURES, type MeasureName } from './measures.js';
import { datesOf, type ReadDays, type SeasonReader } from './season-reader.js';

type WeatherView = z.infer<typeof weatherViewSchema>;
type WeatherDay = z.infer<typeof weatherDaySchema>;

/** Days of weather on a page, today included. */
const SHOWN_DAYS = 10;
const NAMES = ['temperature', 'rain', 'humidity', 'sunshine'] as const satisfies MeasureName[];

type ByName = Readonly<Record<(typeof NAMES)[number], ReadDays>>;

/** The weather of the last days by the stations of a place; a day or quantity that was not measured is absent, never 0. */
export async function weatherView(
  reader: SeasonReader,
  stations: readonly DeviceRecord[],
  date: string,
): Promise<WeatherView> {
  if (stations.length === 0) return { days: [], reason: 'no-station' };
  const from = addDays(date, 1 - SHOWN_DAYS);
  const read = await Promise.all(
    NAMES.map(async (name) => [name, await reader.daysOfAny(stations, name, from, date)] as const),
  );
  const byName = Object.fromEntries(read) as ByName;
  const isDown = read.some(([, days]) => 'reason' in days && days.reason === 'series-unreachable');
  if (isDown) return { days: [], reason: 'series-unreachable' };
  const days = datesOf(from, date).map((day) => dayOf(byName, day));
  const isSilent = days.every((day) => !NAMES.some((name) => day[name] !== undefined));
  return { days, ...(isSilent && { reason: 'no-readings' as const }) };
}

function dayOf(byName: ByName, date: string): WeatherDay {
  const of = (name: (typeof NAMES)[number]): SeriesDay | undefined => {
    const read = byName[name];
    return 'days' in read ? read.days.find((day) => day.date === date) : undefined;
  };
  const measured = (name: (typeof NAMES)[number]): SeriesDay | undefined => {
    const day = of(name);
    return day && day.hours > 0 ? day : undefined;
  };
  const [temperature, rain] = [measured('temperature'), measured('rain')];
  const [humidity, sunshine] = [measured('humidity'), measured('sunshine')];
  return {
    date,
    ...(humidity && {
      humidity: { hours: humidity.hours, meanPercent: Math.round(humidity.mean) },
    }),
    ...(rain && { rain: { hours: rain.hours, mm: tenths(rain.sum) } }),
    ...(sunshine && { sunshine: { h: tenths(sunshine.sum), hours: sunshine.hours } }),
    ...(temperature && {
      temperature: {
        hours: temperature.hours,
        maxC: tenths(temperature.max),
        minC: tenths(temperature.min),
      },
    }),
    voided: NAMES.flatMap((name) => {
      const count = of(name)?.voided ?? 0;
      return count > 0 ? [{ count, quantity: MEASURES[name].quantity }] : [];
    }),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
