// SPDX-License-Identifier: Apache-2.0
import { decimalText, type DeviceChannel } from '@daoji/model';
import type { z } from 'zod';

import type { binSectionSchema } from '../api/grain-operations.js';
import type { GrainPoint, GrainSeries } from '../series/grain-series.js';
import type { GridDevice } from './bin-grid.js';

type Air = z.infer<typeof binSectionSchema>['air'];

const PLACES = ['headspace', 'outside'] as const;

/** Newest values of what a bin's devices measure beside the grain: air above it and outside. */
export async function airOf(
  series: GrainSeries,
  grid: readonly GridDevice[],
  atMs: number,
  silentMs: number,
): Promise<Air> {
  const asked = grid.flatMap(({ device: { deviceId, profile }, sensors }) => {
    const hanging = new Set(sensors.map(({ channel }) => channel));
    const others = profile.channels.filter((channel) => !hanging.has(channel));
    return [...new Set(others.map(({ quantity }) => quantity))].map((quantity) => ({
      channels: others.filter((one) => one.quantity === quantity),
      deviceId,
      quantity,
    }));
  });
  const read = await Promise.all(
    asked.map(async ({ channels, deviceId, quantity }) => {
      const names = channels.map(({ channel }) => channel);
      const of = { channels: names, deviceId, quantity };
      const points = await series.newest(of, { fromMs: 0, toMs: atMs + 1 }, 1);
      return channels.map((channel) => {
        const point = points.find((one) => one.channel === channel.channel);
        return factOf(deviceId, channel, point, atMs - silentMs);
      });
    }),
  );
  return read.flat();
}

function factOf(
  deviceId: string,
  channel: DeviceChannel,
  point: GrainPoint | undefined,
  oldestMs: number,
): Air[number] {
  const name = channel.channel;
  const isPossible =
    point?.isTimed === true &&
    point.value >= Number(decimalText(channel.min, channel.scale)) &&
    point.value <= Number(decimalText(channel.max, channel.scale));
  const isHeard = point !== undefined && point.timeMs >= oldestMs;
  const heardState = isPossible ? 'normal' : 'void';
  return {
    channel: name,
    deviceId,
    place: PLACES.find((place) => name.startsWith(place)) ?? 'other',
    quantity: channel.quantity,
    state: isHeard ? heardState : 'silent',
    ...(point && { time: new Date(point.timeMs).toISOString(), value: point.value }),
    unit: channel.unit,
  };
}
