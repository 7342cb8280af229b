// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { addDays, civilDateOf, isLabelOf, parseLabelCode } from '../../src/index.js';

const CODE = `11500011001${'7'.repeat(21)}`;

describe('parseLabelCode', () => {
  it('splits the 32 digits', () => {
    expect(parseLabelCode(CODE)).to.deep.equal({
      registrationClass: 'PD',
      registrationDigits: '150001',
      production: 'own',
      specification: '001',
      random: '7'.repeat(21),
    });
  });

  it('fits the registration number by class and last six digits', () => {
    const code = parseLabelCode(CODE) ?? expect.fail('no code');
    expect(isLabelOf(code, 'PD20150001')).to.equal(true);
    for (const other of ['WP20150001', 'LS20150001', 'PD20150002', 'PD150001-1']) {
      expect(isLabelOf(code, other), other).to.equal(false);
    }
  });

  const bad: readonly (readonly [string, string])[] = [
    ['31 digits', CODE.slice(1)],
    ['33 digits', `${CODE}0`],
    ['class 0', `0${CODE.slice(1)}`],
    ['class 4', `4${CODE.slice(1)}`],
    ['production 4', `${CODE.slice(0, 7)}4${CODE.slice(8)}`],
    ['a letter', `${CODE.slice(0, 31)}x`],
    ['full-width digits', CODE.replace('5', '５')],
    ['an address around it', `https://a.example/${CODE}`],
    ['nothing', ''],
  ];
  for (const [what, code] of bad) {
    it(`answers nothing for ${what}`, () => expect(parseLabelCode(code)).to.equal(undefined));
  }
});

describe('civil dates', () => {
  it('turn at midnight in Asia/Shanghai', () => {
    expect(civilDateOf('2026-10-04T15:59:59.999Z')).to.equal('2026-10-04');
    expect(civilDateOf('2026-10-04T16:00:00.000Z')).to.equal('2026-10-05');
  });

  it('count over months, years and leap days', () => {
    expect(addDays('2026-09-20', 21)).to.equal('2026-10-11');
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
    expect(addDays('2026-03-01', -1)).to.equal('2026-02-28');
  });
});
