// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  elementsOfUrn,
  epcUrnOf,
  finestElements,
  finestLink,
  isSameThing,
} from '../../../src/index.js';
import { codeOf } from './refusal.js';

const BACK: readonly string[] = [
  'urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()',
  'urn:epc:id:sgtin:952012345678.0.k7',
  'urn:epc:class:lgtin:4012345.012345.Lot987',
  'urn:epc:idpat:sgtin:4012345.044444.*',
  'urn:epc:id:sscc:4012345.3111111111',
  'urn:epc:id:sgln:4012345.00005.122',
  'urn:epc:id:sgln:4012345.00005.0',
  'urn:epc:id:pgln:4000001.00000',
  'urn:epc:id:pgln:999999999999.',
  'urn:epc:id:giai:4012345.ABC345',
  'urn:epc:id:gdti:4012345.00009.PO-4711',
];

describe('EPC URN and Digital Link', () => {
  for (const urn of BACK) {
    it(`turns ${urn} into a link and back, knowing the prefix`, () => {
      const length = /:(\d+)\./.exec(urn)?.[1]?.length;
      const path = finestElements(urn) ?? [];
      expect(epcUrnOf(path, length)).to.equal(urn);
      expect(epcUrnOf(path, undefined)).to.equal(undefined);
    });
  }

  it('guesses no prefix length', () => {
    const path = elementsOfUrn('urn:epc:id:sscc:4012345.3111111111');
    for (const length of [5, 13, 6.5]) {
      expect(codeOf(() => epcUrnOf(path, length))).to.equal('EPC_PREFIX_LENGTH');
    }
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['another namespace', 'urn:epc:tag:sgtin-96:1.0614141.112345.400'],
    ['an unknown scheme', 'urn:epc:id:gid:95100000.12345.400'],
    ['a scheme by its prototype', 'urn:epc:id:constructor:4012345.011111.1'],
    ['a prefix of 5 digits', 'urn:epc:id:sgtin:40123.00011111.9876'],
    ['a prefix of 13 digits', 'urn:epc:id:sgtin:4012345678901.1.9876'],
    ['a reference too short', 'urn:epc:id:sgtin:4012345.01111.9876'],
    ['a reference too long', 'urn:epc:id:sscc:4012345.31111111111'],
    ['a letter in a reference', 'urn:epc:id:sscc:4012345.311111111A'],
    ['no serial', 'urn:epc:id:sgtin:4012345.011111.'],
    ['no field for a serial', 'urn:epc:id:sgtin:4012345.011111'],
    ['a pattern without a star', 'urn:epc:idpat:sgtin:4012345.044444.1'],
    ['a bare slash', 'urn:epc:id:sgtin:4012345.011111.9/8'],
    ['an escape cut short', 'urn:epc:id:sgtin:4012345.011111.9%2'],
    ['a link', 'https://id.gs1.org/01/04012345111118'],
    ['nothing', ''],
  ];
  for (const [what, urn] of wrong) {
    it(`refuses ${what}: EPC_URN`, () => {
      expect(codeOf(() => elementsOfUrn(urn))).to.equal('EPC_URN');
    });
  }
});

describe('finestLink', () => {
  const S = 'https://id.gs1.org/01/09780345418913/21/765tz';
  const same: readonly (readonly [string, string, string | undefined])[] = [
    ['domain, query and fragment', 'https://a.example/x/01/09780345418913/21/765tz?17=1#f', S],
    ['lot and variant beside a serial', 'https://a/01/09780345418913/22/v/10/L/21/765tz', S],
    ['words for AIs, GTIN-13, a slash', 'http://a/gtin/9780345418913/ser/765tz/', S],
    ['one spelling of an escape', 'https://a/01/09780345418913/21/a%2fb', `${S.slice(0, -5)}a%2Fb`],
    ['needless escapes', 'https://a/01/09780345418913/21/%37%36%35tz', S],
    [
      'a wrong check digit stays',
      'https://a/01/09780345418910',
      'https://id.gs1.org/01/09780345418910',
    ],
    [
      'a qualifier that is not kept',
      'https://a/8018/401234500000067657/8019/1',
      'https://id.gs1.org/8018/401234500000067657',
    ],
    ['a word that every object has', 'https://a/constructor/12345', undefined],
    ['a key word of the path that is an address', 'https://a/401/news', undefined],
    ['no key', 'http://transaction.acme.com/po/12345678', undefined],
    ['a value of the wrong length', 'https://a/00/12345', undefined],
    ['a key outside the list', 'https://a/8013/1987654Ad4X4bL5ttr2310c2K', undefined],
    ['another URN', 'urn:epcglobal:cbv:bt:4012345000009:ASN1099', undefined],
    ['a broken EPC URN', 'urn:epc:id:sgtin:1.2.3', undefined],
  ];
  for (const [what, uri, expected] of same) {
    it(`handles ${what}`, () => {
      expect(finestLink(uri)).to.equal(expected);
    });
  }

  it('compares names of a thing on both sides', () => {
    expect(
      isSameThing('urn:epc:id:sgln:4012345.00005.0', 'https://x/414/4012345000054?a=b'),
    ).to.equal(true);
    expect(isSameThing('urn:epc:id:sgln:4012345.00005.1', 'https://x/414/4012345000054')).to.equal(
      false,
    );
    expect(isSameThing('https://x/10/A', 'https://y/10/A')).to.equal(false);
    expect(isSameThing('geo:1,2', 'geo:1,2')).to.equal(true);
  });
});
