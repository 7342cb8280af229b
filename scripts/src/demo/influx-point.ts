// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';

import type { ShownPoint } from '@daoji/model';

import { serviceSettings } from './demo-home.js';

/**
 * Overwrites the value of a stored point behind the system's back, as somebody with the database's password can.
 * @param value - exact decimal text.
 */
export async function overwritePoint(point: ShownPoint, value: string): Promise<void> {
  const { quantity, deviceId, channel } = point;
  const stored = await storedPoint(point);
  const site = (await serviceSettings('iot-bridge')).get('SITE_ID') ?? '';
  await influx(
    'write',
    `${quantity},channel=${channel},deviceId=${deviceId},site=${site} value=${value} ${stored.time}`,
  );
}

/** Nanosecond time (as text) and value of a point as InfluxDB holds it. */
async function storedPoint(point: ShownPoint): Promise<{ time: string; value: number }> {
  const { quantity, deviceId, bootEpoch, seq } = point;
  const where = `"deviceId"='${deviceId}' AND "bootEpoch"=${bootEpoch} AND "seq"=${seq}`;
  const text = await influx('query', `SELECT "value" FROM "${quantity}" WHERE ${where}`);
  // Nanoseconds since 1970 are more than a JSON number of JavaScript holds.
  const time = /"values":\[\[(\d+),/.exec(text)?.[1];
  const answer = JSON.parse(text) as { results: { series?: { values: number[][] }[] }[] };
  const [, value] = answer.results[0]?.series?.[0]?.values[0] ?? [];
  if (time === undefined || value === undefined)
    throw new Error(`InfluxDB holds no point for ${deviceId}/${bootEpoch}/${seq}`);
  return { time, value };
}

/** Sends InfluxQL or line protocol to the demo's InfluxDB. @returns the answer's text. */
async function influx(path: 'query' | 'write', body: string): Promise<string> {
  const settings = await serviceSettings('iot-bridge');
  const [url = '', ca = '', auth = ''] = ['INFLUX_URL', 'INFLUX_CA', 'INFLUX_TOKEN'].map(
    (name) => settings.get(name) ?? '',
  );
  const query =
    path === 'query'
      ? `?db=daoji&epoch=ns&q=${encodeURIComponent(body)}`
      : '?db=daoji&precision=ns';
  const pem = await readFile(ca, 'utf8');
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
