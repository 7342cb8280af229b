// SPDX-License-Identifier: Apache-2.0
import { toBase64, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { readCosign, withCosign, writeCosign } from '../../src/sign/cosign.js';

const ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';
const confirmation = { keyId: 'ab'.repeat(32), signature: 'MEUCIQ==' };
const line = (value: unknown): string => `daoji-cosign:${toBase64(utf8(JSON.stringify(value)))}`;
const right = { commandId: ID, ...confirmation, type: 'daoji.cosign/v1' };

describe('readCosign', () => {
  it('reads what writeCosign wrote, with or without blanks around it', () => {
    expect(readCosign(`\n ${writeCosign(ID, confirmation)} `, ID)).to.deep.equal(confirmation);
  });

  it('reads no co-signature of another command', () => {
    const other = writeCosign('01M42ZHFDG7Q2V9MZ4KX0RTB5D', confirmation);
    expect(readCosign(other, ID)).to.equal(undefined);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['other text', '你好'],
    ['no JSON', `daoji-cosign:${toBase64(utf8('{'))}`],
    ['another type', line({ ...right, type: 'daoji.key-request/v1' })],
    ['a field too many', line({ ...right, more: 1 })],
    ['a key id of another length', line({ ...right, keyId: 'ab' })],
    ['a signature that is no base64', line({ ...right, signature: '!' })],
  ] as const) {
    it(`reads nothing from ${what}`, () => {
      expect(readCosign(text, ID)).to.equal(undefined);
    });
  }
});

describe('withCosign', () => {
  it('adds the signature of another key, and of one that signed already none', () => {
    const other = { keyId: 'cd'.repeat(32), signature: 'MEUCIA==' };
    const two = withCosign([confirmation], other);
    expect(two).to.deep.equal([confirmation, other]);
    expect(withCosign(two, { ...confirmation, signature: 'MEUCIB==' })).to.deep.equal(two);
  });
});
