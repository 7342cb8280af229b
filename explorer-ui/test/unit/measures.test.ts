// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { areaText, gramsOf, massText, percentText, scaledOf } from '../../src/parts/measures.js';

describe('gramsOf', () => {
  it('takes kg, jin and tonnes without a rounding error', () => {
    expect(gramsOf('0.3', 'kg')).to.equal(300);
    expect(gramsOf('1234.567', 'kg')).to.equal(1_234_567);
    expect(gramsOf('3', 'jin')).to.equal(1_500);
    expect(gramsOf('1.000001', 'tonne')).to.equal(1_000_001);
  });

  for (const entered of ['', '0', '-1', '1e3', '1,5', '0.0001', '1.2.3', ' ', 'NaN', '１']) {
    it(`refuses ${JSON.stringify(entered)}`, () => {
      expect(gramsOf(entered, 'kg')).to.equal(undefined);
    });
  }
});

describe('scaledOf', () => {
  it('turns percent into thousandths', () => {
    expect(scaledOf('16.5', 1000)).to.equal(16_500);
    expect(scaledOf('16.5001', 1000)).to.equal(undefined);
  });
});

describe('measures in words', () => {
  it('shows kg, mu or hectares, percent', () => {
    expect(massText(976_608, 'zh-CN')).to.equal('976.608 kg');
    expect(areaText(6_667, 'zh-CN')).to.equal('10 亩');
    expect(areaText(6_667, 'en')).to.equal('0.67 ha');
    expect(percentText(16_500, 'en')).to.equal('16.5 %');
  });
});
