// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';

import { expect } from 'chai';

import { readKeyRequest, writeKeyRequest } from '../../src/sign/key-request.js';

const spkiOf = (curve: string): string =>
  generateKeyPairSync('ec', { namedCurve: curve })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');

describe('readKeyRequest', () => {
  const request = { name: '王家合作社', spki: spkiOf('P-256') };

  it('reads what writeKeyRequest wrote', () => {
    expect(readKeyRequest(` ${writeKeyRequest(request)}\n`)).to.deep.equal(request);
  });

  const refused: Readonly<Record<string, string>> = {
    'another curve': writeKeyRequest({ name: 'x', spki: spkiOf('P-384') }),
    'a cut text': writeKeyRequest(request).slice(0, -8),
    'a key cut short': writeKeyRequest({ name: 'x', spki: request.spki.slice(0, 60) }),
    'no name': writeKeyRequest({ name: '', spki: request.spki }),
    'something else': 'hello',
    nothing: '',
  };
  for (const [name, text] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(readKeyRequest(text)).to.equal(undefined);
    });
  }
});
