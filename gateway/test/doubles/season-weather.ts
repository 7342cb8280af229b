// SPDX-License-Identifier: Apache-2.0
import { addDays, type DeviceRecord } from '@daoji/model';

import { GatewayError } from '../../src/gateway-error.js';
import type { ReadIndex } from '../../src/index/read-index.js';
import type { SeasonSeries, SeriesDay } from '../../src/series/series-days.js';
import type { MemoryStore } from './memory-store.js';
import { SPKI } from './season.js';

/** A whole day of a quantity. */
export function dayOf(date: string, min: number, max: number, fields: object = {}): SeriesDay {
  const mean = (min + max) / 2;
  return { date, hours: 24, max, mean, min, quarters: 4, sum: mean * 24, voided: 0, ...fields };
}

/** Whole days from a date on. */
export function daysFrom(from: string, count: number, min: number, max: number): SeriesDay[] {
  return Array.from({ length: count }, (_, at) => dayOf(addDays(from, at), min, max));
}

/** A series of what a test says, by quantity or by device and quantity; days and points outside what is asked are left out, as InfluxDB does. */
export function seasonWeather(
  days: Readonly<Record<string, readonly SeriesDay[]>>,
  newest: Readonly<Record<string, readonly [time: string, value: string]>> = {},
): SeasonSeries & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    days: ({ deviceId, fromMs, quantity, toMs }) => {
      asked.push(`${deviceId} ${quantity}`);
      const isAsked = ({ date }: SeriesDay): boolean => {
        const startMs = Date.parse(`${date}T00:00:00.000+08:00`);
        return startMs >= fromMs && startMs <= toMs;
      };
      return Promise.resolve(
        (days[`${deviceId} ${quantity}`] ?? days[quantity] ?? []).filter(isAsked),
      );
    },
    newest: ({ channel, deviceId, quantity, toMs }) => {
      const [time, value] = newest[`${deviceId} ${quantity}`] ?? newest[quantity] ?? ['', ''];
      if (time === '' || Date.parse(time) > toMs) return Promise.resolve(undefined);
      const point = { bootEpoch: 1, channel, flags: '', quantity, seq: 1, time, value };
      return Promise.resolve(point);
    },
  };
}

/** A series that cannot be reached. */
export function unreachableSeason(): SeasonSeries {
  const down = (): Promise<never> =>
    Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'expected InfluxDB to answer'));
  return { days: down, newest: down };
}

/** Registers a paddy station on a parcel, with the channels that it is to have. */
export async function paddyStation(
  { index, store }: { readonly index: ReadIndex; readonly store: MemoryStore },
  parcelId: string,
  fields: Partial<DeviceRecord> = {},
): Promise<void> {
  const line = (quantity: string, unit: string, scale = -1) => ({
    channel: quantity,
    max: 20_000,
    min: -10_000,
    quantity,
    scale,
    unit,
  });
  const value: DeviceRecord = {
    bridgeId: 'bridge-1',
    deviceId: 'pj-paddy-1',
    keyId: 'c'.repeat(64),
    operatorId: 'coop-1',
    profile: {
      channels: [
        line('air-temperature', 'Cel'),
        line('rain', 'mm'),
        line('relative-humidity', '%'),
        line('sunshine', 'h'),
        line('water-level', 'mm'),
        line('soil-bulk-ec', 'dS/m', -2),
      ],
      clockPolicy: 'live',
    },
    siteId: 'pj01',
    spki: SPKI,
    status: 'active',
    subject: { id: parcelId, kind: 'parcel' },
    v: 1,
    ...fields,
  };
  const document = {
    _id: value.deviceId,
    blockNumber: 1,
    channel: 'anchor' as const,
    transactionId: 'tx-1',
    txIndex: 0,
    value: { ...value },
  };
  await store.put('devices', document);
  index.apply({ collection: 'devices', document, id: value.deviceId });
}
