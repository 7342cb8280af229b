// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { assertCreditCode, creditCodeSchema } from '../../../src/index.js';
import { creditCodeCheck, organisationCheck } from '../../../src/gs1/credit-code.js';
import { codeOf } from './refusal.js';

/** A code of nobody: the example that texts about GB 32100 print. */
const CODE = '91350100M000100Y43';

describe('统一社会信用代码', () => {
  it('accepts the example, and every code whose characters are computed', () => {
    expect(codeOf(() => assertCreditCode(CODE))).to.equal('accepted');
    for (let at = 0; at < 500; at += 1) {
      const organisation = `MA${String((at * 7919) % 1_000_000).padStart(6, '0')}`;
      const body = `91211100${organisation}${organisationCheck(organisation)}`;
      const code = body + creditCodeCheck(body);
      expect(
        codeOf(() => assertCreditCode(code)),
        code,
      ).to.equal('accepted');
    }
  });

  it('gives X for 10 and 0 for 11 as the organisation digit', () => {
    const digits = new Set(
      Array.from({ length: 60 }, (_, at) => organisationCheck(String(10_000_000 + at))),
    );
    expect([...digits].sort().join('')).to.equal('0123456789X');
  });

  it('refuses every change of one character, and every exchange of two neighbours', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let at = 0; at < 18; at += 1) {
      for (const other of alphabet) {
        if (other === CODE.charAt(at)) continue;
        const changed = CODE.slice(0, at) + other + CODE.slice(at + 1);
        expect(
          codeOf(() => assertCreditCode(changed)),
          changed,
        ).to.match(/^CREDIT_CODE_/);
      }
      const swapped =
        CODE.slice(0, at) + CODE.charAt(at + 1) + CODE.charAt(at) + CODE.slice(at + 2);
      if (at < 17 && swapped !== CODE) {
        expect(
          codeOf(() => assertCreditCode(swapped)),
          swapped,
        ).to.match(/^CREDIT_CODE_/);
      }
    }
  });

  const shapes: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['17 characters', CODE.slice(0, 17)],
    ['19 characters', `${CODE}0`],
    ['small letters', CODE.toLowerCase()],
    ['the letter I', CODE.replace('M', 'I')],
    ['the letter O', CODE.replace('M', 'O')],
    ['the letter Z', CODE.replace('M', 'Z')],
    ['the letter S', CODE.replace('M', 'S')],
    ['the letter V', CODE.replace('M', 'V')],
    ['a letter in the area code', CODE.replace('350100', '35010A')],
    ['full-width digits', CODE.replace('9', '９')],
    ['a space', ` ${CODE.slice(1)}`],
    ['a letter other than X as character 17', CODE.replace('Y43', 'YA3')],
  ];
  for (const [what, code] of shapes) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => assertCreditCode(code))).to.equal('CREDIT_CODE_SHAPE');
    });
  }

  it('is a schema whose issue names the character', () => {
    expect(creditCodeSchema.safeParse(CODE).success).to.equal(true);
    const wrong = creditCodeSchema.safeParse(CODE.replace('Y43', 'Y53'));
    expect(wrong.error?.issues[0]?.message).to.equal(
      'expected 4 as character 17 (GB 11714), got 5',
    );
    const last = creditCodeSchema.safeParse(CODE.replace('Y43', 'Y44'));
    expect(last.error?.issues[0]?.message).to.equal('expected 3 as character 18 (GB 32100), got 4');
  });
});
