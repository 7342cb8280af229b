// SPDX-License-Identifier: Apache-2.0
import type { WatchChange, WatchRule } from './bin-watch.js';
import { byLayer, type CablePoint } from './layers.js';

/** A value that has not changed: since how many scans, and where its layer stood then. */
export interface StuckMemory {
  readonly value: number;
  readonly scans: number;
  /** Mean of the layer's other sensors when the value began, °C. */
  readonly layerC: number;
  readonly isRaised: boolean;
}

/**
 * Judges which sensors of a scan stand still while the others of their layer move. Grain changes slowly, so that a constant value
 * alone proves nothing; a sensor that is alone in its layer is not judged.
 * @param memory - by sensor; written.
 */
export function judgeStuck(
  points: readonly CablePoint[],
  timeMs: number,
  { stuckLayerK, stuckScans }: Pick<WatchRule, 'stuckLayerK' | 'stuckScans'>,
  memory: Map<string, StuckMemory>,
): WatchChange[] {
  const layers = byLayer(points);
  return points.flatMap(({ layer, sensor, temperatureC: value }): WatchChange[] => {
    const layerC = othersMean(layers.get(layer) ?? [], sensor);
    if (value === undefined || layerC === undefined) return [];
    const before = memory.get(sensor);
    const after =
      before?.value === value
        ? stood(before, layerC, { stuckLayerK, stuckScans })
        : { isRaised: false, layerC, scans: 1, value };
    memory.set(sensor, after);
    if (after.isRaised === (before?.isRaised ?? false)) return [];
    const against = Math.abs(layerC - after.layerC);
    const to = after.isRaised ? 'raised' : 'normal';
    return [{ against, channel: sensor, kind: 'data-stuck', layer, timeMs, to, value }];
  });
}

/** A value that was there at the scan before too. */
function stood(
  before: StuckMemory,
  layerC: number,
  { stuckLayerK, stuckScans }: Pick<WatchRule, 'stuckLayerK' | 'stuckScans'>,
): StuckMemory {
  const scans = before.scans + 1;
  const isStuck = scans >= stuckScans && Math.abs(layerC - before.layerC) > stuckLayerK;
  return { ...before, isRaised: before.isRaised || isStuck, scans };
}

/** A plain loop: with 200 sensors in a scan this is where a bin's picture takes its time. */
function othersMean(layer: readonly CablePoint[], sensor: string): number | undefined {
  let [count, sum] = [0, 0];
  for (const one of layer) {
    if (one.sensor === sensor || one.temperatureC === undefined) continue;
    count += 1;
    sum += one.temperatureC;
  }
  return count === 0 ? undefined : sum / count;
}
