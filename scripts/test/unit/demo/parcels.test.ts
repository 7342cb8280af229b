// SPDX-License-Identifier: Apache-2.0
import { boundarySchema } from '@daoji/model';
import { expect } from 'chai';

import { boundaryOf, PARCELS, PROTECTED_RING } from '../../../src/demo/parcels.js';

describe('boundaryOf', () => {
  for (const parcel of PARCELS) {
    it(`draws ${parcel.id} with the area that it is registered with`, () => {
      const { rings } = boundarySchema.parse(boundaryOf(parcel));
      const area = areaM2(rings[0] ?? []);
      expect(Math.abs(area - parcel.areaM2) / parcel.areaM2).to.be.below(0.002);
    });
  }
});

describe('the made-up protected area', () => {
  const longitudes = PROTECTED_RING.map(([longitude]) => longitude * 10);
  const latitudes = PROTECTED_RING.map(([, latitude]) => latitude * 10);
  for (const parcel of PARCELS) {
    const isInside = parcel.originClass === 'protected';
    it(`${isInside ? 'holds all' : 'holds nothing'} of ${parcel.id}`, () => {
      const ring = boundaryOf(parcel).rings[0] ?? [];
      const inside = ring.filter(
        ([longitude, latitude]) =>
          longitude > Math.min(...longitudes) &&
          longitude < Math.max(...longitudes) &&
          latitude > Math.min(...latitudes) &&
          latitude < Math.max(...latitudes),
      );
      expect(inside.length).to.equal(isInside ? ring.length : 0);
    });
  }
});

/** Shoelace over a sphere of the earth's radius at this latitude, which is another way than the drawing's. */
function areaM2(ring: readonly (readonly number[])[]): number {
  const radiusM = 6_371_000;
  const radians = (units = 0): number => ((units / 10_000_000) * Math.PI) / 180;
  const points = ring.map(([longitude, latitude]) => [
    radians(longitude) * radiusM * Math.cos(radians(411_200_000)),
    radians(latitude) * radiusM,
  ]);
  const doubled = points.slice(1).reduce((sum, [x = 0, y = 0], at) => {
    const [x0 = 0, y0 = 0] = points[at] ?? [];
    return sum + x0 * y - x * y0;
  }, 0);
  return Math.abs(doubled) / 2;
}
