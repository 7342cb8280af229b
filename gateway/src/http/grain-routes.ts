// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';
import type { IRouter } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { binCurve, curveLengthMs } from '../bins/bin-curve.js';
import { GRAIN } from '../bins/bin-grid.js';
import { binSection } from '../bins/bin-section.js';
import type { TimeSpan } from '../series/grain-series.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

const DAY_MS = 86_400_000;

/** Routes about the grain in a bin as its sensors see it. */
export function grainRoutes(router: IRouter, services: Services): void {
  const { catalog, now } = services;
  bind(router, OPERATIONS.getBinSection, async ({ params, query }) => {
    const { value } = await catalog.bin(params.binId);
    return binSection(
      services,
      value,
      await devicesIn(services, params.binId),
      momentOf(query.at, now),
    );
  });
  bind(router, OPERATIONS.getBinCurve, async ({ params, query: { length, to } }) => {
    const { value } = await catalog.bin(params.binId);
    const devices = await devicesIn(services, params.binId);
    const at =
      to === undefined ? await endOf(services, devices, curveLengthMs(length)) : momentOf(to, now);
    return binCurve(services, value, devices, { at, length });
  });
}

async function devicesIn({ catalog, index }: Services, binId: string): Promise<DeviceRecord[]> {
  const ids = index.devicesOn(`bin~${binId}`);
  return (await Promise.all(ids.map((id) => catalog.device(id)))).map(({ value }) => value);
}

/** Nothing is known of what comes. */
function momentOf(asked: string | undefined, now: () => Date): Date {
  const today = now();
  return asked === undefined ? today : new Date(Math.min(today.getTime(), Date.parse(asked)));
}

/** Now, or the newest reading where it is so old that nothing would be drawn. */
async function endOf(
  { grain, now }: Services,
  devices: readonly DeviceRecord[],
  lengthMs: number,
): Promise<Date> {
  const toMs = now().getTime() + 1;
  // A year of 200 sensors lies in 53 shards, and a statement opens every sensor in each: most bins were heard today.
  for (const backMs of new Set([DAY_MS, lengthMs])) {
    if ((await newestOf(grain, devices, { fromMs: toMs - backMs, toMs })) !== undefined)
      return now();
  }
  const newestMs = await newestOf(grain, devices, { fromMs: 0, toMs });
  return newestMs === undefined ? now() : new Date(newestMs);
}

/** Newest reading of the grain in a span, ms. */
async function newestOf(
  series: Services['grain'],
  devices: readonly DeviceRecord[],
  span: TimeSpan,
): Promise<number | undefined> {
  const newest = await Promise.all(
    devices.map(({ deviceId, profile }) => {
      const channels = profile.channels
        .filter(({ quantity }) => quantity === GRAIN)
        .map(({ channel }) => channel);
      return series.newest({ channels, deviceId, quantity: GRAIN }, span, 1);
    }),
  );
  const times = newest.flat().map(({ timeMs }) => timeMs);
  return times.length === 0 ? undefined : Math.max(...times);
}
