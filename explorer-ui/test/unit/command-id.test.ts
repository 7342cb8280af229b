// SPDX-License-Identifier: Apache-2.0
import { ulidSchema } from '@daoji/model';
import { expect } from 'chai';

import { newCommandId } from '../../src/sign/command-id.js';

describe('newCommandId', () => {
  it('is the ULID of its time and randomness', () => {
    // Time part from the ULID specification's example.
    expect(newCommandId(1469918176385, new Uint8Array(10))).to.equal('01ARYZ6S410000000000000000');
    expect(newCommandId(0, new Uint8Array(10).fill(255))).to.equal('0000000000ZZZZZZZZZZZZZZZZ');
  });

  it('always passes the model’s schema', () => {
    const id = newCommandId(
      Date.now(),
      Uint8Array.from({ length: 10 }, (_, index) => index * 25),
    );
    expect(ulidSchema.safeParse(id).success).to.equal(true);
  });

  for (const length of [0, 9, 11]) {
    it(`refuses ${length} random bytes`, () => {
      expect(() => newCommandId(0, new Uint8Array(length))).to.throw(RangeError);
    });
  }
});
