// SPDX-License-Identifier: Apache-2.0
import type { RollupStep } from '@daoji/model';

import { keptFigures, newestHourQuery, newestQuery, pointFigures } from './grain-query.js';
import type {
  DeviceChannels,
  GrainPoint,
  GrainSeries,
  SpanFigures,
  SpanRequest,
  TimeSpan,
} from './grain-series.js';
import type { InfluxRow, InfluxRows } from './influx-rows.js';

/** Of a span to which nothing was added yet. */
const NOTHING = { count: 0, max: -Infinity, min: Infinity, sum: 0, total: 0 };

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

  async newestHourMs(deviceId: string, quantity: string): Promise<number | undefined> {
    const [rows = []] = await this.#rows.of([newestHourQuery(deviceId, quantity)]);
    return rows[0] && timeOf(rows[0]);
  }

  async figures(of: SpanRequest, source: 'points' | RollupStep): Promise<SpanFigures[][]> {
    if (of.toMs <= of.fromMs) return of.groups.map(() => []);
    const asked = of.groups.map((group) =>
      source === 'points' ? pointFigures(of, group) : [keptFigures(of, group, source)],
    );
    const answers = await this.#rows.of(asked.flat());
    let at = 0;
    return asked.map((statements) => {
      const own = answers.slice(at, at + statements.length);
      at += statements.length;
      return mergedSpans(own.flat().map(figuresOf));
    });
  }
}

/** Figures of the same span as one; in the order of time. */
export function mergedSpans(parts: readonly SpanFigures[]): SpanFigures[] {
  const spans = new Map<number, SpanFigures>();
  for (const part of parts) {
    const known = spans.get(part.atMs) ?? { atMs: part.atMs, ...NOTHING };
    spans.set(part.atMs, {
      atMs: part.atMs,
      count: known.count + part.count,
      max: Math.max(known.max, part.max),
      min: Math.min(known.min, part.min),
      sum: known.sum + part.sum,
      total: known.total + part.total,
    });
  }
  return [...spans.values()].sort((a, b) => a.atMs - b.atMs);
}

/** A column that a statement has not asked for, or that holds nothing in this span, adds nothing. */
function figuresOf(row: InfluxRow): SpanFigures {
  const numbers = Object.entries(NOTHING).map(([name, nothing]) => {
    const value = row[name];
    return [name, typeof value === 'number' ? value : nothing];
  });
  return { ...NOTHING, ...(Object.fromEntries(numbers) as typeof NOTHING), atMs: timeOf(row) };
}

function timeOf(row: InfluxRow): number {
  return Number(row['time']);
}
