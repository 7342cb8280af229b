// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { readParcels } from '../../src/api/things.js';
import { centreOf, polygonOf } from '../../src/parts/shape.js';

const ring = [
  [122, 41],
  [122.02, 41],
  [122.02, 41.01],
  [122, 41],
];
const polygon = { coordinates: [ring], type: 'Polygon' };

describe('polygonOf', () => {
  it('takes a polygon, and its centre is the middle of its bounds', () => {
    const read = polygonOf(polygon);
    expect(read).to.deep.equal(polygon);
    const [longitude, latitude] = read ? centreOf(read) : [0, 0];
    expect(longitude).to.be.closeTo(122.01, 1e-9);
    expect(latitude).to.be.closeTo(41.005, 1e-9);
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['text', JSON.stringify(polygon)],
    ['a point', { coordinates: [122, 41], type: 'Point' }],
    ['no ring', { coordinates: [], type: 'Polygon' }],
    ['three positions', { coordinates: [ring.slice(1)], type: 'Polygon' }],
    ['a position of text', { coordinates: [[...ring, ['122', 41]]], type: 'Polygon' }],
    ['a latitude of 91°', { coordinates: [[...ring, [122, 91]]], type: 'Polygon' }],
    ['nothing', undefined],
  ];
  for (const [what, value] of bad) {
    it(`draws nothing for ${what}`, () => {
      expect(polygonOf(value)).to.equal(undefined);
    });
  }
});

describe('readParcels', () => {
  const parcel = { areaM2: 1, originClass: 'panjin', parcelId: 'p-1', variety: '盐丰47' };
  const states: readonly (readonly [object, string])[] = [
    [{ boundary: { geometry: polygon, state: 'public' } }, 'public'],
    [{ boundary: { state: 'public' } }, 'missing'],
    [{ boundary: { state: 'private' } }, 'private'],
    [{ boundary: { state: 'damaged' } }, 'damaged'],
    [{}, 'missing'],
  ];
  for (const [beside, state] of states) {
    it(`reads ${JSON.stringify(beside).slice(0, 40)} as ${state}`, () => {
      const [read] = readParcels({ items: [{ devices: [], parcel, ...beside }] });
      expect([read?.parcelId, read?.boundary.state]).to.deep.equal(['p-1', state]);
    });
  }
});
