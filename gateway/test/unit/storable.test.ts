// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import { fromStorable, toStorable } from '../../src/projection/storable.js';

const place = {
  _id: 'x',
  blockNumber: 1,
  channel: 'trace',
  transactionId: 'tx',
  txIndex: 0,
} as const;

describe('toStorable', () => {
  it('leaves a plain value as it is', () => {
    const document = { ...place, value: { a: [1, 'two', { b: [3] }], c: null, d: { e: true } } };
    expect(toStorable(document)).to.equal(document);
  });

  const refused: readonly [string, Record<string, unknown>][] = [
    ['an array in an array', { polygons: [[[1, 2]]] }],
    ['an array in an array below an object', { a: [{ b: [[1]] }] }],
    ['a key with a dot', { 'a.b': 1 }],
    ['a key with a dollar sign in front', { a: { $set: 1 } }],
    ['an empty key', { '': 1 }],
    ['negative zero', { a: [-0] }],
  ];
  for (const [what, value] of refused) {
    it(`keeps ${what} as text`, () => {
      const document = { ...place, value };
      const stored = toStorable(document);
      expect(stored.value).to.deep.equal({});
      expect(stored.text).to.equal(JSON.stringify(value));
      expect(fromStorable(stored).value).to.deep.equal(JSON.parse(JSON.stringify(value)));
    });
  }

  it('gives back what JSON holds, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
        const value = JSON.parse(JSON.stringify(any)) as Record<string, unknown>;
        const document = { ...place, value };
        expect(fromStorable(toStorable(document))).to.deep.equal(document);
      }),
    );
  });
});
