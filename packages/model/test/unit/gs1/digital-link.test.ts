// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  canonicalLink,
  generateDigitalLink,
  parseDigitalLink,
  parseElementString,
} from '../../../src/index.js';
import { codeOf } from './refusal.js';

const GTIN = '09520123456788';
const LINK = `https://daoji.example/01/${GTIN}`;

const REFUSED: readonly (readonly [what: string, uri: string, code: string])[] = [
  ['nothing', '', 'GS1_URI'],
  ['another scheme', `ftp://a/01/${GTIN}`, 'GS1_URI'],
  ['a scheme of mixed case', `HtTps://a/01/${GTIN}`, 'GS1_URI'],
  ['no domain', `https:///01/${GTIN}`, 'GS1_URI'],
  ['a user before the domain', `https://u@a/01/${GTIN}`, 'GS1_URI'],
  ['a space', `${LINK}/10/A 1`, 'GS1_URI'],
  ['Chinese text unescaped', `${LINK}/10/稻`, 'GS1_URI'],
  ['no path', 'https://daoji.example', 'GS1_URI'],
  ['no key', 'https://daoji.example/10/A1', 'GS1_URI'],
  ['a slash at the end', `${LINK}/`, 'GS1_URI'],
  ['a qualifier without value', `${LINK}/10`, 'GS1_URI'],
  ['a word for an AI', `https://daoji.example/gtin/${GTIN}`, 'GS1_URI'],
  ['an unknown AI in the path', `${LINK}/89/X`, 'GS1_URI'],
  ['a lot before the variant', `${LINK}/10/A/22/B`, 'GS1_PATH_ORDER'],
  ['a serial before the lot', `${LINK}/21/A/10/B`, 'GS1_PATH_ORDER'],
  ['a qualifier of another key', 'https://a/414/9520123456788/10/A', 'GS1_PATH_ORDER'],
  ['two alternatives at once', `${LINK}/10/A/235/B`, 'GS1_PATH_ORDER'],
  ['an empty lot', `${LINK}/10/`, 'GS1_VALUE_LENGTH'],
  ['a lot of 21 characters', `${LINK}/10/${'A'.repeat(21)}`, 'GS1_VALUE_LENGTH'],
  ['a GTIN of 13 digits', 'https://a/01/9520123456788', 'GS1_VALUE_LENGTH'],
  ['a letter in a GTIN', 'https://a/01/0952012345678X', 'GS1_VALUE_CHARACTER'],
  ['a # in a lot', `${LINK}/10/A%23`, 'GS1_VALUE_CHARACTER'],
  ['a zero byte', `${LINK}?99=A%00`, 'GS1_VALUE_CHARACTER'],
  ['an escape cut short', `${LINK}/10/A%2`, 'accepted'],
  ['a byte above ASCII', `${LINK}/10/A%FF`, 'GS1_VALUE_CHARACTER'],
  ['a wrong check digit', 'https://a/01/09520123456789', 'GS1_CHECK_DIGIT'],
  ['a wrong SSCC', 'https://a/00/006141411234567891', 'GS1_CHECK_DIGIT'],
  ['a wrong GLN', 'https://a/414/9520123456789', 'GS1_CHECK_DIGIT'],
  ['month 13', `${LINK}?17=261399`, 'GS1_DATE'],
  ['month 13 with a day', `${LINK}?11=261301`, 'GS1_DATE'],
  ['month 0', `${LINK}?13=260001`, 'GS1_DATE'],
  ['31 September', `${LINK}?15=260931`, 'GS1_DATE'],
  ['29 February of a common year', `${LINK}?15=270229`, 'GS1_DATE'],
  ['day 0 where none is allowed', `${LINK}?7007=260900`, 'GS1_DATE'],
  ['hour 24', `${LINK}?7003=2609302400`, 'GS1_DATE'],
  ['a country that is none', `${LINK}?422=000`, 'GS1_VALUE_RULE'],
  ['a company prefix with a letter', 'https://a/8004/952A1', 'GS1_VALUE_RULE'],
  ['a processor without a country', `${LINK}?7030=000ABC`, 'GS1_VALUE_RULE'],
  ['an unknown AI in the query', `${LINK}?89=A`, 'GS1_AI_UNKNOWN'],
  ['a lot in the query', `${LINK}?10=A`, 'GS1_ATTRIBUTE'],
  ['a serial in the query', `${LINK}/10/A?21=B`, 'GS1_ATTRIBUTE'],
  ['an AI that is no attribute', `${LINK}?254=A`, 'GS1_ATTRIBUTE'],
  ['one AI twice', `${LINK}?99=A&99=A`, 'GS1_DUPLICATE'],
  ['the key again in the query', `${LINK}?01=${GTIN}`, 'GS1_DUPLICATE'],
];

describe('parseDigitalLink', () => {
  it('takes a printed code apart, and canonicalLink writes it without the rest', () => {
    const link = parseDigitalLink(
      `https://daoji.example/c/01/${GTIN}/22/v1/10/A%2F1/21/k7?lang=en&17=281231&x&3103=005000#top`,
    );
    expect(link).to.deep.equal({
      stem: 'https://daoji.example/c',
      path: [
        { ai: '01', value: GTIN },
        { ai: '22', value: 'v1' },
        { ai: '10', value: 'A/1' },
        { ai: '21', value: 'k7' },
      ],
      attributes: [
        { ai: '17', value: '281231' },
        { ai: '3103', value: '005000' },
      ],
    });
    expect(canonicalLink(link)).to.equal(
      `https://id.gs1.org/01/${GTIN}/22/v1/10/A%2F1/21/k7?17=281231&3103=005000`,
    );
  });

  it('knows the AIs of our chain', () => {
    for (const query of [
      '11=260930',
      '13=260901&15=270900',
      '17=280229&422=156',
      '7030=156ABC',
      '416=9520123456788',
    ]) {
      expect(
        codeOf(() => parseDigitalLink(`${LINK}?${query}`)),
        query,
      ).to.equal('accepted');
    }
  });

  it('keeps a plus in the path and reads a space from one in the query', () => {
    const { path, attributes } = parseDigitalLink(`${LINK}/10/A+B`);
    expect([path[1]?.value, attributes]).to.deep.equal(['A+B', []]);
    expect(codeOf(() => parseDigitalLink(`${LINK}?99=A+B`))).to.equal('GS1_VALUE_CHARACTER');
  });

  it('leaves case alone: lots that differ in it are two', () => {
    expect(parseDigitalLink(`${LINK}/10/a`).path[1]).to.deep.equal({ ai: '10', value: 'a' });
    expect(parseDigitalLink(`${LINK}/10/A`).path[1]).to.deep.equal({ ai: '10', value: 'A' });
  });

  for (const [what, uri, code] of REFUSED) {
    it(`${code === 'accepted' ? 'leaves to the AI' : 'refuses'} ${what}: ${code}`, () => {
      expect(codeOf(() => parseDigitalLink(uri))).to.equal(code);
    });
  }
});

describe('generateDigitalLink', () => {
  const of = (text: string, stem?: string): string =>
    generateDigitalLink(parseElementString(text), stem);

  it('puts the serial after the lot in the path, and fixed lengths first in the query', () => {
    expect(of(`(01)${GTIN}(21)k7(99)Z(10)A/1(17)281231`, 'https://daoji.example/')).to.equal(
      `${LINK}/10/A%2F1/21/k7?17=281231&99=Z`,
    );
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['no key', '(10)A(99)B', 'GS1_URI'],
    ['nothing in brackets', 'abc', 'GS1_ELEMENT_STRING'],
    ['an AI without value', `(01)${GTIN}(10)`, 'GS1_ELEMENT_STRING'],
    ['a wrong check digit', '(01)09520123456780', 'GS1_CHECK_DIGIT'],
    ['month 13', `(01)${GTIN}(17)261399`, 'GS1_DATE'],
    ['an unknown AI', `(01)${GTIN}(89)A`, 'GS1_AI_UNKNOWN'],
    ['two lots', `(01)${GTIN}(10)A(10)B`, 'GS1_DUPLICATE'],
    ['a qualifier that fits nowhere', `(01)${GTIN}(10)A(235)B`, 'GS1_ATTRIBUTE'],
  ];
  for (const [what, text, code] of refused) {
    it(`refuses ${what}: ${code}`, () => {
      expect(codeOf(() => of(text))).to.equal(code);
    });
  }

  it('keeps an escaped bracket of a value', () => {
    expect(of(`(01)${GTIN}(10)A\\(10)B`)).to.equal(`https://id.gs1.org/01/${GTIN}/10/A%2810%29B`);
  });
});
