// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { editsWith, typedOver } from '../../src/parts/use-typed.js';

describe('typedOver', () => {
  it('is what a form starts with while nobody typed', () => {
    expect(typedOver({ count: '130', lotId: 'p-1' }, {})).to.deep.equal({
      count: '130',
      lotId: 'p-1',
    });
  });

  it('keeps what was typed, and lets untouched fields follow a later start', () => {
    const edits = editsWith({}, { count: '130', gtin: '' }, { count: '100', gtin: '' });
    expect(typedOver({ count: '60', gtin: '06901234500019' }, edits)).to.deep.equal({
      count: '100',
      gtin: '06901234500019',
    });
  });

  it('keeps a field that was emptied empty', () => {
    const edits = editsWith({}, { count: '130' }, { count: '' });
    expect(typedOver({ count: '60' }, edits)).to.deep.equal({ count: '' });
  });

  it('does not bring back a field that was taken away', () => {
    const edits = editsWith({}, { a: '1', b: '2' }, { a: '1' });
    expect(typedOver({ a: '3', b: '4' }, edits)).to.deep.equal({ a: '3' });
  });
});

describe('editsWith', () => {
  it('keeps earlier edits and counts no field as touched that shows what it showed', () => {
    const first = editsWith({}, { a: '1', b: '2' }, { a: 'x', b: '2' });
    expect(editsWith(first, { a: 'x', b: '2' }, { a: 'x', b: '2', c: 'new' })).to.deep.equal({
      a: 'x',
      c: 'new',
    });
  });
});
