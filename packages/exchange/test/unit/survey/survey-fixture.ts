// SPDX-License-Identifier: Apache-2.0
import { fromWgs84, readSurvey, type SurveyOptions } from '../../../src/index.js';

/** A ring in a file’s own system. */
export type Ring = [number, number][];

/** A square of about 100 m near Panjin, its south-west corner moved by units of 0.001°. */
export const square = (x = 0, y = 0): Ring => [
  [122.07 + x / 1000, 41.12 + y / 1000],
  [122.071 + x / 1000, 41.12 + y / 1000],
  [122.071 + x / 1000, 41.121 + y / 1000],
  [122.07 + x / 1000, 41.121 + y / 1000],
  [122.07 + x / 1000, 41.12 + y / 1000],
];
/** What each feature says unless told otherwise. */
export const ATTRIBUTES = {
  areaCode: '211104101',
  originClass: 'panjin',
  parcelId: 'p-1',
  season: 2026,
  variety: '盐丰47',
};
/** A feature of one ring. */
export const feature = (ring: unknown = square(), properties: object = {}): object => ({
  geometry: { coordinates: [ring], type: 'Polygon' },
  properties: { ...ATTRIBUTES, ...properties },
  type: 'Feature',
});
/** Bytes of a collection. */
export const file = (features: readonly object[], more: object = {}): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...more, features, type: 'FeatureCollection' }));
/** Reads features declared as WGS 84. */
export const read = (
  features: readonly object[],
  options: Partial<SurveyOptions> = {},
): ReturnType<typeof readSurvey> => readSurvey(file(features), { crs: 'EPSG:4326', ...options });
/** A ring in metres of zone 41. */
export const metres = (ring: Ring): Ring =>
  ring.map(([x, y]) => [...fromWgs84('EPSG:4529', [x, y])] as [number, number]);
