// SPDX-License-Identifier: Apache-2.0

/** One sensor of a scan; `temperatureC` is absent for a voided or silent one. */
export interface CablePoint {
  readonly sensor: string;
  /** Layer from the floor, from 1. */
  readonly layer: number;
  readonly temperatureC?: number;
}

/** A layer of a scan. */
export interface LayerMean {
  readonly layer: number;
  /** °C; absent where no sensor of the layer answered. */
  readonly meanC?: number;
  readonly minimumC?: number;
  readonly maximumC?: number;
  readonly sensors: number;
  readonly silent: number;
}

/** How far a point lies above the mean of its layer. */
export interface PointExcess {
  readonly sensor: string;
  readonly layer: number;
  readonly temperatureC: number;
  readonly excessK: number;
}

/** Points of each layer, in their order. */
export function byLayer(points: readonly CablePoint[]): Map<number, CablePoint[]> {
  const layers = new Map<number, CablePoint[]>();
  for (const point of points) {
    const known = layers.get(point.layer);
    if (known) known.push(point);
    else layers.set(point.layer, [point]);
  }
  return layers;
}

/** Means of the layers of a scan, the floor first. */
export function layerMeans(points: readonly CablePoint[]): LayerMean[] {
  return [...byLayer(points)].sort(([a], [b]) => a - b).map(([layer, of]) => layerMean(layer, of));
}

function layerMean(layer: number, points: readonly CablePoint[]): LayerMean {
  const values = points.flatMap(({ temperatureC }) => temperatureC ?? []);
  const silent = points.length - values.length;
  if (values.length === 0) return { layer, sensors: points.length, silent };
  return {
    layer,
    maximumC: Math.max(...values),
    meanC: values.reduce((sum, value) => sum + value, 0) / values.length,
    minimumC: Math.min(...values),
    sensors: points.length,
    silent,
  };
}

/** Every answering point against the mean of its layer, the hottest first. */
export function excesses(points: readonly CablePoint[]): PointExcess[] {
  const means = new Map(layerMeans(points).map(({ layer, meanC }) => [layer, meanC]));
  return points
    .flatMap(({ layer, sensor, temperatureC }) => {
      const mean = means.get(layer);
      if (mean === undefined || temperatureC === undefined) return [];
      return [{ excessK: temperatureC - mean, layer, sensor, temperatureC }];
    })
    .sort((a, b) => b.excessK - a.excessK);
}
