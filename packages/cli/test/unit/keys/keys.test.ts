// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { certificateRequestPem } from '../../../src/keys/certificate-request.js';
import { newSigningKey, parseSigningKey, signingKeyPem } from '../../../src/keys/key-file.js';
import { derOfRawSignature, signLowS } from '../../../src/keys/low-s.js';
import { expectError } from '../expect-error.js';

const HALF = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

describe('signLowS', () => {
  const key = newSigningKey();
  const message = Buffer.from('daoji');

  it('gives DER with s in the lower half, always', () => {
    for (let round = 0; round < 50; round += 1) {
      const der = signLowS(key.privateKey, message);
      const rLength = der[3] ?? 0;
      const s = BigInt(`0x${Buffer.from(der.subarray(6 + rLength)).toString('hex')}`);
      expect(s <= HALF).to.equal(true);
      expect(verify('sha256', message, createPublicKey(key.privateKey), der)).to.equal(true);
    }
  });

  it('turns a high s into n − s and keeps leading bytes minimal', () => {
    const raw = Buffer.alloc(64, 0);
    raw[31] = 1;
    raw.fill(0xff, 32, 36);
    const der = derOfRawSignature(raw);
    expect([...der.subarray(0, 5)]).to.deep.equal([0x30, der.length - 2, 2, 1, 1]);
    expect(der[5]).to.equal(2);
  });

  it('does not verify for one changed byte', () => {
    const der = signLowS(key.privateKey, message);
    expect(verify('sha256', Buffer.from('daojj'), createPublicKey(key.privateKey), der)).to.equal(
      false,
    );
  });
});

describe('parseSigningKey', () => {
  it('reads back what it wrote', () => {
    const key = newSigningKey();
    expect(parseSigningKey(signingKeyPem(key)).keyId).to.equal(key.keyId);
  });

  it('refuses text that is no key', async () => {
    await expectError(() => parseSigningKey('-----BEGIN nothing'), CliError, 'KEY_FILE');
  });

  it('refuses P-384 and Ed25519', async () => {
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
    const ed = generateKeyPairSync('ed25519').privateKey;
    for (const key of [p384, ed]) {
      const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString();
      await expectError(() => parseSigningKey(pem), CliError, 'KEY_FILE');
    }
  });
});

describe('certificateRequestPem', () => {
  it('holds the key and is signed by it', () => {
    const key = newSigningKey();
    const pem = certificateRequestPem(key, 'pj01-water-0042');
    const der = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    expect(der.includes(Buffer.from(key.spki))).to.equal(true);
    expect(der.includes(Buffer.from('pj01-water-0042'))).to.equal(true);
  });
});
