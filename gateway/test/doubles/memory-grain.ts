// SPDX-License-Identifier: Apache-2.0
import { ROLLUP_MS, rollupStart, type RollupStep } from '@daoji/model';

import type {
  DeviceChannels,
  GrainPoint,
  GrainSeries,
  SpanFigures,
  SpanRequest,
  TimeSpan,
} from '../../src/series/grain-series.js';
import { mergedSpans } from '../../src/series/influx-grain-series.js';

/** A stored point of any quantity. */
export interface StoredPoint extends GrainPoint {
  readonly deviceId: string;
  readonly quantity: string;
}

const DAY_MS = ROLLUP_MS.day;

/** A series in memory that answers as InfluxDB does; `keptUntilMs` is what a bridge has kept hours and days of. */
export class MemoryGrain implements GrainSeries {
  readonly asked: { readonly source: 'points' | RollupStep; readonly span: TimeSpan }[] = [];
  readonly #points: readonly StoredPoint[];
  readonly #keptUntilMs: number | undefined;

  constructor(points: readonly StoredPoint[], keptUntilMs?: number) {
    this.#points = [...points].sort((a, b) => a.timeMs - b.timeMs);
    this.#keptUntilMs = keptUntilMs;
  }

  newest(of: DeviceChannels, span: TimeSpan, limit: number): Promise<GrainPoint[]> {
    const own = this.#within(of, span);
    const newest = of.channels.flatMap((channel) =>
      own.filter((one) => one.channel === channel).slice(-limit),
    );
    return Promise.resolve(
      newest
        .map(({ channel, isTimed, timeMs, value }) => ({ channel, isTimed, timeMs, value }))
        .sort((a, b) => a.timeMs - b.timeMs),
    );
  }

  newestHourMs(): Promise<number | undefined> {
    const kept = this.#keptUntilMs;
    const newest = this.#points.filter(({ timeMs }) => kept !== undefined && timeMs < kept).at(-1);
    return Promise.resolve(newest && rollupStart('hour', newest.timeMs));
  }

  figures(of: SpanRequest, source: 'points' | RollupStep): Promise<SpanFigures[][]> {
    this.asked.push({ source, span: { fromMs: of.fromMs, toMs: of.toMs } });
    const step = source === 'points' ? undefined : source;
    return Promise.resolve(
      of.groups.map((group) =>
        mergedSpans(
          group.flatMap(({ channels, max, min }) =>
            this.#within({ channels, deviceId: of.deviceId, quantity: of.quantity }, of).map((point): SpanFigures => {
              const isCounted =
                point.isTimed && point.value >= Number(min) && point.value <= Number(max);
              const keptMs = step ? rollupStart(step, point.timeMs) : point.timeMs;
              const none = { count: 0, max: -Infinity, min: Infinity, sum: 0 };
              const some = { count: 1, max: point.value, min: point.value, sum: point.value };
              return {
                atMs: spanStart(keptMs, of.spanMs),
                total: 1,
                ...(isCounted ? some : none),
              };
            }),
          ),
        ),
      ),
    );
  }

  #within({ channels, deviceId, quantity }: DeviceChannels, span: TimeSpan): StoredPoint[] {
    return this.#points.filter(
      (one) =>
        one.deviceId === deviceId &&
        one.quantity === quantity &&
        channels.includes(one.channel) &&
        one.timeMs >= span.fromMs &&
        one.timeMs < span.toMs,
    );
  }
}

function spanStart(timeMs: number, spanMs: number): number {
  if (spanMs % DAY_MS === 0) return rollupStart('day', timeMs);
  return Math.floor(timeMs / spanMs) * spanMs;
}
