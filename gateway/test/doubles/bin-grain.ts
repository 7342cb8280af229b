// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel } from '@daoji/model';

import type { StoredPoint } from './memory-grain.js';

/** Clock of the test services. */
export const NOW_MS = Date.parse('2026-11-24T00:00:00.000Z');
/** Time between two scans. */
export const SCAN_MS = 600_000;
/** The device in the bin of the test season. */
export const DEVICE = 'pj-bin-0200';
const CABLES = [1, 2, 3, 4];

/** Four cables with two layers, and two sensors of the air. */
export function channelsOf(): DeviceChannel[] {
  const grain = [1, 2].flatMap((layer) =>
    CABLES.map((cable): DeviceChannel => ({
      channel: `c${cable}-l${layer}`,
      max: 600,
      min: -400,
      position: { cable, depthMm: 4_000 - layer * 1_500, layer },
      quantity: 'grain-temperature',
      scale: -1,
      unit: 'Cel',
    })),
  );
  const air = { max: 1_000, min: 0, quantity: 'relative-humidity', scale: -1, unit: '%' };
  return [...grain, { ...air, channel: 'headspace-rh' }, { ...air, channel: 'outside-rh' }];
}

/** `count` scans of all sensors, the newest at `lastMs`; `value` may leave a point out. */
export function scans(
  count: number,
  value: (channel: string, back: number) => number | undefined = () => 10,
  lastMs = NOW_MS - 60_000,
): StoredPoint[] {
  return Array.from({ length: count }, (_one, back) => back).flatMap((back) =>
    channelsOf()
      .filter(({ quantity }) => quantity === 'grain-temperature')
      .flatMap(({ channel, quantity }): StoredPoint[] => {
        const measured = value(channel, back);
        const timeMs = lastMs - back * SCAN_MS;
        if (measured === undefined) return [];
        return [{ channel, deviceId: DEVICE, isTimed: true, quantity, timeMs, value: measured }];
      }),
  );
}
