// SPDX-License-Identifier: Apache-2.0

/** Size of a made field in metres, and corners on each of its sides. */
const [WIDTH_M, HEIGHT_M, PER_SIDE] = [100, 80, 5];
/** South-west corner of the grid in EPSG:4529: 122.07 E 41.12 N. */
const [EAST_M, NORTH_M] = [41_421_895.892, 4_554_316.78];
/** Every so many fields, one reaches 10 m into its neighbour's. */
export const OVERLAP_EVERY = 50;

/** GeoJSON of a grid of fields in metres of zone 41; neighbours share their sides, some overlap. */
export function madeSurvey(count: number): Uint8Array {
  const across = Math.ceil(Math.sqrt(count));
  const features = Array.from({ length: count }, (_, at) => {
    const column = at % across;
    const reach = column > 0 && at % OVERLAP_EVERY === OVERLAP_EVERY - 1 ? 10 : 0;
    const west = EAST_M + column * WIDTH_M - reach;
    const south = NORTH_M + Math.floor(at / across) * HEIGHT_M;
    return {
      geometry: { coordinates: [ringOf(west, south, WIDTH_M + reach)], type: 'Polygon' },
      properties: {
        areaCode: '211104101',
        originClass: 'panjin',
        parcelId: `bench-${String(at).padStart(5, '0')}`,
        season: 2026,
        variety: '盐丰47',
      },
      type: 'Feature',
    };
  });
  return new TextEncoder().encode(JSON.stringify({ features, type: 'FeatureCollection' }));
}

function ringOf(west: number, south: number, width: number): [number, number][] {
  const corners: readonly [number, number][] = [
    [west, south],
    [west + width, south],
    [west + width, south + HEIGHT_M],
    [west, south + HEIGHT_M],
  ];
  const ring = corners.flatMap(([x, y], side) => {
    const [nextX, nextY] = corners[(side + 1) % corners.length] ?? [x, y];
    return Array.from({ length: PER_SIDE }, (_, step): [number, number] => [
      x + ((nextX - x) * step) / PER_SIDE,
      y + ((nextY - y) * step) / PER_SIDE,
    ]);
  });
  return [...ring, ...ring.slice(0, 1)];
}
