// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';

import { DEMO_HOME } from './demo-home.js';

/** Settings of the demo's bridge, by name. */
export async function bridgeSettings(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(DEMO_HOME, 'env', 'iot-bridge.env'), 'utf8');
  const lines = text.split('\n').filter((line) => line.includes('='));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Sends InfluxQL or line protocol to the demo's InfluxDB. @returns the answer's text. */
export async function influx(path: 'query' | 'write', body: string): Promise<string> {
  const settings = await bridgeSettings();
  const [url, ca, auth] = ['INFLUX_URL', 'INFLUX_CA', 'INFLUX_TOKEN'].map(
    (name) => settings.get(name) ?? '',
  );
  const query =
    path === 'query'
      ? `?db=daoji&epoch=ns&q=${encodeURIComponent(body)}`
      : '?db=daoji&precision=ns';
  const pem = await readFile(ca ?? '', 'utf8');
  return new Promise((resolve, reject) => {
    const method = path === 'write' ? 'POST' : 'GET';
    const sent = request(`${url}/${path}${query}`, { ca: pem, auth, method }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`InfluxDB answered ${answer.statusCode ?? 0}: ${text}`));
      });
    });
    sent.once('error', reject);
    sent.end(path === 'write' ? body : undefined);
  });
}

/** A stored point: nanosecond time as text, value, and the reading it belongs to. */
export interface StoredPoint {
  readonly time: string;
  readonly value: number;
  readonly bootEpoch: number;
  readonly seq: number;
}

/** The point of one reading as InfluxDB holds it. */
export async function storedPoint(
  quantity: string,
  deviceId: string,
  bootEpoch: number,
  seq: number,
): Promise<StoredPoint> {
  const where = `"deviceId"='${deviceId}' AND "bootEpoch"=${bootEpoch} AND "seq"=${seq}`;
  const text = await influx(
    'query',
    `SELECT "value","bootEpoch","seq" FROM "${quantity}" WHERE ${where}`,
  );
  const time = /"values":\[\[(\d+),/.exec(text)?.[1];
  const answer = JSON.parse(text) as { results: { series?: { values: number[][] }[] }[] };
  const [, value] = answer.results[0]?.series?.[0]?.values[0] ?? [];
  if (time === undefined || value === undefined)
    throw new Error(`InfluxDB holds no point for ${deviceId}/${bootEpoch}/${seq}`);
  return { time, value, bootEpoch, seq };
}
