// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord, RollupStep, SiteObject } from '@daoji/model';
import type { z } from 'zod';

import type { binCurveSchema, CURVE_LENGTHS } from '../api/grain-operations.js';
import type { Services } from '../http/services.js';
import type { SpanFigures } from '../series/grain-series.js';
import { inSpans } from '../series/span-figures.js';
import { gapMs } from '../series/usual-gap.js';
import { gridOf, layersOf, type GridDevice } from './bin-grid.js';
import { curveMarks } from './curve-marks.js';
import { layerFigures } from './layer-figures.js';

type Curve = z.infer<typeof binCurveSchema>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Of each length: how far it goes back, the span of one figure, and the kept figures that it may be made of. */
const LENGTHS: Readonly<
  Record<
    (typeof CURVE_LENGTHS)[number],
    { readonly backMs: number; readonly spanMs: number; readonly step: RollupStep }
  >
> = {
  day: { backMs: DAY_MS, spanMs: 10 * MINUTE_MS, step: 'ten-minutes' },
  month: { backMs: 30 * DAY_MS, spanMs: 4 * HOUR_MS, step: 'hour' },
  week: { backMs: 7 * DAY_MS, spanMs: HOUR_MS, step: 'hour' },
  year: { backMs: 365 * DAY_MS, spanMs: DAY_MS, step: 'day' },
};

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
    grid.map((device) =>
      layerFigures(services.grain, device, { fromMs, layers, spanMs, step, toMs }),
    ),
  );
  const figures = layers.map((_layer, row) =>
    inSpans(
      read.flatMap(({ rows }) => rows[row] ?? []),
      spanMs,
    ),
  );
  const times = [...new Set(figures.flat().map(({ atMs }) => atMs))].sort((a, b) => a - b);
  const untils = read.flatMap(({ keptUntilMs }) => keptUntilMs ?? []);
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
    ...(untils.length > 0 && { keptUntil: timeOf(Math.min(...untils)) }),
    spanSeconds: spanMs / 1000,
    to: timeOf(toMs - 1),
  };
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

function sensorsOf(grid: readonly GridDevice[], layer: number): number {
  return grid.flatMap(({ sensors }) => sensors).filter((one) => one.layer === layer).length;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
