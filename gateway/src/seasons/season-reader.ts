// SPDX-License-Identifier: Apache-2.0
import { addDays, type DeviceRecord } from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import type { SeasonSeries, SeriesDay } from '../series/series-days.js';
import type { SeriesPoint } from '../series/series-port.js';
import { channelFor, MEASURES, type MeasureName, type MeasuringChannel } from './measures.js';

/** Days as they were read, or why there are none. */
export type ReadDays =
  | { readonly days: readonly SeriesDay[] }
  | { readonly reason: 'no-station' | 'series-unreachable' };

/** A newest value in its measure's unit; `undefined` where the device never said one. */
export type ReadNewest =
  | { readonly at: string; readonly value: number }
  | { readonly reason: 'no-readings' | 'series-unreachable' };

const DAY_MS = 86_400_000;

/** Start of a civil day of Asia/Shanghai, ms. */
export function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000+08:00`);
}

/** Reads of about one moment; several parcels of one station are one read. A series that is out of reach leaves the rest standing. */
export class SeasonReader {
  readonly #series: SeasonSeries;
  readonly #nowMs: number;
  readonly #read = new Map<string, Promise<ReadDays>>();

  /** @param nowMs - the network's time: nothing later is read. */
  constructor(series: SeasonSeries, nowMs: number) {
    this.#series = series;
    this.#nowMs = nowMs;
  }

  /** Days of a measure from one civil date to another, both included, in the measure's unit. */
  days(
    device: DeviceRecord | undefined,
    name: MeasureName,
    from: string,
    to: string,
  ): Promise<ReadDays> {
    const found = device && channelFor(device.profile.channels, name);
    if (!device || !found) return Promise.resolve({ reason: 'no-station' });
    const key = `${device.deviceId} ${name} ${from} ${to}`;
    const known = this.#read.get(key) ?? this.#readDays(device.deviceId, found, name, from, to);
    this.#read.set(key, known);
    // What could not be read is asked for again.
    void known.then(
      (read) => 'reason' in read && this.#read.delete(key),
      () => this.#read.delete(key),
    );
    return known;
  }

  /**
   * Days of a measure from several devices of one place: each day is that of the device which measured in most of its hours, so that a
   * station that fell silent leaves no gap where another stands.
   */
  async daysOfAny(
    devices: readonly DeviceRecord[],
    name: MeasureName,
    from: string,
    to: string,
  ): Promise<ReadDays> {
    const read = await Promise.all(devices.map((device) => this.days(device, name, from, to)));
    if (read.some((one) => 'reason' in one && one.reason === 'series-unreachable'))
      return { reason: 'series-unreachable' };
    const known = read.filter((one) => 'days' in one);
    if (known.length === 0) return { reason: 'no-station' };
    const best = new Map<string, SeriesDay>();
    for (const day of known.flatMap(({ days }) => days)) {
      const hours = best.get(day.date)?.hours ?? -1;
      if (day.hours > hours) best.set(day.date, day);
    }
    return { days: [...best.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
  }

  /** The newest value of a channel at the end of a civil date. */
  async newest(
    deviceId: string,
    { channel: { channel, quantity }, factor }: MeasuringChannel,
    date: string,
  ): Promise<ReadNewest> {
    const asked = { channel, deviceId, fromMs: 0, quantity, toMs: this.#endOf(date) };
    const point = await orUnreachable(this.#series.newest(asked));
    if (point === 'series-unreachable') return { reason: point };
    return point === undefined ? { reason: 'no-readings' } : valueOf(point, factor);
  }

  /** End of a civil date, or now where that is earlier, ms. */
  #endOf(date: string): number {
    return Math.min(startOf(date) + DAY_MS - 1, this.#nowMs);
  }

  async #readDays(
    deviceId: string,
    { channel: { channel, quantity }, factor }: MeasuringChannel,
    name: MeasureName,
    from: string,
    to: string,
  ): Promise<ReadDays> {
    const { least, most } = MEASURES[name];
    const asked = { channel, deviceId, fromMs: startOf(from), quantity, toMs: this.#endOf(to) };
    if (asked.toMs < asked.fromMs) return { days: [] };
    const limits = { least: least / factor, most: most / factor };
    const days = await orUnreachable(this.#series.days(asked, limits));
    if (days === 'series-unreachable') return { reason: days };
    return { days: days.map((day) => inUnit(day, factor)) };
  }
}

/** Civil dates from one to another, both included. */
export function datesOf(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Civil days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS);
}

async function orUnreachable<T>(read: Promise<T>): Promise<T | 'series-unreachable'> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'SERIES_UNREACHABLE')
      return 'series-unreachable';
    throw error;
  }
}

function inUnit(day: SeriesDay, factor: number): SeriesDay {
  return {
    ...day,
    max: day.max * factor,
    mean: day.mean * factor,
    min: day.min * factor,
    sum: day.sum * factor,
  };
}

function valueOf({ time, value }: SeriesPoint, factor: number): ReadNewest {
  return { at: time, value: Number(value) * factor };
}
