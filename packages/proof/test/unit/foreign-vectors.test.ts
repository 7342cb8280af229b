// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { fromHex, toHex } from '../../src/bytes.js';
import { canonicalJson, jcsText, ProofError } from '../../src/index.js';
import { sha256 } from '../../src/sha256.js';
import { readSpki } from '../../src/x509/certificate.js';
import { readSignature, verifyDigest } from '../../src/x509/ecdsa.js';
import { p256 } from '@noble/curves/nist.js';

const FOREIGN = join(import.meta.dirname, '../../../../../shared/foreign');

// The sets themselves are run by `daoji conformance` (packages/cli/test/unit/conformance); here is what it does not ask.

/** Skips the suite aloud when the foreign vectors are not at hand. */
function needs(folder: string): (this: Mocha.Context) => void {
  return function () {
    if (existsSync(join(FOREIGN, folder))) return;
    console.log(`    (skipped: no folder ../shared/foreign/${folder})`);
    this.skip();
  };
}

describe('the closed leaf profile', () => {
  it('refuses the floats that RFC 8785 allows', () => {
    expect(() => canonicalJson({ numbers: [0.25] })).to.throw(ProofError);
    expect(jcsText({ numbers: [0.25] })).to.equal('{"numbers":[0.25]}');
    expect(() => jcsText(undefined)).to.throw(ProofError);
  });
});

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

describe('foreign vectors: wycheproof ECDSA P-256', function () {
  this.timeout(120_000);
  before(needs('wycheproof'));

  it('gives the verdict of all 484 cases, and refuses high S', () => {
    const file = join(FOREIGN, 'wycheproof', 'testvectors_v1', 'ecdsa_secp256r1_sha256_test.json');
    const path = existsSync(file)
      ? file
      : join(FOREIGN, 'wycheproof', 'ecdsa_secp256r1_sha256_test.json');
    const { testGroups } = JSON.parse(readFileSync(path, 'utf8')) as Wycheproof;
    const half = p256.Point.Fn.ORDER / 2n;
    let cases = 0;
    for (const { publicKeyDer, tests } of testGroups) {
      const key = readSpki(fromHex(publicKeyDer));
      for (const { tcId, msg, sig, result } of tests) {
        const digest = sha256(fromHex(msg));
        const der = fromHex(sig);
        const valid = result === 'valid';
        expect(verifyDigest(key, digest, der, false), `case ${tcId}`).to.equal(valid);
        const low = valid && readSignature(der).s <= half;
        expect(verifyDigest(key, digest, der, true), `case ${tcId} low S`).to.equal(low);
        cases += 1;
      }
    }
    expect(cases).to.equal(484);
    expect(toHex(sha256())).to.match(/^e3b0c442/);
  });
});
