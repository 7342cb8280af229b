// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import type { DeviceRecord } from '@daoji/model';
import type { z } from 'zod';

import { MAX_SERIES_DAYS, type seriesQuery } from '../api/parameters.js';
import type { seriesViewSchema } from '../api/views.js';
import { GatewayError } from '../gateway-error.js';
import type { SeriesPoint, SeriesPort } from './series-port.js';

/** Most points of one answer; a month of one point a minute in one channel is 43,200. */
export const MAX_SERIES_POINTS = 5_000;

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** Later than any reading can be: the end of the year 2199. */
const LATEST_MS = Date.UTC(2200, 0, 1);

/**
 * Points of a device in a bounded time, by its ledger profile: a channel that the profile lacks is never asked for.
 * @throws GatewayError `SERIES_RANGE`, `SERIES_CHANNEL_UNKNOWN`, `SERIES_UNREACHABLE`.
 */
export async function deviceSeries(
  sources: {
    readonly series: SeriesPort;
    readonly log: LogArchive;
    readonly now: () => Date;
  },
  device: DeviceRecord,
  query: z.infer<typeof seriesQuery>,
): Promise<z.infer<typeof seriesViewSchema>> {
  const { deviceId } = device;
  const channels = device.profile.channels.filter(
    (each) =>
      (query.channel === undefined || each.channel === query.channel) &&
      (query.quantity === undefined || each.quantity === query.quantity),
  );
  if (channels.length === 0) {
    throw new GatewayError(
      'SERIES_CHANNEL_UNKNOWN',
      `expected a channel in the profile of ${deviceId}`,
    );
  }
  const isOpen = query.from === undefined && query.to === undefined;
  const endMs = isOpen ? await newestMs(sources.series, device, channels) : undefined;
  const { fromMs, toMs } = boundsOf(query, endMs ?? sources.now().getTime());
  const limit = Math.ceil(MAX_SERIES_POINTS / channels.length);
  const read = await Promise.all(
    channels.map(({ channel, quantity }) =>
      sources.series.points({ deviceId, channel, quantity, fromMs, toMs }, limit),
    ),
  );
  await sources.log.refresh();
  return {
    deviceId,
    from: new Date(fromMs).toISOString(),
    points: read.flatMap((points, at) =>
      points.map((point) => ({
        ...point,
        state: stateOf(sources.log, deviceId, point),
        unit: channels[at]?.unit ?? '',
      })),
    ),
    to: new Date(toMs).toISOString(),
    truncated: read.some((points) => points.length === limit),
  };
}

/** End of what a device has measured: who names no time wants to see that, also of a device that went silent. */
async function newestMs(
  series: SeriesPort,
  { deviceId }: DeviceRecord,
  [first]: DeviceRecord['profile']['channels'],
): Promise<number | undefined> {
  if (!first) return undefined;
  const { channel, quantity } = first;
  const all = { deviceId, channel, quantity, fromMs: 0, toMs: LATEST_MS };
  const { marks } = await series.strip(all);
  return marks.length === 0
    ? undefined
    : Math.max(...marks.map(({ time }) => Date.parse(time))) + 1;
}

function boundsOf(
  query: z.infer<typeof seriesQuery>,
  endMs: number,
): { fromMs: number; toMs: number } {
  const toMs = query.to === undefined ? endMs : Date.parse(query.to);
  const fromMs = query.from === undefined ? toMs - DEFAULT_DAYS * DAY_MS : Date.parse(query.from);
  if (fromMs >= 0 && fromMs <= toMs && toMs - fromMs <= MAX_SERIES_DAYS * DAY_MS)
    return { fromMs, toMs };
  throw new GatewayError(
    'SERIES_RANGE',
    `expected from ≤ to, at most ${MAX_SERIES_DAYS} days after 1970, got ${fromMs} to ${toMs} ms`,
  );
}

function stateOf(log: LogArchive, deviceId: string, point: SeriesPoint): 'STORED' | 'ANCHORED' {
  const batch = log.batchOf(deviceId, point.bootEpoch, point.seq);
  return batch !== undefined && log.advanceOf(batch) ? 'ANCHORED' : 'STORED';
}
