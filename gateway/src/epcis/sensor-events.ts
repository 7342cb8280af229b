// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import {
  checkSensorElement,
  sensorElement,
  type SensorElement,
  type SummaryFault,
} from '@daoji/exchange';
import { hashEvents, type DeviceChannel } from '@daoji/model';

import { SeriesReader, type ReadWindow } from './series-reader.js';
import type { SeriesPort } from '../series/series-port.js';
import { deviceWindows, type DeviceWindow } from '../story/device-windows.js';
import { lotStory, type LotStory, type StorySource } from '../story/lot-story.js';
import { GatewayError } from '../gateway-error.js';
import { lotUri, ownUri } from './names.js';
import { OWN_CONTEXT, type EpcisEvent } from './own-event.js';

/** Devices of one document. */
const MAX_DEVICES = 16;
const DAY_MS = 86_400_000;
/** Civil days are those of Asia/Shanghai. */
const ZONE_MS = 8 * 3_600_000;

/** Where summaries are read from. */
export interface SensorSource extends StorySource {
  readonly log: LogArchive;
  readonly now: () => Date;
  readonly series: SeriesPort;
}

/** Summaries of what the devices around a lot measured. */
export interface SensorEvents {
  readonly events: readonly EpcisEvent[];
  /** False where the series could not be read: then nothing is said of the readings. */
  readonly isReachable: boolean;
  /** Devices without a summary: too many of them, or of their readings, for one document. */
  readonly omitted: number;
}

/**
 * One event a device: what it measured while the lot lay there, each channel summarised from its anchored readings. A window
 * that still runs ends with the last full day, so that an answer stays the same for that day.
 * @throws GatewayError `LOT_NOT_FOUND`.
 */
export async function sensorEvents(source: SensorSource, lotId: string): Promise<SensorEvents> {
  const story = await lotStory(source, lotId);
  const nowMs = source.now().getTime();
  const windows = deviceWindows(source.index, story, nowMs);
  await source.log.refresh();
  const events: EpcisEvent[] = [];
  let omitted = Math.max(0, windows.length - MAX_DEVICES);
  try {
    for (const window of windows.slice(0, MAX_DEVICES)) {
      const event = await eventOf(source, story, closed(window, nowMs));
      if (event) events.push(event);
      else omitted += 1;
    }
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return { events: [], isReachable: false, omitted: windows.length };
  }
  return { events, isReachable: true, omitted };
}

/**
 * Recomputes a summary of ours from the series and the log.
 * @returns each member that the readings do not give; empty when all are equal.
 * @throws GatewayError `DEVICE_NOT_FOUND`, `SERIES_CHANNEL_UNKNOWN`, `SERIES_RANGE`, `SERIES_UNREACHABLE`.
 */
export async function recheckSummary(
  source: SensorSource,
  element: SensorElement,
): Promise<SummaryFault[]> {
  const { deviceID = '', endTime = '', startTime = '' } = element.sensorMetadata;
  const deviceId = decodeURIComponent(deviceID.split('/').at(-1) ?? '');
  const device = (await source.catalog.device(deviceId)).value;
  await source.log.refresh();
  const reader = new SeriesReader(source.series, source.log, device);
  const window = { fromMs: Date.parse(startTime), toMs: Date.parse(endTime) };
  const read = await reader.read(window);
  if (!read) throw new GatewayError('SERIES_RANGE', `expected fewer readings of ${deviceId}`);
  const what = kindOf(element);
  const channel = device.profile.channels.find(
    (one) => kindOf(elementOf(reader, window, read, one)) === what,
  );
  if (!channel) {
    throw new GatewayError('SERIES_CHANNEL_UNKNOWN', `expected a channel of ${deviceId}: ${what}`);
  }
  const { readings, terms } = reader.summaryOf(window, read, channel);
  return checkSensorElement(element, terms, readings);
}

async function eventOf(
  source: SensorSource,
  story: LotStory,
  window: DeviceWindow,
): Promise<EpcisEvent | undefined> {
  const { deviceId, fromMs, place, toMs } = window;
  const device = (await source.catalog.device(deviceId)).value;
  const reader = new SeriesReader(source.series, source.log, device);
  const span = { fromMs, toMs };
  const read = await reader.read(span);
  if (!read) return undefined;
  const lots = place.kind === 'bin' ? story.lots.filter(({ binId }) => binId === place.id) : [];
  const stored = lots.map((lot) => ({ epcClass: lotUri(lot.lotId, lot) }));
  const body = {
    action: 'OBSERVE',
    bizStep: 'sensor_reporting',
    ...(stored.length > 0 && { disposition: 'in_progress', quantityList: stored }),
    eventTime: new Date(toMs).toISOString(),
    eventTimeZoneOffset: '+08:00',
    readPoint: { id: ownUri(place.kind, place.id) },
    sensorElementList: device.profile.channels.map((one) => elementOf(reader, span, read, one)),
    type: 'ObjectEvent',
  };
  const [hashed] = hashEvents({ ...body, '@context': OWN_CONTEXT });
  return { ...body, eventID: hashed?.hash };
}

function elementOf(
  reader: SeriesReader,
  window: { readonly fromMs: number; readonly toMs: number },
  read: ReadWindow,
  channel: DeviceChannel,
): SensorElement {
  const { readings, terms } = reader.summaryOf(window, read, channel);
  return sensorElement(terms, readings);
}

/** Type, substance and channel of a summary: what tells the channels of a device apart. */
function kindOf({ sensorReport }: SensorElement): string {
  const { chemicalSubstance, component, type } = sensorReport[0] ?? {};
  return JSON.stringify([type, chemicalSubstance, component]);
}

function closed(window: DeviceWindow, nowMs: number): DeviceWindow {
  const today = Math.floor((nowMs + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  const fromMs = Math.max(0, Math.floor(window.fromMs));
  return { ...window, fromMs, toMs: Math.max(fromMs, Math.min(window.toMs, today)) };
}

/** True where the series did not answer: then nothing is said of readings. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'SERIES_UNREACHABLE';
}
