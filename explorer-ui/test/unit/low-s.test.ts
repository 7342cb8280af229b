// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';

import { expect } from 'chai';

import { lowSDer } from '../../src/sign/low-s.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const SEED = process.env['DAOJI_SEED'] ?? String(Date.now());
const RUNS = 300;

const bytesOf = (number: bigint): Uint8Array =>
  Uint8Array.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex'));
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

describe('lowSDer', () => {
  before(() => {
    process.stdout.write(`    seed ${SEED} (DAOJI_SEED)\n`);
  });

  it(`gives a signature that node:crypto accepts, with s in the lower half (${RUNS} messages)`, () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (let run = 0; run < RUNS; run += 1) {
      const message = createHash('sha256').update(`${SEED}/${run}`).digest();
      const raw = sign('sha256', message, { dsaEncoding: 'ieee-p1363', key: privateKey });
      const der = lowSDer(raw);
      expect(verify('sha256', message, publicKey, der), `run ${run}`).to.equal(true);
      const s = der.subarray(4 + (der[3] ?? 0) + 2);
      expect(numberOf(s) <= ORDER / 2n, `run ${run}`).to.equal(true);
    }
  });

  it('turns a high s into n − s and keeps a low one', () => {
    const r = bytesOf(1n);
    const high = lowSDer(Uint8Array.of(...r, ...bytesOf(ORDER - 2n)));
    expect([...high]).to.deep.equal([0x30, 6, 0x02, 1, 1, 0x02, 1, 2]);
    expect([...lowSDer(Uint8Array.of(...r, ...bytesOf(2n)))]).to.deep.equal([...high]);
  });

  it('writes integers minimally: no leading zero but before a high bit', () => {
    const der = lowSDer(Uint8Array.of(...bytesOf(0x80n), ...bytesOf(0x7fn)));
    expect([...der]).to.deep.equal([0x30, 7, 0x02, 2, 0, 0x80, 0x02, 1, 0x7f]);
  });

  for (const length of [0, 63, 65, 72]) {
    it(`refuses ${length} bytes`, () => {
      expect(() => lowSDer(new Uint8Array(length))).to.throw(RangeError, `got ${length}`);
    });
  }
});
