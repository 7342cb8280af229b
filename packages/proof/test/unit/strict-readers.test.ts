// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';

import { expect } from 'chai';

import { concatBytes, fromHex, toHex, utf8 } from '../../src/bytes.js';
import { headerBytes } from '../../src/fabric/block.js';
import { fieldOrder, readMessage } from '../../src/protobuf-reader.js';
import { Refusal } from '../../src/refusal.js';
import type { TpCode } from '../../src/tp-codes.js';
import { readCertificate } from '../../src/x509/certificate.js';
import { encodeUnsigned, readElements } from '../../src/x509/der-reader.js';
import { readPem } from '../../src/x509/pem.js';
import { bridge, producer } from './fixture/test-network.js';

const SHAPE = { name: [1, 'bytes'], parts: [2, 'bytes[]'], size: [3, 'uint'] } as const;

function refusedAs(code: TpCode, step: () => unknown, what: string): void {
  expect(step, what).to.throw(Refusal).with.property('code', code);
}

describe('protobuf reader', () => {
  it('reads views of the received bytes and fills in what is absent', () => {
    const read = readMessage(fromHex('0a0161120162120163' + '18ac02'), SHAPE, 'm');
    expect(toHex(read.name)).to.equal('61');
    expect(read.parts.map(toHex)).to.deep.equal(['62', '63']);
    expect(read.size).to.equal(300n);
    expect(readMessage(new Uint8Array(0), SHAPE, 'm')).to.deep.include({ size: 0n, parts: [] });
    expect(fieldOrder(fromHex('18010a00'), 'm')).to.deep.equal([3, 1]);
  });

  const wrong: readonly (readonly [what: string, hex: string])[] = [
    ['a singular field twice', '0a01610a0162'],
    ['a number twice', '18011802'],
    ['an unknown field', '220161'],
    ['a varint that is not minimal', '188100'],
    ['a key that is not minimal', '8a000161'],
    ['a length that is not minimal', '0a810061'],
    ['a varint cut short', '1880'],
    ['a varint above 64 bits', '18ffffffffffffffffff7f'],
    ['a varint of eleven bytes', '188080808080808080808001'],
    ['a field that runs past the end', '0a0261'],
    ['field number 0', '020161'],
    ['a group', '0b'],
    ['bytes where a number belongs', '1a0161'],
    ['a number where bytes belong', '0801'],
  ];
  for (const [what, hex] of wrong) {
    it(`refuses ${what}`, () => {
      refusedAs('TP_PROTOBUF', () => readMessage(fromHex(hex), SHAPE, 'm'), what);
    });
  }
});

describe('DER reader', () => {
  const wrong: readonly (readonly [what: string, hex: string])[] = [
    ['a long-form length below 128', '04810161'],
    ['a length with a leading zero', `0482000161`],
    ['an indefinite length', '30800000'],
    ['a long tag', '1f8101'],
    ['an element past the end', '040261'],
    ['half an element', '04'],
    ['a length of five bytes', '04850000000001'],
  ];
  for (const [what, hex] of wrong) {
    it(`refuses ${what}`, () => {
      refusedAs('TP_DER', () => readElements(fromHex(hex)), what);
    });
  }

  it('71 writes block numbers unsigned: a leading 00 when bit 7 is set', () => {
    expect(toHex(encodeUnsigned(0n))).to.equal('020100');
    expect(toHex(encodeUnsigned(127n))).to.equal('02017f');
    expect(toHex(encodeUnsigned(128n))).to.equal('02020080');
    expect(toHex(encodeUnsigned(2n ** 63n))).to.equal('0209008000000000000000');
    const header = headerBytes({ number: 0n, previousHash: new Uint8Array(0), data: [] });
    expect(toHex(header)).to.match(/^302702010004000420e3b0c442/);
  });
});

describe('certificates', () => {
  it('reads what node:crypto reads', () => {
    for (const { der } of [producer.node, producer.authority, bridge]) {
      const ours = readCertificate(der);
      const oracle = new X509Certificate(der);
      expect(ours.serial.toUpperCase()).to.equal(oracle.serialNumber);
      expect(ours.notBefore).to.equal(Date.parse(oracle.validFrom));
      expect(ours.notAfter).to.equal(Date.parse(oracle.validTo));
      expect(ours.extensions.isCa).to.equal(oracle.ca);
      expect(oracle.subject).to.contain(`CN=${ours.commonName}`);
      const spki = oracle.publicKey.export({ type: 'spki', format: 'der' });
      expect(toHex(ours.spki)).to.equal(spki.toString('hex'));
    }
    expect(readCertificate(bridge.der).extensions.attributes).to.deep.equal({ role: 'bridge' });
  });

  it('refuses bytes after the certificate, and every cut', () => {
    const { der } = producer.node;
    refusedAs('TP_DER', () => readCertificate(concatBytes(der, Uint8Array.of(0))), 'trailing');
    for (let length = 0; length < der.length; length += 37) {
      expect(() => readCertificate(der.subarray(0, length))).to.throw(Refusal);
    }
  });

  const pem = producer.node.pem;
  const wrong: readonly (readonly [what: string, text: string])[] = [
    ['text before the block', `hello\n${pem}`],
    ['text after the block', `${pem}hello\n`],
    ['a second block', pem + pem],
    ['a header', pem.replace('-----\n', '-----\nProc-Type: 4\n\n')],
    ['another label', pem.replaceAll('CERTIFICATE', 'PUBLIC KEY')],
    ['two labels', pem.replace('BEGIN CERTIFICATE', 'BEGIN X509 CRL')],
    ['no base64', pem.replace(/\n[A-Za-z0-9]/, '\n*')],
    ['nothing', ''],
  ];
  for (const [what, text] of wrong) {
    it(`refuses PEM with ${what}`, () => {
      refusedAs('TP_PEM', () => readPem(utf8(text), ['CERTIFICATE']), what);
    });
  }
});
