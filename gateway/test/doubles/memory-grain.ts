// SPDX-License-Identifier: Apache-2.0
import { rollupStart, type RollupStep } from '@daoji/model';

import type {
  DeviceChannels,
  GrainPoint,
  GrainSeries,
  LayersRequest,
  SpanFigures,
  TimeSpan,
} from '../../src/series/grain-series.js';
import { figuresOfPoints, inSpans } from '../../src/series/span-figures.js';

/** A stored point of any quantity. */
export interface StoredPoint extends GrainPoint {
  readonly deviceId: string;
  readonly quantity: string;
}

/** What was asked for, and from where. */
export interface Asked extends TimeSpan {
  readonly source: 'points' | RollupStep;
}

/** A series in memory that answers as InfluxDB does; `keptUntilMs` is up to when a bridge has kept figures. */
export class MemoryGrain implements GrainSeries {
  readonly asked: Asked[] = [];
  readonly #points: readonly StoredPoint[];
  readonly #keptUntilMs: number;

  constructor(points: readonly StoredPoint[], keptUntilMs = 0) {
    this.#points = [...points].sort((a, b) => a.timeMs - b.timeMs);
    this.#keptUntilMs = keptUntilMs;
  }

  newest(of: DeviceChannels, span: TimeSpan, limit: number): Promise<GrainPoint[]> {
    const own = this.#within(of, span);
    const newest = of.channels.flatMap((channel) =>
      own.filter((one) => one.channel === channel).slice(-limit),
    );
    return Promise.resolve(newest.sort((a, b) => a.timeMs - b.timeMs));
  }

  newestKeptMs(): Promise<number | undefined> {
    const newest = this.#points.filter(({ timeMs }) => timeMs < this.#keptUntilMs).at(-1);
    return Promise.resolve(newest && rollupStart('ten-minutes', newest.timeMs));
  }

  kept(of: LayersRequest, step: RollupStep): Promise<SpanFigures[][]> {
    return Promise.resolve(
      this.#figures(of, step).map((figures) =>
        figures
          .map((one) => ({ ...one, atMs: rollupStart(step, one.atMs) }))
          // A span that begins before what is asked for lies outside of it.
          .filter(({ atMs }) => atMs >= of.fromMs),
      ),
    );
  }

  figures(of: LayersRequest, spanMs: number): Promise<SpanFigures[][]> {
    return Promise.resolve(this.#figures(of, 'points').map((each) => inSpans(each, spanMs)));
  }

  #figures(of: LayersRequest, source: Asked['source']): SpanFigures[][] {
    const { deviceId, fromMs, layers, quantity, toMs } = of;
    this.asked.push({ fromMs, source, toMs });
    return layers.map(({ ranges }) => {
      const channels = ranges.flatMap((range) => range.channels);
      return figuresOfPoints(this.#within({ channels, deviceId, quantity }, of), ranges);
    });
  }

  #within({ channels, deviceId, quantity }: DeviceChannels, span: TimeSpan): GrainPoint[] {
    return this.#points
      .filter(
        (one) =>
          one.deviceId === deviceId &&
          one.quantity === quantity &&
          channels.includes(one.channel) &&
          one.timeMs >= span.fromMs &&
          one.timeMs < span.toMs,
      )
      .map(({ channel, isTimed, timeMs, value }) => ({ channel, isTimed, timeMs, value }));
  }
}
