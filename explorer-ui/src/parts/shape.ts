// SPDX-License-Identifier: Apache-2.0
import type { GeoJsonObject } from 'geojson';

import { isRecord } from '../check/untyped.js';

const TYPES: readonly unknown[] = ['Polygon', 'MultiPolygon', 'Feature', 'FeatureCollection'];

/** A public boundary, as GeoJSON or its text; `undefined` for anything else, so that no page draws a guess. */
export function shapeOf(value: unknown): GeoJsonObject | undefined {
  if (typeof value === 'string') return shapeOfText(value);
  return isShape(value) ? value : undefined;
}

function shapeOfText(text: string): GeoJsonObject | undefined {
  try {
    return shapeOf(JSON.parse(text) as object);
  } catch {
    // A text that is no JSON is no boundary; the page then shows the list alone and says so.
    return undefined;
  }
}

function isShape(value: unknown): value is GeoJsonObject & Readonly<Record<string, unknown>> {
  return isRecord(value) && TYPES.includes(value['type']);
}
