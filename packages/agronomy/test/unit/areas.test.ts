// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import {
  AUTHALIC_RADIUS_M,
  geodesicArea,
  sphericalArea,
  type Polygon,
  type Position,
} from '../../src/index.js';

const DISTRICTS = fileURLToPath(
  new URL('../../../../../shared/data/panjin_211100_districts.geojson', import.meta.url),
);
/** Points of GeographicLib's tests are latitude, longitude. */
const ring = (...points: readonly Position[]): Polygon => {
  const positions = points.map(([latitude, longitude]): Position => [longitude, latitude]);
  return [[...positions, ...positions.slice(0, 1)]];
};

describe('geodesicArea', () => {
  // Source: GeographicLib's tests Planimeter0 and Planimeter6, edges are geodesics; WGS 84.
  for (const [name, polygon, m2, relative] of [
    ['an octant', ring([90, 0], [0, 0], [0, 90]), 63_758_202_715_511, 1e-12],
    ['four corners around 0, 0', ring([0, -1], [-1, 0], [0, 1], [1, 0]), 24_619_419_146, 1e-5],
  ] as const) {
    it(`of ${name} is GeographicLib's`, () => {
      expect(Math.abs(geodesicArea(polygon) / m2 - 1)).to.be.lessThan(relative);
    });
  }

  it('of a cell is the integral of the ellipsoid’s radii', () => {
    const [a, f] = [6_378_137, 1 / 298.257_223_563];
    const e2 = f * (2 - f);
    const [west, east, south, north] = [122.07, 122.072, 41.12, 41.121];
    const steps = 2_000;
    let strip = 0;
    for (let step = 0; step < steps; step += 1) {
      const phi = ((south + ((north - south) * (step + 0.5)) / steps) * Math.PI) / 180;
      const w = 1 - e2 * Math.sin(phi) ** 2;
      strip += ((a * a * (1 - e2)) / (w * w)) * Math.cos(phi);
    }
    const wanted = ((strip * (north - south)) / steps) * (Math.PI / 180) ** 2 * (east - west);
    const got = geodesicArea(ring([south, west], [south, east], [north, east], [north, west]));
    expect(Math.abs(got - wanted)).to.be.lessThan(0.05);
    expect(got).to.be.closeTo(18_652, 10);
  });

  it('does not depend on the way round, the first corner, or corners on an edge', () => {
    const corners: readonly Position[] = [
      [41.12, 122.07],
      [41.12, 122.08],
      [41.125, 122.085],
      [41.13, 122.07],
    ];
    const area = geodesicArea(ring(...corners));
    const turned = geodesicArea(ring(...corners.slice(2), ...corners.slice(0, 2)));
    expect(turned).to.be.closeTo(area, 1e-3);
    expect(geodesicArea(ring(...[...corners].reverse()))).to.be.closeTo(area, 1e-3);
  });

  it('takes holes out', () => {
    const [outer = []] = ring([41, 122], [41, 122.01], [41.01, 122.01], [41.01, 122]);
    const [hole = []] = ring([41.002, 122.002], [41.002, 122.004], [41.004, 122.004]);
    expect(geodesicArea([outer, hole])).to.be.closeTo(
      geodesicArea([outer]) - geodesicArea([hole]),
      1e-6,
    );
  });

  it('spans the date line', () => {
    const one = geodesicArea(ring([0, 179.5], [0, -179.5], [1, -179.5], [1, 179.5]));
    expect(one).to.be.closeTo(geodesicArea(ring([0, 0.5], [0, 1.5], [1, 1.5], [1, 0.5])), 1);
  });

  it('has the radius of the sphere of equal area', () => {
    expect(AUTHALIC_RADIUS_M).to.be.closeTo(6_371_007.1809, 1e-4);
  });

  for (const [what, polygon] of [
    ['a ring around the pole', ring([89, 0], [89, 90], [89, 180], [89, -90])],
    ['two corners', ring([41, 122], [41, 123])],
    ['swapped axes', ring([122, 41], [123, 41], [123, 42])],
    ['no number', ring([41, Number.NaN], [41, 123], [42, 123])],
    ['no ring', []],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => geodesicArea(polygon)).to.throw(RangeError);
    });
  }
});

describe('sphericalArea', () => {
  it('of division 211102 is 76.003 km² (rice-domain.md §5)', function () {
    if (!existsSync(DISTRICTS)) {
      process.stdout.write(`      not there: ${DISTRICTS}\n`);
      this.skip();
    }
    const { features } = JSON.parse(readFileSync(DISTRICTS, 'utf8')) as {
      features: {
        properties: { adcode: number };
        geometry: { type: string; coordinates: Position[][][] };
      }[];
    };
    const found = features.find(({ properties }) => properties.adcode === 211_102);
    const polygons = found?.geometry.coordinates ?? [];
    const area = polygons.reduce((sum, one) => sum + sphericalArea(one, 6_371_008.8), 0);
    expect(area / 1e6).to.be.closeTo(76.003, 0.02);
    const onEllipsoid = polygons.reduce((sum, one) => sum + geodesicArea(one), 0);
    expect(Math.abs(onEllipsoid / area - 1)).to.be.lessThan(0.005);
  });
});
