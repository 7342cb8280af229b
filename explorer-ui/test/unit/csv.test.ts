// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { csvText } from '../../src/parts/csv.js';

const cell = (value: string | number): string => csvText([[value]]).slice(1, -2);

describe('csvText', () => {
  it('begins with a byte order mark and ends each row with CR LF', () => {
    expect(
      csvText([
        ['批次', 'kg'],
        ['h-1', 5],
      ]),
    ).to.equal('\uFEFF批次,kg\r\nh-1,5\r\n');
  });

  const formulas = ['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")'];
  for (const formula of formulas) {
    it(`never lets ${JSON.stringify(formula)} run as a formula`, () => {
      expect(cell(formula).replace(/^"/, '')).to.match(/^'/);
    });
  }

  it('keeps numbers as numbers, also negative ones', () => {
    expect(cell(-12.5)).to.equal('-12.5');
    expect(cell('+3')).to.equal('+3');
  });

  it('quotes separators, quotes and line breaks', () => {
    expect(cell('a,b')).to.equal('"a,b"');
    expect(cell('say "x"')).to.equal('"say ""x"""');
    expect(cell('a\nb')).to.equal('"a\nb"');
  });
});
