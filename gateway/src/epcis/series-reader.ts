// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import type { SummaryReading, SummaryTerms } from '@daoji/exchange';
import type { DeviceChannel, DeviceRecord } from '@daoji/model';

import type { SeriesPoint, SeriesPort } from '../series/series-port.js';
import { ownUri } from './names.js';

/** Points of one question to the series. */
const PAGE = 5_000;
/** Points of one device that a summary is made of: a year of one channel every ten minutes is 52,560. */
const MAX_POINTS = 100_000;

/** Every point of a device in a window, and what follows from all of them together. */
export interface ReadWindow {
  /** Anchored points by channel and quantity. */
  readonly anchored: ReadonlyMap<string, readonly SeriesPoint[]>;
  readonly missing: number;
  readonly rawData?: string;
}

/** A time from `fromMs` on, before `toMs`. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Reads a device's channels for summaries. */
export class SeriesReader {
  readonly #series: SeriesPort;
  readonly #log: LogArchive;
  readonly #device: DeviceRecord;

  constructor(series: SeriesPort, log: LogArchive, device: DeviceRecord) {
    this.#series = series;
    this.#log = log;
    this.#device = device;
  }

  /**
   * Every point in the window; `undefined` where there are more than a summary takes, since a part of them would be other
   * figures. @throws GatewayError `SERIES_UNREACHABLE`.
   */
  async read(span: Span): Promise<ReadWindow | undefined> {
    const anchored = new Map<string, SeriesPoint[]>();
    const all: SeriesPoint[] = [];
    const batches: number[] = [];
    for (const channel of this.#device.profile.channels) {
      const points = await this.#pointsOf(channel, span, MAX_POINTS - all.length);
      if (!points) return undefined;
      all.push(...points);
      const proven = points.flatMap((point) => {
        const batch = this.#anchoredIn(point);
        if (batch === undefined) return [];
        batches.push(batch);
        return [point];
      });
      anchored.set(keyOf(channel), proven);
    }
    const rawData = this.#rawData(batches);
    return { anchored, missing: missingIn(all), ...(rawData !== undefined && { rawData }) };
  }

  /** What a summary of one channel is made of. */
  summaryOf(
    { fromMs, toMs }: Span,
    { anchored, missing, rawData }: ReadWindow,
    channel: DeviceChannel,
  ): { readonly readings: readonly SummaryReading[]; readonly terms: SummaryTerms } {
    const { quantity, scale, unit } = channel;
    return {
      readings: anchored.get(keyOf(channel)) ?? [],
      terms: {
        channel: channel.channel,
        deviceId: this.#device.deviceId,
        endTime: new Date(toMs).toISOString(),
        missing,
        quantity,
        ...(rawData !== undefined && { rawData }),
        scale,
        startTime: new Date(fromMs).toISOString(),
        unit,
      },
    };
  }

  async #pointsOf(
    { channel, quantity }: DeviceChannel,
    { fromMs, toMs }: Span,
    most: number,
  ): Promise<SeriesPoint[] | undefined> {
    const { deviceId } = this.#device;
    const points: SeriesPoint[] = [];
    // The series answers both ends; a window does not have its end. One point a millisecond and channel.
    for (let from = fromMs; from < toMs;) {
      const request = { channel, deviceId, fromMs: from, quantity, toMs: toMs - 1 };
      const page = await this.#series.points(request, PAGE);
      points.push(...page);
      if (points.length > most) return undefined;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      from = Date.parse(last.time) + 1;
    }
    return points;
  }

  #anchoredIn({ bootEpoch, seq }: SeriesPoint): number | undefined {
    const batch = this.#log.batchOf(this.#device.deviceId, bootEpoch, seq);
    return batch !== undefined && this.#log.advanceOf(batch) ? batch : undefined;
  }

  /** The log and the batches in it that hold the readings. */
  #rawData(batches: readonly number[]): string | undefined {
    if (batches.length === 0) return undefined;
    const [first, last] = batches.reduce(
      ([low, high], batch) => [Math.min(low, batch), Math.max(high, batch)],
      [Infinity, -Infinity],
    );
    return ownUri('log', ...this.#log.origin.split('/'), `batches-${first}-${last}`);
  }
}

/** Sequence numbers between the first and the last of each start of the device that have no point. */
function missingIn(points: readonly SeriesPoint[]): number {
  const epochs = new Map<number, Set<number>>();
  for (const { bootEpoch, seq } of points) {
    epochs.set(bootEpoch, (epochs.get(bootEpoch) ?? new Set<number>()).add(seq));
  }
  return [...epochs.values()].reduce((sum, seqs) => {
    let [low, high] = [Infinity, -Infinity];
    for (const seq of seqs) [low, high] = [Math.min(low, seq), Math.max(high, seq)];
    return sum + (high - low + 1 - seqs.size);
  }, 0);
}

function keyOf({ channel, quantity }: DeviceChannel): string {
  return `${channel} ${quantity}`;
}
