// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { gramsOfKg, idOf, localOf, lotsOf, utcOf } from '../../src/recall/recall-forms.js';

describe('gramsOfKg', () => {
  for (const [entered, grams] of [
    ['0', 0],
    [' 0.000 ', 0],
    ['3.5', 3_500],
    ['0.001', 1],
    ['0.0001', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1e3', undefined],
    ['一', undefined],
  ] as const) {
    it(`answers ${String(grams)} for "${entered}"`, () => {
      expect(gramsOfKg(entered)).to.equal(grams);
    });
  }
});

describe('lotsOf', () => {
  it('reads lots with the transfer by which they left, split as people split them', () => {
    expect(lotsOf('K-1，k-2:TR-1、k-3  k-4：tr-2,')).to.deep.equal([
      { lotId: 'k-1' },
      { lotId: 'k-2', transferId: 'tr-1' },
      { lotId: 'k-3' },
      { lotId: 'k-4', transferId: 'tr-2' },
    ]);
    expect(lotsOf(' ')).to.deep.equal([]);
  });
});

describe('times of forms', () => {
  it('are those of Asia/Shanghai', () => {
    expect(utcOf('2026-11-20T00:30')).to.equal('2026-11-19T16:30:00.000Z');
    expect(localOf(new Date('2026-11-19T16:30:59.000Z'))).to.equal('2026-11-20T00:30');
    expect(utcOf('')).to.equal('');
  });
});

describe('idOf', () => {
  it('takes a phone’s capital and blanks away', () => {
    expect(idOf(' Shop-1 ')).to.equal('shop-1');
  });
});
