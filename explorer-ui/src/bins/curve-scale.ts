// SPDX-License-Identifier: Apache-2.0
import type { LayerCurve, ShownCurve } from './grain-queries.js';

/** A run of spans between two gaps: indexes into the curve's times, with no null among them. */
export type Run = readonly number[];

/** Runs of a layer's curve: two spans further apart than the gap are never joined. */
export function runsOf(
  { at, gapSeconds }: Pick<ShownCurve, 'at' | 'gapSeconds'>,
  layer: LayerCurve,
): Run[] {
  const runs: number[][] = [];
  for (const [index, time] of at.entries()) {
    if (layer.mean[index] === null || layer.mean[index] === undefined) continue;
    const run = runs.at(-1);
    const last = at[run?.at(-1) ?? -1];
    const distance = last === undefined ? Infinity : Date.parse(time) - Date.parse(last);
    if (run && distance <= gapSeconds * 1000) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** Times between a curve's begin and end in which a layer has nothing, as `[from, to]` in ms; each longer than the gap. */
export function gapsOf(curve: ShownCurve, layer: LayerCurve): (readonly [number, number])[] {
  const spanMs = curve.spanSeconds * 1000;
  const time = (index: number | undefined): number => Date.parse(curve.at[index ?? -1] ?? '');
  const runs = runsOf(curve, layer);
  const edges = [
    Date.parse(curve.from),
    ...runs.flatMap((run) => [time(run[0]), time(run.at(-1)) + spanMs]),
    Date.parse(curve.to),
  ];
  const gaps: (readonly [number, number])[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    const [from = 0, to = 0] = [edges[at], edges[at + 1]];
    if (to - from > curve.gapSeconds * 1000) gaps.push([from, to]);
  }
  return gaps;
}

/** Least and greatest of all layers, rounded out to 5 °C; the same for every layer, so that they can be compared. */
export function rangeOf(layers: readonly LayerCurve[]): readonly [number, number] {
  const numbers = layers.flatMap(({ max, min }) =>
    [...max, ...min].filter((one): one is number => one !== null),
  );
  if (numbers.length === 0) return [0, 5];
  const low = Math.floor(Math.min(...numbers) / 5) * 5;
  return [low, Math.max(low + 5, Math.ceil(Math.max(...numbers) / 5) * 5)];
}
