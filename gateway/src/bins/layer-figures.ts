// SPDX-License-Identifier: Apache-2.0
import { rangesOf, ROLLUP_STEPS, rollupStart, type RollupStep } from '@daoji/model';

import type { GrainSeries, LayersRequest, SpanFigures, TimeSpan } from '../series/grain-series.js';
import { figuresOfPoints, inSpans } from '../series/span-figures.js';
import { GRAIN, type GridDevice } from './bin-grid.js';

/** Points of so short a time are fewer rows than the statements that would sum them up take time. */
const FEW_MS = 20 * 60_000;
/** Most points of one channel in {@link FEW_MS}: one each second. */
const FEW_POINTS = 1_200;

/** What of a device's layers is wanted. */
export interface AskedLayers extends TimeSpan {
  readonly layers: readonly { readonly layer: number }[];
  readonly spanMs: number;
  /** Coarsest kept figures that the spans can be made of. */
  readonly step: RollupStep;
}

/**
 * Figures of each layer: days, then hours, then ten minutes that the bridge keeps, and points from the newest of these on: what
 * came just now, and whatever a bridge that stands still, or is of an earlier version, has not kept.
 */
export async function layerFigures(
  series: GrainSeries,
  { device: { deviceId }, sensors }: GridDevice,
  { fromMs, layers, spanMs, step, toMs }: AskedLayers,
): Promise<{ readonly keptUntilMs?: number; readonly rows: SpanFigures[][] }> {
  const own = layers.flatMap(({ layer }) => {
    const channels = sensors.filter((one) => one.layer === layer).map(({ channel }) => channel);
    return channels.length === 0 ? [] : [{ layer, ranges: rangesOf(channels) }];
  });
  if (own.length === 0) return { rows: layers.map(() => []) };
  const request = { deviceId, fromMs, layers: own, quantity: GRAIN, toMs };
  const newestMs = await series.newestKeptMs(request);
  const parts: Promise<SpanFigures[][]>[] = [];
  let at = fromMs;
  for (const each of newestMs === undefined ? [] : stepsFrom(step)) {
    const endMs = Math.min(toMs, rollupStart(each, newestMs ?? 0));
    if (endMs > at) parts.push(series.kept({ ...request, fromMs: at, toMs: endMs }, each));
    at = Math.max(at, endMs);
  }
  parts.push(fromPoints(series, { ...request, fromMs: at }, spanMs));
  const read = await Promise.all(parts);
  const rows = layers.map(({ layer }) => {
    const row = own.findIndex((one) => one.layer === layer);
    return inSpans(
      read.flatMap((part) => part[row] ?? []),
      spanMs,
    );
  });
  return { ...(at > fromMs && { keptUntilMs: at }), rows };
}

/** A step and those that are finer, the coarsest first. */
function stepsFrom(step: RollupStep): RollupStep[] {
  return ROLLUP_STEPS.slice(0, ROLLUP_STEPS.indexOf(step) + 1).reverse();
}

async function fromPoints(
  series: GrainSeries,
  request: LayersRequest,
  spanMs: number,
): Promise<SpanFigures[][]> {
  const { deviceId, fromMs, layers, quantity, toMs } = request;
  if (toMs - fromMs > FEW_MS) return series.figures(request, spanMs);
  const channels = layers.flatMap(({ ranges }) => ranges.flatMap((range) => range.channels));
  const span = { fromMs, toMs };
  const points = await series.newest({ channels, deviceId, quantity }, span, FEW_POINTS);
  return layers.map(({ ranges }) => figuresOfPoints(points, ranges));
}
