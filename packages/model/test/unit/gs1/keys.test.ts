// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  assertKey,
  checkAssociations,
  checkCharacterPair,
  elementsOf,
  gtin14,
  keyLink,
  newSerial,
  parseElementString,
  withCheckDigit,
  type Gs1Key,
} from '../../../src/index.js';
import { codeOf } from './refusal.js';

const gtin = '09520123456788';
const gln = '9520123456788';

describe('GS1 keys of the rice chain', () => {
  const links: readonly (readonly [Gs1Key, string])[] = [
    [{ kind: 'gtin', gtin }, `/01/${gtin}`],
    [{ kind: 'lgtin', gtin, lot: 'k-2026/1' }, `/01/${gtin}/10/k-2026%2F1`],
    [{ kind: 'sgtin', gtin, serial: '7zz' }, `/01/${gtin}/21/7zz`],
    [{ kind: 'sgtin', gtin, serial: '7zz', lot: 'A' }, `/01/${gtin}/10/A/21/7zz`],
    [{ kind: 'party', gln }, `/417/${gln}`],
    [{ kind: 'place', gln }, `/414/${gln}`],
    [{ kind: 'place', gln, extension: 'p-0017' }, `/414/${gln}/254/p-0017`],
    [{ kind: 'sscc', sscc: withCheckDigit('39520123000000001') }, '/00/395201230000000012'],
    [{ kind: 'giai', giai: '9520123pj01-a' }, '/8004/9520123pj01-a'],
    [{ kind: 'gdti', gdti: `${withCheckDigit('952012300001')}R-7` }, '/253/9520123000011R-7'],
  ];
  for (const [key, path] of links) {
    it(`writes ${path}`, () => {
      expect(keyLink(key)).to.equal(`https://id.gs1.org${path}`);
      expect(codeOf(() => assertKey(key))).to.equal('accepted');
    });
  }

  const refused: readonly (readonly [string, Gs1Key, string])[] = [
    ['a GTIN-13 in a link', { kind: 'gtin', gtin: gln }, 'GS1_VALUE_LENGTH'],
    ['a GTIN with a wrong digit', { kind: 'gtin', gtin: '09520123456787' }, 'GS1_CHECK_DIGIT'],
    ['a lot of 21', { kind: 'lgtin', gtin, lot: 'x'.repeat(21) }, 'GS1_VALUE_LENGTH'],
    ['a lot with a space', { kind: 'lgtin', gtin, lot: 'a b' }, 'GS1_VALUE_CHARACTER'],
    ['a lot in Chinese', { kind: 'lgtin', gtin, lot: '一号' }, 'GS1_VALUE_CHARACTER'],
    ['an empty serial', { kind: 'sgtin', gtin, serial: '' }, 'GS1_VALUE_LENGTH'],
    ['a party with a wrong digit', { kind: 'party', gln: '9520123456780' }, 'GS1_CHECK_DIGIT'],
    ['a place of 12 digits', { kind: 'place', gln: '952012345678' }, 'GS1_VALUE_LENGTH'],
    ['an extension of 21', { kind: 'place', gln, extension: 'x'.repeat(21) }, 'GS1_VALUE_LENGTH'],
    ['an SSCC with a wrong digit', { kind: 'sscc', sscc: '395201230000000013' }, 'GS1_CHECK_DIGIT'],
    ['an SSCC of 17', { kind: 'sscc', sscc: '39520123000000001' }, 'GS1_VALUE_LENGTH'],
    ['a GIAI without prefix', { kind: 'giai', giai: 'pj01-a' }, 'GS1_VALUE_RULE'],
    ['a GIAI of 31', { kind: 'giai', giai: '9'.repeat(31) }, 'GS1_VALUE_LENGTH'],
    ['a GDTI with a wrong digit', { kind: 'gdti', gdti: '9520123000010R-7' }, 'GS1_CHECK_DIGIT'],
    ['a GDTI of 12 digits', { kind: 'gdti', gdti: '952012300001' }, 'GS1_VALUE_LENGTH'],
  ];
  for (const [what, key, code] of refused) {
    it(`refuses ${what}: ${code}`, () => {
      expect(codeOf(() => assertKey(key))).to.equal(code);
    });
  }

  it('pads what a user types, and nothing else', () => {
    expect(gtin14('9520123456788')).to.equal(gtin);
    expect(gtin14('02345673')).to.equal('00000002345673');
    expect(codeOf(() => gtin14('234567'))).to.equal('GS1_VALUE_LENGTH');
    expect(codeOf(() => gtin14('9520123456789'))).to.equal('GS1_CHECK_DIGIT');
    expect(codeOf(() => gtin14('9520123456x88'))).to.equal('GS1_VALUE_CHARACTER');
    expect(codeOf(() => withCheckDigit('95x'))).to.equal('GS1_VALUE_CHARACTER');
  });

  it('makes a serial of all 80 bits, that needs no escape and differs with every bit', () => {
    expect(newSerial(new Uint8Array(10))).to.equal('0'.repeat(16));
    expect(newSerial(new Uint8Array(10).fill(255))).to.equal('z'.repeat(16));
    const seen = new Set<string>();
    for (let bit = 0; bit < 80; bit += 1) {
      const random = new Uint8Array(10);
      random[bit >> 3] = 1 << (bit & 7);
      const serial = newSerial(random);
      expect(serial).to.match(/^[0-9a-hjkmnp-tv-z]{16}$/);
      seen.add(serial);
    }
    expect(seen.size).to.equal(80);
    expect(elementsOf({ kind: 'sgtin', gtin, serial: 'x' })).to.have.length(2);
    expect(() => newSerial(new Uint8Array(9))).to.throw(RangeError, 'got 9');
  });
});

describe('check characters', () => {
  // The example of GS1 General Specifications §7.9.5 for a GMN, and a flipped character.
  it('gives the pair of a GMN', () => {
    expect(checkCharacterPair('1987654Ad4X4bL5ttr2310c')).to.equal('2K');
    expect(checkCharacterPair('1987654Ad4X4bL5ttr2310d')).not.to.equal('2K');
  });
});

describe('checkAssociations', () => {
  const faults = (text: string): string[] =>
    checkAssociations(parseElementString(text)).map(
      ({ ai, kind, other }) => `${ai} ${kind} ${other}`,
    );

  it('finds nothing where all is there', () => {
    expect(faults(`(01)${gtin}(10)A(21)B(3103)005000`)).to.deep.equal([]);
    expect(faults(`(01)${gtin}(3103)000195(3922)0299`)).to.deep.equal([]);
  });

  it('names what is missing and what excludes what', () => {
    expect(faults('(10)A')).to.deep.equal(['10 missing 01,02,03,8006,8026']);
    expect(faults(`(01)${gtin}(250)A`)).to.deep.equal(['250 missing 21']);
    expect(faults(`(01)${gtin}(3103)005000(3102)050000`)).to.deep.equal([
      '3103 excluded 3102',
      '3102 excluded 3103',
    ]);
    expect(faults(`(01)${gtin}(21)A(235)B`)).to.include('21 excluded 235');
    expect(faults(`(01)${gtin}(3922)0299`)).to.deep.equal(['3922 missing 30,31nn,32nn,35nn,36nn']);
  });
});
