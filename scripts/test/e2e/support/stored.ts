// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import type { HeldReading } from '@daoji/cli';
import { parseReading } from '@daoji/model';
import { expect } from 'chai';
import { InfluxDB } from 'influx';

import type { TestNetwork } from './test-network.js';
import { until } from './until.js';

/** A point as `[time in ms, boot epoch, seq, value]`. */
type Point = readonly [number, number, number, number];

/** Waits until InfluxDB holds as many points of a device, then wants each at its own time with its value, once. */
export async function expectStored(
  network: TestNetwork,
  deviceId: string,
  made: readonly HeldReading[],
): Promise<void> {
  const wanted = made.map(({ bytes }): Point => {
    const { time, bootEpoch, seq, value, scale } = parseReading(bytes);
    return [Date.parse(time), bootEpoch, seq, value * 10 ** scale];
  });
  const points = await until(`${wanted.length} points of ${deviceId} in InfluxDB`, async () => {
    const found = await pointsOf(network, deviceId);
    return found.length >= wanted.length ? found : undefined;
  });
  expect(points.length, 'points in InfluxDB').to.equal(wanted.length);
  points.forEach(([time, bootEpoch, seq, value], at) => {
    const [ownTime, ownEpoch, ownSeq, ownValue] = wanted[at] ?? [];
    expect([time, bootEpoch, seq]).to.deep.equal([ownTime, ownEpoch, ownSeq]);
    expect(value).to.be.closeTo(ownValue ?? Number.NaN, 1e-9);
  });
}

/** Every point of a device in the order of its identities. */
async function pointsOf(network: TestNetwork, deviceId: string): Promise<Point[]> {
  const url = new URL(network.setting('iot-bridge', 'INFLUX_URL'));
  const [username = '', password = ''] = network.setting('iot-bridge', 'INFLUX_TOKEN').split(':');
  const influx = new InfluxDB({
    database: network.setting('iot-bridge', 'INFLUX_DB'),
    username,
    password,
    hosts: [
      {
        host: url.hostname,
        port: Number(url.port),
        protocol: 'https',
        options: { ca: readFileSync(network.setting('iot-bridge', 'INFLUX_CA')) },
      },
    ],
  });
  // Names are of [a-z0-9-] by their schemas, so nothing here can end a quoted text.
  const answer = (await influx.queryRaw(
    `SELECT "bootEpoch","seq","value" FROM "water-level" WHERE "deviceId"='${deviceId}'`,
    { precision: 'ms' },
  )) as { results: readonly { series?: readonly { values: readonly Point[] }[] }[] };
  const points = answer.results[0]?.series?.[0]?.values ?? [];
  return [...points].sort(([, a, b], [, c, d]) => a - c || b - d);
}
