// SPDX-License-Identifier: Apache-2.0
import { ssccSchema } from '@daoji/model';
import { expect } from 'chai';

import { newSscc, ssccIn } from '../../src/codes/sscc.js';
import { aggregateDraft, runsIn } from '../../src/codes/unit-drafts.js';

const SSCC = '039512345000000019';
const KEY = 'ab'.repeat(32);

describe('newSscc', () => {
  it('draws a right SSCC of the firm’s prefix', () => {
    const sscc = newSscc({ extension: '3', prefix: '6901234' }, new Set(), () => 42);
    expect(sscc).to.match(/^36901234000000042\d$/);
    expect(ssccSchema.safeParse(sscc).success).to.equal(true);
  });

  it('passes over those that are taken, and ends where all are', () => {
    const parts = { extension: '0', prefix: '690123456789' };
    const taken = new Set<string>();
    const first = newSscc(parts, taken, () => 9_999) ?? '';
    taken.add(first);
    expect(newSscc(parts, taken, () => 9_999)?.slice(0, 17)).to.equal('06901234567890000');
    for (let at = 0; at < 10_000; at += 1) taken.add(newSscc(parts, taken, () => at) ?? '');
    expect(newSscc(parts, taken, () => 0)).to.equal(undefined);
  });

  for (const [extension, prefix] of [
    ['3', '690123'],
    ['3', '6901234567890'],
    ['3', '69012a4'],
    ['', '6901234'],
    ['33', '6901234'],
  ] as const) {
    it(`draws none of extension “${extension}” and prefix ${prefix}`, () => {
      expect(newSscc({ extension, prefix }, new Set(), () => 1)).to.equal(undefined);
    });
  }
});

describe('ssccIn', () => {
  for (const typed of [SSCC, ` ${SSCC} `, `(00)${SSCC}`, `00${SSCC}`, '0 39512345 00000001 9']) {
    it(`reads ${typed}`, () => expect(ssccIn(typed)).to.equal(SSCC));
  }
  for (const typed of ['', SSCC.slice(1), `${SSCC.slice(0, 17)}4`, `01${SSCC}`, 'SSCC']) {
    it(`reads none in “${typed}”`, () => expect(ssccIn(typed)).to.equal(undefined));
  }
});

describe('runsIn', () => {
  it('reads runs as they stand on the roll', () => {
    expect(runsIn('1-20, 31–40，50', 60)).to.deep.equal([
      { from: 0, to: 20 },
      { from: 30, to: 40 },
      { from: 49, to: 50 },
    ]);
  });
  for (const typed of ['', ',', '0-5', '5-1', '1-61', '1-2-3', 'a-b', '1-20, x']) {
    it(`reads none in “${typed}”`, () => expect(runsIn(typed, 60)).to.equal(undefined));
  }
});

describe('aggregateDraft', () => {
  const form = {
    content: 'packages' as const,
    orderCount: 60,
    orderId: 'co-1',
    runs: '1-20',
    sscc: SSCC,
    units: '',
  };
  const drafted = (fields: object) => aggregateDraft({ ...form, ...fields }, (key) => key, KEY);

  for (const [fields, why] of [
    [{ sscc: '1' }, 'codes.whySscc'],
    [{ orderId: '' }, 'codes.whyOrder'],
    [{ runs: '1-61' }, 'codes.whyRuns'],
    [{ content: 'units', units: '' }, 'codes.whyUnits'],
    [{ content: 'units', units: `${SSCC}\n123` }, 'codes.whyUnits'],
  ] as const) {
    it(`is not ready for ${JSON.stringify(fields)}: ${why}`, () => {
      expect(drafted(fields)).to.deep.equal({ isReady: false, why });
    });
  }
});
