// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';

import { lotMarks, marksOf } from '../../src/consumer/lot-marks.js';
import { seasonStore } from '../doubles/season.js';

describe('lotMarks', () => {
  let harvest: Lot;
  let rice: Lot;

  before(async () => {
    const { index } = await seasonStore();
    const [one, other] = [index.lot('h-1'), index.lot('k-1')];
    if (!one || !other) throw new Error('expected the lots of the season');
    [harvest, rice] = [{ ...one, kind: 'harvest' }, other];
  });

  it('says nothing of a lot without marks', () => {
    expect(lotMarks(rice, [rice, harvest], 'zh-CN')).to.equal(undefined);
  });

  it('says the lot’s own marks in both languages, in the order of the model', () => {
    const marked: Lot = { ...rice, flags: ['LATE_RECORD', 'RETURNED'] };
    expect(marksOf(marked, [marked])).to.deep.equal(['RETURNED', 'LATE_RECORD']);
    const text = lotMarks(marked, [marked], 'zh-CN')?.markup;
    for (const part of ['迟报', 'late record', '这批米带着的标记']) expect(text).to.include(part);
  });

  it('says what was found of a harvest lot after the rice was milled', () => {
    const disputed: Lot = { ...harvest, flags: ['PARCEL_OVERLAP'] };
    expect(marksOf(rice, [rice, disputed])).to.deep.equal(['PARCEL_OVERLAP']);
  });

  it('takes no other mark from what the rice came from: it may be of a later step', () => {
    const back: Lot = { ...harvest, flags: ['RETURNED', 'STOCK_SURPLUS'] };
    expect(marksOf(rice, [rice, back])).to.deep.equal([]);
    const stored: Lot = { ...harvest, flags: ['PARCEL_OVERLAP'], kind: 'storage' };
    expect(marksOf(rice, [rice, stored])).to.deep.equal([]);
  });
});
