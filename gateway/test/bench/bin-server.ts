// SPDX-License-Identifier: Apache-2.0
// Serves a bin whose readings lie in an InfluxDB, without a ledger: for `scripts/bench/bins`. INFLUX_URL, CHANNELS (JSON), DEVICE_ID, and
// PLAIN=1 for pages that know no kept hours; prints one line of JSON once it listens: the port and the bin.
import type { AddressInfo } from 'node:net';

import { deviceProfileSchema } from '@daoji/model';

import { createApp } from '../../src/http/app.js';
import type { GrainSeries } from '../../src/series/grain-series.js';
import { InfluxGrainSeries } from '../../src/series/influx-grain-series.js';
import { InfluxRows } from '../../src/series/influx-rows.js';
import { recordDevice } from '../doubles/bin-device.js';
import { testServices } from '../doubles/services.js';

const BIN_ID = 'bin-1';
const { CHANNELS = '[]', DEVICE_ID = '', INFLUX_URL = '', PLAIN } = process.env;
const rows = new InfluxRows({ database: 'daoji', password: '', url: INFLUX_URL, username: '' });
const series = new InfluxGrainSeries(rows);
const plain: GrainSeries = {
  figures: (of, spanMs) => series.figures(of, spanMs),
  kept: (of, step) => series.kept(of, step),
  newest: (of, span, limit) => series.newest(of, span, limit),
  newestKeptMs: () => Promise.resolve(undefined),
};
const services = await testServices({ grain: PLAIN === '1' ? plain : series });
const channels: unknown = JSON.parse(CHANNELS);
const profile = deviceProfileSchema.parse({ channels, clockPolicy: 'live' });
await recordDevice(services, DEVICE_ID, profile.channels, BIN_ID);
const app = createApp({ ...services, requestsPerMinute: 10_000_000 });
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ binId: BIN_ID, port })}\n`);
});
