// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import canonicalizeJson from 'canonicalize';
import { expect } from 'chai';

import { fromHex, toHex } from '../../src/bytes.js';
import { canonicalJson, ProofError, verifyConsistency, verifyInclusion } from '../../src/index.js';
import { sha256 } from '../../src/sha256.js';
import { readSpki } from '../../src/x509/certificate.js';
import { readSignature, verifyDigest } from '../../src/x509/ecdsa.js';
import { p256 } from '@noble/curves/nist.js';

const FOREIGN = join(import.meta.dirname, '../../../../../shared/foreign');

/** Skips the suite aloud when the foreign vectors are not at hand. */
function needs(folder: string): (this: Mocha.Context) => void {
  return function () {
    if (existsSync(join(FOREIGN, folder))) return;
    console.log(`    (skipped: no folder ../shared/foreign/${folder})`);
    this.skip();
  };
}

function jsonFiles(folder: string): string[] {
  return readdirSync(join(FOREIGN, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(FOREIGN, folder, name));
}

interface MerkleVector {
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

const bytes = (text: string | null): Uint8Array =>
  new Uint8Array(Buffer.from(text ?? '', 'base64'));

describe('foreign vectors: merkle', () => {
  before(needs('merkle'));

  it('errors exactly where the vectors want it (118 files)', () => {
    const files = jsonFiles('merkle');
    expect(files.length).to.equal(118);
    for (const file of files) {
      const vector = JSON.parse(readFileSync(file, 'utf8')) as MerkleVector;
      const proof = (vector.proof ?? []).map(bytes);
      const check = (): void => {
        if (file.includes('inclusion')) {
          verifyInclusion(
            bytes(vector.leafHash),
            vector.leafIdx,
            vector.treeSize,
            proof,
            bytes(vector.root),
          );
        } else {
          verifyConsistency(
            vector.size1,
            vector.size2,
            proof,
            bytes(vector.root1),
            bytes(vector.root2),
          );
        }
      };
      if (vector.wantErr) expect(check, file).to.throw(ProofError);
      else expect(check, file).to.not.throw();
    }
  });
});

describe('foreign vectors: jcs', () => {
  before(needs('jcs'));

  it('writes the same bytes for all 6 documents, and the closed profile refuses floats', () => {
    const names = readdirSync(join(FOREIGN, 'jcs', 'input'));
    expect(names).to.have.length(6);
    for (const name of names) {
      const value: unknown = JSON.parse(readFileSync(join(FOREIGN, 'jcs', 'input', name), 'utf8'));
      const wanted = readFileSync(join(FOREIGN, 'jcs', 'output', name), 'utf8');
      expect(canonicalizeJson(value), name).to.equal(wanted);
      if (name === 'values.json') expect(() => canonicalJson(value)).to.throw(ProofError);
    }
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
