// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { encodeBoundary, readBoundary, type Boundary } from '../../src/index.js';

const salt = new Uint8Array(16).fill(7);
const boundary: Boundary = {
  parcelId: 'p-0017',
  public: true,
  rings: [
    [
      [1_220_000_000, 410_000_000],
      [1_220_010_000, 410_000_000],
      [1_220_010_000, 410_006_000],
      [1_220_000_000, 410_000_000],
    ],
  ],
  type: 'daoji.boundary/v1',
};

describe('a boundary file', () => {
  it('is salt and canonical JSON, named by its hash, and reads back', () => {
    const { bytes, commitment } = encodeBoundary(boundary, salt);
    expect(bytes).to.deep.equal(Uint8Array.from([...salt, ...canonicalBytes(boundary)]));
    expect(commitment).to.equal(toHex(sha256(bytes)));
    expect(readBoundary(bytes)).to.deep.equal(boundary);
  });

  it('has another commitment under another salt', () => {
    const other = encodeBoundary(boundary, new Uint8Array(16).fill(8));
    expect(other.commitment).not.to.equal(encodeBoundary(boundary, salt).commitment);
  });

  it('refuses a short salt', () => {
    expect(() => encodeBoundary(boundary, salt.subarray(1))).to.throw(RangeError, 'got 15');
  });

  const [[first, ...rest] = []] = boundary.rings;
  const bad: readonly (readonly [string, object])[] = [
    ['an open ring', { rings: [rest] }],
    ['three positions', { rings: [[first, rest[0], first]] }],
    ['a latitude beyond the pole', { rings: [[[0, 900_000_001], ...rest, [0, 900_000_001]]] }],
    ['a fraction', { rings: [[[0.5, 0], ...rest, [0.5, 0]]] }],
    ['no ring', { rings: [] }],
    ['another type', { type: 'Polygon' }],
    ['an unknown field', { extra: 1 }],
  ];
  for (const [what, change] of bad) {
    it(`refuses ${what}`, () => {
      const changed = { ...boundary, ...change };
      expect(() => encodeBoundary(changed, salt)).to.throw();
      expect(readBoundary(Uint8Array.from([...salt, ...utf8(JSON.stringify(changed))]))).to.equal(
        undefined,
      );
    });
  }

  for (const [what, bytes] of [
    ['nothing', new Uint8Array()],
    ['a PDF', utf8('%PDF-1.7 a report of many bytes')],
    ['salt alone', salt],
    ['bytes that are no UTF-8', new Uint8Array(64).fill(0xff)],
  ] as const) {
    it(`reads no boundary from ${what}`, () => {
      expect(readBoundary(bytes)).to.equal(undefined);
    });
  }
});
