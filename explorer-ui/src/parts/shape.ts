// SPDX-License-Identifier: Apache-2.0
import { isRecord, numberOf } from '../check/untyped.js';

/** A GeoJSON polygon: outer ring, then holes, each of [longitude, latitude] in degrees of WGS 84. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}

/** Longitude and latitude. */
export type Position = readonly [number, number];

/** A polygon of whole rings; `undefined` for anything else, so that no page draws a guess. */
export function polygonOf(value: unknown): Polygon | undefined {
  if (!isRecord(value) || value['type'] !== 'Polygon') return undefined;
  const rings = listOf(value['coordinates'], (ring) => listOf(ring, positionOf));
  const isWhole = rings !== undefined && rings.length > 0 && rings.every((ring) => ring.length > 3);
  return isWhole ? { coordinates: rings, type: 'Polygon' } : undefined;
}

/** The middle of a polygon's bounds: where to look for it, for those who cannot see the map. */
export function centreOf({ coordinates }: Polygon): Position {
  const positions = coordinates[0] ?? [];
  return [middle(positions.map(([east]) => east)), middle(positions.map(([, north]) => north))];
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function positionOf(value: unknown): Position | undefined {
  const [longitude, latitude] = Array.isArray(value) ? value.map(numberOf) : [];
  if (longitude === undefined || latitude === undefined) return undefined;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined;
}

/** Every item read, or nothing at all. */
function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}
