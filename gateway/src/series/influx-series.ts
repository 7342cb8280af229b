// SPDX-License-Identifier: Apache-2.0
import {
  countQuery,
  curveQuery,
  hoursQuery,
  pointsQuery,
  selectorQuery,
  voidedQuery,
} from './influx-query.js';
import type { InfluxRow, InfluxRows } from './influx-rows.js';
import { daysOf, type SeasonSeries, type SeriesDay, type ValueLimits } from './series-days.js';
import type { SeriesPoint, SeriesPort, SeriesRequest, SeriesStrip } from './series-port.js';

/** The read side of the series. */
export function openInfluxSeries(rows: InfluxRows): SeriesPort & SeasonSeries {
  return new InfluxSeries(rows);
}

class InfluxSeries implements SeriesPort, SeasonSeries {
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

  async days(request: SeriesRequest, limits: ValueLimits): Promise<SeriesDay[]> {
    const [hours = [], voided = []] = await this.#rows.of([
      hoursQuery(request, limits),
      voidedQuery(request, limits),
    ]);
    const valueOf = (row: InfluxRow, name: string): number => Number(row[name]);
    return daysOf(
      hours.map((row) => ({
        max: valueOf(row, 'max'),
        mean: valueOf(row, 'mean'),
        min: valueOf(row, 'min'),
        sum: valueOf(row, 'sum'),
        timeMs: valueOf(row, 'time'),
      })),
      voided.map((row) => ({ count: valueOf(row, 'voided'), timeMs: valueOf(row, 'time') })),
    );
  }

  async newest(request: SeriesRequest): Promise<SeriesPoint | undefined> {
    const [[row] = []] = await this.#rows.of([selectorQuery(request, 'LAST')]);
    return row && pointOf(request, row);
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
