// SPDX-License-Identifier: Apache-2.0
import { countQuery, curveQuery, pointsQuery, selectorQuery } from './influx-query.js';
import type { InfluxRow, InfluxRows } from './influx-rows.js';
import type { SeriesPoint, SeriesPort, SeriesRequest, SeriesStrip } from './series-port.js';

/** The read side of the series. */
export function openInfluxSeries(rows: InfluxRows): SeriesPort {
  return new InfluxSeries(rows);
}

class InfluxSeries implements SeriesPort {
  readonly #rows: InfluxRows;

  constructor(rows: InfluxRows) {
    this.#rows = rows;
  }

  async points(request: SeriesRequest, limit: number): Promise<SeriesPoint[]> {
    const [rows = []] = await this.#rows.of([pointsQuery(request, limit)]);
    return rows.map((row) => pointOf(request, row));
  }

  async strip(request: SeriesRequest): Promise<SeriesStrip> {
    const [counts = [], ...selected] = await this.#rows.of([
      countQuery(request),
      ...(['FIRST', 'LAST', 'MIN', 'MAX'] as const).map((each) => selectorQuery(request, each)),
    ]);
    const count = Number(counts[0]?.['value'] ?? 0);
    if (count === 0) return { count, curve: [], marks: [] };
    const ends = selected.flat().map((row) => Number(row['time']));
    // The curve spans what was measured, not all of what was asked: a week in a season is drawn as a week.
    const measured = { ...request, fromMs: Math.min(...ends), toMs: Math.max(...ends) + 1 };
    const [curve = [], middle = []] = await this.#rows.of([
      curveQuery(measured),
      pointsQuery(request, 1, Math.floor(count / 2)),
    ]);
    const marks = [...selected, middle].flat().map((row) => pointOf(request, row));
    return {
      count,
      curve: curve.map((row) => ({ timeMs: Number(row['time']), mean: Number(row['value']) })),
      marks: unique(marks),
    };
  }

  ping(): Promise<void> {
    return this.#rows.ping();
  }
}

function pointOf(request: SeriesRequest, row: InfluxRow): SeriesPoint {
  return {
    bootEpoch: Number(row['bootEpoch'] ?? 0),
    channel: request.channel,
    flags: String(row['flags'] ?? ''),
    quantity: request.quantity,
    seq: Number(row['seq'] ?? 0),
    time: new Date(Number(row['time'])).toISOString(),
    value: String(row['value'] ?? ''),
  };
}

function unique(points: readonly SeriesPoint[]): SeriesPoint[] {
  const byIdentity = new Map(points.map((point) => [`${point.bootEpoch}/${point.seq}`, point]));
  return [...byIdentity.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}
