// SPDX-License-Identifier: Apache-2.0
import { boundarySchema } from '@daoji/model';
import { expect } from 'chai';

import { boundaryOf, PARCELS } from '../../../src/demo/parcels.js';

describe('boundaryOf', () => {
  for (const parcel of PARCELS) {
    it(`draws ${parcel.id} with the area that it is registered with`, () => {
      const { rings } = boundarySchema.parse(boundaryOf(parcel));
      const area = areaM2(rings[0] ?? []);
      expect(Math.abs(area - parcel.areaM2) / parcel.areaM2).to.be.below(0.002);
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
