// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { checkProof } from '../../src/prove/check-proof.js';
import { verdictText } from '../../src/prove/verdict-text.js';

const GOLDEN = join(import.meta.dirname, '../../../proof/testdata/golden');

describe('what verify prints of the trust root', () => {
  it('is six words, the same for the same root with other white space', async () => {
    const bundle = await readFile(join(GOLDEN, 'activation.traceproof'));
    const trustRoot = await readFile(join(GOLDEN, 'trust-root.json'));
    const result = checkProof({ bundle, trustRoot });
    expect(result.rootWords?.zh).to.have.length(6);
    expect(verdictText(result)).to.include(result.rootWords?.zh.join(' '));
    const spaced = Buffer.from(JSON.stringify(JSON.parse(trustRoot.toString('utf8')), null, 3));
    expect(checkProof({ bundle, trustRoot: spaced }).rootWords).to.deep.equal(result.rootWords);
  });

  it('is nothing when the root is no trust root', async () => {
    const bundle = await readFile(join(GOLDEN, 'activation.traceproof'));
    const result = checkProof({ bundle, trustRoot: Buffer.from('hello') });
    expect(result).to.include({ exitCode: 2, rootWords: undefined });
  });
});
