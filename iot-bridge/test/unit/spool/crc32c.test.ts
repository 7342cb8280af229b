// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { crc32c } from '../../../src/spool/crc32c.js';

describe('crc32c', () => {
  it('has the check value e3069283', () => {
    expect(crc32c(Buffer.from('123456789')).toString(16)).to.equal('e3069283');
  });

  // RFC 3720 §B.4
  const vectors: readonly [string, Buffer, string][] = [
    ['32 zeros', Buffer.alloc(32), '8a9136aa'],
    ['32 ones', Buffer.alloc(32, 0xff), '62a8ab43'],
    ['0 to 31', Buffer.from(Array.from({ length: 32 }, (_, index) => index)), '46dd794e'],
    ['31 to 0', Buffer.from(Array.from({ length: 32 }, (_, index) => 31 - index)), '113fdb5c'],
  ];
  for (const [name, bytes, want] of vectors) {
    it(`gives ${want} for ${name}`, () => expect(crc32c(bytes).toString(16)).to.equal(want));
  }

  it('continues over a cut at any byte', () => {
    const bytes = Buffer.from('the paddy stands in water until the ears turn');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).to.equal(crc32c(bytes));
    }
  });
});
