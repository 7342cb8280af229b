// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';
import type { IRouter } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { binCurve, curveLengthMs } from '../bins/bin-curve.js';
import { GRAIN } from '../bins/bin-grid.js';
import { binSection } from '../bins/bin-section.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

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
  const newest = await Promise.all(
    devices.map(({ deviceId, profile }) => {
      const channels = profile.channels
        .filter(({ quantity }) => quantity === GRAIN)
        .map(({ channel }) => channel);
      return grain.newest({ channels, deviceId, quantity: GRAIN }, { fromMs: 0, toMs }, 1);
    }),
  );
  const newestMs = Math.max(0, ...newest.flat().map(({ timeMs }) => timeMs));
  return newestMs > 0 && toMs - newestMs > lengthMs ? new Date(newestMs) : now();
}
