// SPDX-License-Identifier: Apache-2.0
import { parseReading, type Reading } from '@daoji/model';

import type { HeldReading } from '../device/ring-entry.js';
import { queryInflux, type InfluxAccess, type InfluxRow } from './influx-query.js';

/**
 * Counts the readings that InfluxDB itself holds: same identity, at the reading's own time, with its value.
 * @returns number of `held` found; a point with another value or time does not count.
 */
export async function countStored(
  access: InfluxAccess,
  held: readonly HeldReading[],
): Promise<number> {
  const readings = held.map(({ bytes }) => parseReading(bytes));
  let stored = 0;
  for (const group of groupsOf(readings)) stored += await countGroup(access, group);
  return stored;
}

async function countGroup(access: InfluxAccess, readings: readonly Reading[]): Promise<number> {
  const [first] = readings;
  if (!first) return 0;
  const times = readings.map(({ time }) => Date.parse(time));
  const from = times.reduce((least, time) => Math.min(least, time));
  const to = times.reduce((most, time) => Math.max(most, time));
  // Names are of [a-z0-9-] by their schemas, so nothing here can end a quoted text.
  const rows = await queryInflux(
    access,
    `SELECT "value","bootEpoch","seq" FROM "${first.quantity}" WHERE "deviceId"='${first.deviceId}'` +
      ` AND "channel"='${first.channel}' AND time >= ${from}ms AND time < ${to + 1}ms`,
  );
  const points = new Map(
    rows.map((row) => [`${String(row['bootEpoch'])}/${String(row['seq'])}`, row]),
  );
  return readings.filter((reading) =>
    isPointOf(points.get(`${reading.bootEpoch}/${reading.seq}`), reading),
  ).length;
}

function isPointOf(row: InfluxRow | undefined, reading: Reading): boolean {
  if (row?.['time'] !== Date.parse(reading.time)) return false;
  const expected = Number(`${reading.value}e${reading.scale}`);
  return Math.abs(Number(row['value']) - expected) <= Math.abs(expected) * 1e-12;
}

function groupsOf(readings: readonly Reading[]): Reading[][] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.deviceId}/${reading.quantity}/${reading.channel}`;
    const group = groups.get(key);
    if (group) group.push(reading);
    else groups.set(key, [reading]);
  }
  return [...groups.values()];
}
