// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel } from '@daoji/model';

import type { SeriesPort, SeriesStrip } from '../series/series-port.js';
import type { Catalog } from './catalog.js';
import type { DeviceWindow } from './device-windows.js';

/** A page tells of so many devices and of so many of each one's channels; the series answer all of them. */
export const MAX_STRIP_DEVICES = 8;
export const MAX_STRIP_CHANNELS = 4;

/** One measured quantity of a device over the lot's time. */
export interface SensorStrip extends SeriesStrip {
  readonly window: DeviceWindow;
  readonly channel: DeviceChannel;
}

/** The strips of a lot, or why there are none. */
export interface SensorStrips {
  readonly strips: readonly SensorStrip[];
  /** False when the series could not be read: then nothing is said of the readings. */
  readonly isReachable: boolean;
  /** Devices and channels that the page leaves out. */
  readonly omitted: number;
}

/** Reads the strips of a lot's devices. A series that cannot be read leaves the rest of the page standing. */
export async function sensorStrips(
  sources: { readonly catalog: Catalog; readonly series: SeriesPort },
  windows: readonly DeviceWindow[],
): Promise<SensorStrips> {
  const shown = windows.slice(0, MAX_STRIP_DEVICES);
  const devices = await Promise.all(
    shown.map(async (window) => {
      const { channels } = (await sources.catalog.device(window.deviceId)).value.profile;
      return { window, channels };
    }),
  );
  const wanted = devices.flatMap(({ window, channels }) =>
    channels.slice(0, MAX_STRIP_CHANNELS).map((channel) => ({ window, channel })),
  );
  const total = devices.reduce((sum, { channels }) => sum + channels.length, 0);
  const omitted = total - wanted.length + (windows.length - shown.length);
  const read = await Promise.allSettled(
    wanted.map(({ window, channel }) => stripOf(sources.series, window, channel)),
  );
  const strips = read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return { strips, isReachable: strips.length === wanted.length, omitted };
}

async function stripOf(
  series: SeriesPort,
  window: DeviceWindow,
  channel: DeviceChannel,
): Promise<SensorStrip> {
  const strip = await series.strip({
    deviceId: window.deviceId,
    channel: channel.channel,
    quantity: channel.quantity,
    fromMs: Math.max(0, window.fromMs),
    toMs: window.toMs,
  });
  return { ...strip, window, channel };
}
