// SPDX-License-Identifier: Apache-2.0
import { findContacts, type Position } from '@daoji/agronomy';

import { CliError } from '../cli-error.js';
import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet } from './vector.js';

/** Degrees by which a point may differ. */
const TOLERANCE = 1e-9;

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | {
      readonly type: 'Polygon' | 'MultiLineString';
      readonly coordinates: readonly (readonly Position[])[];
    }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly Position[])[])[];
    };

interface Feature {
  readonly type: 'Feature';
  readonly geometry: Geometry;
}

/** Crossings of GeoJSON lines and polygons: `in/X.geojson`, and the points of `out/X.geojson`. */
export const kinksSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  return files.list('in', '.geojson').map((file) => {
    const { geometry } = files.json(`in/${file}`) as Feature;
    const { features } = files.json(`out/${file}`) as {
      readonly features: readonly Feature[];
    };
    const expected = sorted(
      features.flatMap((feature) =>
        feature.geometry.type === 'Point' ? [feature.geometry.coordinates] : [],
      ),
    );
    const got = outcomeOf(() =>
      sorted(findContacts(linesOf(geometry, file)).map(({ position }) => position)),
    );
    return { name: file, expected, got, agrees: areNear(expected, got) };
  });
};

function linesOf(geometry: Geometry, file: string): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'Point':
      throw new CliError('FILE_SHAPE', `expected lines or polygons in ${file}, got a point`);
  }
}

function sorted(points: readonly Position[]): Position[] {
  return [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

/** As sets: each point of either has one of the other near it. */
function areNear(expected: readonly Position[], got: readonly Position[] | string): boolean {
  if (typeof got === 'string') return false;
  const covers = (some: readonly Position[], all: readonly Position[]): boolean =>
    all.every(([x, y]) =>
      some.some(([a, b]) => Math.abs(a - x) <= TOLERANCE && Math.abs(b - y) <= TOLERANCE),
    );
  return covers(expected, got) && covers(got, expected);
}
