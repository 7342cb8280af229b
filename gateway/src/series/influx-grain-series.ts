// SPDX-License-Identifier: Apache-2.0
import type { RollupStep } from '@daoji/model';

import { keptQuery, newestKeptQuery, newestQuery, pointFigures } from './grain-query.js';
import type {
  DeviceChannels,
  GrainPoint,
  GrainSeries,
  LayersRequest,
  SpanFigures,
  TimeSpan,
} from './grain-series.js';
import type { InfluxRow, InfluxRows } from './influx-rows.js';
import { inSpans, NO_FIGURES } from './span-figures.js';

/** Reads of many sensors at once from InfluxDB. */
export class InfluxGrainSeries implements GrainSeries {
  readonly #rows: InfluxRows;

  constructor(rows: InfluxRows) {
    this.#rows = rows;
  }

  async newest(of: DeviceChannels, span: TimeSpan, limit: number): Promise<GrainPoint[]> {
    if (of.channels.length === 0 || span.toMs <= span.fromMs) return [];
    const [rows = []] = await this.#rows.of([newestQuery(of, span, limit)]);
    return rows
      .map((row) => ({
        channel: String(row['channel']),
        isTimed: !String(row['flags'] ?? '').includes('CLOCK'),
        timeMs: timeOf(row),
        value: Number(row['value']),
      }))
      .sort((a, b) => a.timeMs - b.timeMs);
  }

  async newestKeptMs(of: LayersRequest): Promise<number | undefined> {
    if (of.layers.length === 0) return undefined;
    const [rows = []] = await this.#rows.of([newestKeptQuery(of)]);
    return rows.length === 0 ? undefined : Math.max(...rows.map(timeOf));
  }

  async kept(of: LayersRequest, step: RollupStep): Promise<SpanFigures[][]> {
    if (of.toMs <= of.fromMs) return of.layers.map(() => []);
    const statements = of.layers.map(({ layer }) => keptQuery(of, step, layer));
    return (await this.#rows.of(statements)).map((rows) => rows.map(figuresOf));
  }

  async figures(of: LayersRequest, spanMs: number): Promise<SpanFigures[][]> {
    if (of.toMs <= of.fromMs) return of.layers.map(() => []);
    const statements = of.layers.map(({ ranges }) => pointFigures(of, ranges, spanMs));
    const answers = await this.#rows.of(statements.flat());
    let at = 0;
    return statements.map(({ length }) => {
      at += length;
      return inSpans(
        answers
          .slice(at - length, at)
          .flat()
          .map(figuresOf),
        spanMs,
      );
    });
  }
}

/** A column that a statement has not asked for, or that holds nothing in this span, adds nothing. */
function figuresOf(row: InfluxRow): SpanFigures {
  const number = (name: keyof typeof NO_FIGURES): number => {
    const value = row[name];
    return typeof value === 'number' ? value : NO_FIGURES[name];
  };
  return {
    atMs: timeOf(row),
    count: number('count'),
    max: number('max'),
    min: number('min'),
    sum: number('sum'),
    total: number('total'),
  };
}

function timeOf(row: InfluxRow): number {
  return Number(row['time']);
}
