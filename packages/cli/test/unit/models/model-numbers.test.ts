// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { FIELD_NUMBERS } from './field-numbers.js';
import { QUALITY_NUMBERS } from './quality-numbers.js';
import { runModel, valueAt } from './run-model.js';
import { STORE_NUMBERS } from './store-numbers.js';

describe('daoji model gives', () => {
  for (const { csv, model, says, set = [], what } of [
    ...FIELD_NUMBERS,
    ...STORE_NUMBERS,
    ...QUALITY_NUMBERS,
  ]) {
    it(`${what} (${model})`, () => {
      const record = runModel(model, csv, { set });
      expect(record).to.include({ model, version: '1' });
      for (const [path, wanted] of Object.entries(says)) {
        const value = valueAt(record, path);
        if (typeof wanted === 'object') expect(value, path).to.be.closeTo(wanted[0], wanted[1]);
        else expect(value, path).to.equal(wanted);
      }
    });
  }

  it('no head rice of a village mill, and no note of a rise over a gap', () => {
    const village = runModel('milling-yield', 'paddy_g,milled_g,head_g\n1000,650,500', {
      set: ['mill=village'],
    });
    expect(valueAt(village, 'rows/0')).to.include({ head: 'no-range', milled: 'above' });
    const gap = `sensor,time,temp_c\n${[1, 2, 4, 5].map((day) => `b,2026-05-0${day}T02:00:00Z,${day * 2}`).join('\n')}`;
    const { points } = runModel('temperature-rise', gap);
    expect(valueAt(points, '0/notedOn')).to.equal(undefined);
    expect(valueAt(points, '0/days/2/riseK')).to.equal(undefined);
  });
});
