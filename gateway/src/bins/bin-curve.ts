// SPDX-License-Identifier: Apache-2.0
import {
  rangesOf,
  rollupStart,
  type DeviceRecord,
  type RollupStep,
  type SiteObject,
} from '@daoji/model';
import type { z } from 'zod';

import type { binCurveSchema, CURVE_LENGTHS } from '../api/grain-operations.js';
import type { Services } from '../http/services.js';
import type { SpanFigures, TimeSpan } from '../series/grain-series.js';
import { mergedSpans } from '../series/influx-grain-series.js';
import { GRAIN, gridOf, layersOf, type GridDevice } from './bin-grid.js';
import { curveMarks } from './curve-marks.js';

type Curve = z.infer<typeof binCurveSchema>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Of each length: how far it goes back, the span of one figure, and the kept figures that it may be made of. */
const LENGTHS: Readonly<
  Record<
    (typeof CURVE_LENGTHS)[number],
    { readonly backMs: number; readonly spanMs: number; readonly step?: RollupStep }
  >
> = {
  day: { backMs: DAY_MS, spanMs: 10 * MINUTE_MS },
  month: { backMs: 30 * DAY_MS, spanMs: 4 * HOUR_MS, step: 'hour' },
  week: { backMs: 7 * DAY_MS, spanMs: HOUR_MS, step: 'hour' },
  year: { backMs: 365 * DAY_MS, spanMs: DAY_MS, step: 'day' },
};

/** Spans further apart than so many usual distances have a gap between them. */
const GAP_FACTOR = 1.5;

/** How far a curve goes back, ms. */
export function curveLengthMs(length: (typeof CURVE_LENGTHS)[number]): number {
  return LENGTHS[length].backMs;
}

/** Curves of a bin's layers up to a moment. @throws GatewayError `SERIES_UNREACHABLE`. */
export async function binCurve(
  services: Pick<Services, 'grain' | 'index' | 'scenario'>,
  bin: SiteObject,
  devices: readonly DeviceRecord[],
  { at, length }: { readonly at: Date; readonly length: (typeof CURVE_LENGTHS)[number] },
): Promise<Curve> {
  const { backMs, spanMs, step } = LENGTHS[length];
  const toMs = at.getTime() + 1;
  const fromMs = Math.max(0, toMs - backMs);
  const grid = gridOf(devices);
  const layers = layersOf(grid);
  const read = await Promise.all(
    grid.map((device) => readDevice(services.grain, device, { fromMs, layers, spanMs, step, toMs })),
  );
  const figures = layers.map((_layer, row) =>
    mergedSpans(read.flatMap(({ rows }) => rows[row] ?? [])),
  );
  const times = [...new Set(figures.flat().map(({ atMs }) => atMs))].sort((a, b) => a - b);
  const untils = read.flatMap(({ rolledUntilMs }) => rolledUntilMs ?? []);
  return {
    at: times.map(timeOf),
    binId: bin.id,
    from: timeOf(fromMs),
    gapSeconds: Math.round(gapMs(times, spanMs) / 1000),
    layers: layers.map((layer, row) => ({
      ...layer,
      ...rowOf(figures[row] ?? [], times),
      sensors: sensorsOf(grid, layer.layer),
    })),
    marks: curveMarks(services, bin.id, { fromMs, toMs }),
    ...(untils.length > 0 && { rolledUntil: timeOf(Math.min(...untils)) }),
    spanSeconds: spanMs / 1000,
    to: timeOf(toMs - 1),
  };
}

interface Asked extends TimeSpan {
  readonly layers: readonly { readonly layer: number }[];
  readonly spanMs: number;
  readonly step: RollupStep | undefined;
}

/**
 * Kept figures up to the newest that the bridge keeps, and points from there on: the hour under way, and whatever a bridge that
 * stands still, or is of an earlier version, has not kept.
 */
async function readDevice(
  series: Services['grain'],
  { device: { deviceId }, sensors }: GridDevice,
  { fromMs, layers, spanMs, step, toMs }: Asked,
): Promise<{ readonly rolledUntilMs?: number; readonly rows: SpanFigures[][] }> {
  const own = layers.map(({ layer }) => sensors.filter((sensor) => sensor.layer === layer));
  const present = own.flatMap((of, row) => (of.length === 0 ? [] : [row]));
  if (present.length === 0) return { rows: layers.map(() => []) };
  const groups = present.map((row) => rangesOf((own[row] ?? []).map(({ channel }) => channel)));
  const request = { deviceId, groups, quantity: GRAIN, spanMs };
  const newestMs = step && (await series.newestHourMs(deviceId, GRAIN));
  const cutMs = cutOf(step, newestMs, { fromMs, toMs });
  const [kept, points] = await Promise.all([
    step ? series.figures({ ...request, fromMs, toMs: cutMs }, step) : [],
    series.figures({ ...request, fromMs: cutMs, toMs }, 'points'),
  ]);
  const rows = layers.map((): SpanFigures[] => []);
  present.forEach((row, at) => {
    rows[row] = mergedSpans([...(kept[at] ?? []), ...(points[at] ?? [])]);
  });
  return { ...(cutMs > fromMs && { rolledUntilMs: cutMs }), rows };
}

/** Where kept figures end and points begin: at the begin of the newest kept hour, or of its day. */
function cutOf(
  step: RollupStep | undefined,
  newestMs: number | undefined,
  { fromMs, toMs }: TimeSpan,
): number {
  if (step === undefined || newestMs === undefined) return fromMs;
  return Math.min(toMs, Math.max(fromMs, rollupStart(step, newestMs)));
}

function rowOf(
  figures: readonly SpanFigures[],
  times: readonly number[],
): Pick<Curve['layers'][number], 'leftOut' | 'max' | 'mean' | 'min' | 'readings'> {
  const byTime = new Map(figures.map((one) => [one.atMs, one]));
  const each = (value: (one: SpanFigures) => number): (number | null)[] =>
    times.map((time) => {
      const one = byTime.get(time);
      return one && one.count > 0 ? rounded(value(one)) : null;
    });
  const sum = (value: (one: SpanFigures) => number): number =>
    figures.reduce((all, one) => all + value(one), 0);
  return {
    leftOut: sum(({ count, total }) => total - count),
    max: each(({ max }) => max),
    mean: each(({ count, sum: of }) => of / count),
    min: each(({ min }) => min),
    readings: sum(({ total }) => total),
  };
}

/** A device that measures every six hours has its usual distance there; of one that is heard once any is a gap. */
function gapMs(times: readonly number[], spanMs: number): number {
  const steps = times
    .slice(1)
    .map((time, at) => time - (times[at] ?? time))
    .sort((a, b) => a - b);
  return GAP_FACTOR * (steps[Math.floor(steps.length / 2)] ?? spanMs);
}

function sensorsOf(grid: readonly GridDevice[], layer: number): number {
  return grid.flatMap(({ sensors }) => sensors).filter((one) => one.layer === layer).length;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
