// SPDX-License-Identifier: Apache-2.0
import { logHeadSchema } from '@daoji/model';
import type { z } from 'zod';

import type { closingOfferSchema } from '../api/release-views.js';
import { isUnreachable, type SensorSource } from '../epcis/sensor-events.js';
import { SeriesReader } from '../epcis/series-reader.js';
import type { SeriesPoint } from '../series/series-port.js';
import { deviceWindows, type DeviceWindow } from '../story/device-windows.js';
import { lotStory } from '../story/lot-story.js';

/** Devices that one closing names. */
const MAX_DEVICES = 64;

/** {@link closingOfferSchema}. */
export type ClosingOffer = z.infer<typeof closingOfferSchema>;

type Range = ClosingOffer['devices'][number];

/**
 * What a closing of the lot would bind: of each device where the lot was the first and last reading in that time that a log
 * head covers, and the newest head. Who signs says which of them it is to be.
 * @throws GatewayError `LOT_NOT_FOUND`.
 */
export async function closingOffer(source: SensorSource, lotId: string): Promise<ClosingOffer> {
  const story = await lotStory(source, lotId);
  const windows = deviceWindows(source.index, story, source.now().getTime());
  await source.log.refresh();
  const newest = source.log.advances().at(-1);
  const { logRoot, logSize, origin } = newest
    ? logHeadSchema.parse(JSON.parse(newest.head))
    : { logRoot: '', logSize: 0, origin: '' };
  const answer = { heads: newest ? [{ logRoot, logSize, origin }] : [] };
  try {
    const devices: Range[] = [];
    for (const window of windows.slice(0, MAX_DEVICES)) {
      const range = await rangeOf(source, window);
      if (range) devices.push(range);
    }
    const silent = windows.length - devices.length;
    return { ...answer, devices, isRead: true, omitted: silent };
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return { ...answer, devices: [], isRead: false, omitted: windows.length };
  }
}

async function rangeOf(source: SensorSource, window: DeviceWindow): Promise<Range | undefined> {
  const { deviceId, fromMs, place, toMs } = window;
  const device = (await source.catalog.device(deviceId)).value;
  const reader = new SeriesReader(source.series, source.log, device);
  const read = await reader.read({ fromMs: Math.max(0, fromMs), toMs });
  const points = [...(read?.anchored.values() ?? [])].flat();
  const [first] = points;
  if (!first) return undefined;
  const from = points.reduce((a, b) => (isBefore(b, a) ? b : a), first);
  const to = points.reduce((a, b) => (isBefore(a, b) ? b : a), first);
  return { deviceId, from: endOf(from), place, to: endOf(to) };
}

function isBefore(a: SeriesPoint, b: SeriesPoint): boolean {
  return a.bootEpoch < b.bootEpoch || (a.bootEpoch === b.bootEpoch && a.seq < b.seq);
}

function endOf({ bootEpoch, seq, time }: SeriesPoint): Range['from'] {
  return { bootEpoch, seq, time };
}
