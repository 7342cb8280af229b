// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';

import { recallTokenHash, recallTokenOf, recallTokenSchema } from '../../src/index.js';

const SECRET = '0123456789abcdef0123456789abcdef';

describe('recallTokenOf', () => {
  it('is 32 hex digits of the hash with its domain, as docs/spec/api.md says', () => {
    const hash = createHash('sha256').update(`daoji-recall-link/v1\n${SECRET}`).digest('hex');
    expect(recallTokenOf(SECRET)).to.equal(hash.slice(0, 32));
    expect(recallTokenSchema.safeParse(recallTokenOf(SECRET)).success).to.equal(true);
  });

  it('is not the secret, and another one for another secret', () => {
    expect(recallTokenOf(SECRET)).not.to.equal(SECRET);
    expect(recallTokenOf(recallTokenOf(SECRET))).not.to.equal(recallTokenOf(SECRET));
  });
});

describe('recallTokenHash', () => {
  it('is what the ledger compares', () => {
    expect(recallTokenHash(SECRET)).to.equal(createHash('sha256').update(SECRET).digest('hex'));
  });
});
