// SPDX-License-Identifier: Apache-2.0
import type { Recall } from '@daoji/model';
import { expect } from 'chai';

import { recallFinder } from '../../src/recall/recalled-lots.js';
import { COMMAND_ID, lotOf } from './lots/things.js';

const recall = (recallId: string, lotId: string, over: Partial<Recall> = {}): Recall => ({
  class: 1,
  commandId: COMMAND_ID,
  discoveredAt: '2026-11-19T02:00:00.000Z',
  disposals: [],
  effectChecks: [],
  firmId: 'mill-1',
  holders: [],
  isOrdered: false,
  lots: [{ grams: 1_000, lotId }],
  mock: false,
  reason: '镉超过限量',
  recallId,
  ruleSets: [],
  startedAt: '2026-11-20T03:00:00.000Z',
  state: 'open',
  v: 1,
  ...over,
});

describe('recallFinder', () => {
  const find = recallFinder([
    recall('rc-1', 'h-1'),
    recall('rc-2', 'm-1', { state: 'closed' }),
    recall('rc-drill', 'h-2', { mock: true }),
  ]);

  for (const [what, lot, isNamed, recallId] of [
    ['a lot that a recall names', lotOf({ lotId: 'h-1' }), true, 'rc-1'],
    ['a lot of a recall that is closed', lotOf({ lotId: 'm-1' }), true, 'rc-2'],
    ['one made of it', lotOf({ parents: [{ grams: 1, lotId: 'h-1' }] }), false, 'rc-1'],
    ['one that may hold it by its harvests', lotOf({ origins: ['h-0', 'h-1'] }), false, 'rc-1'],
    ['one that may hold it by what lay between', lotOf({ via: ['m-1'] }), false, 'rc-2'],
    [
      'the lot itself before what it was made of',
      lotOf({ lotId: 'm-1', origins: ['h-1'] }),
      true,
      'rc-2',
    ],
  ] as const)
    it(`finds ${what}`, () => {
      const found = find(lot);
      expect([found?.isNamed, found?.recall.recallId]).to.deep.equal([isNamed, recallId]);
    });

  it('finds nothing for a drill, or for another lot', () => {
    expect(find(lotOf({ lotId: 'h-2' }))).to.equal(undefined);
    expect(find(lotOf({ lotId: 's-9' }))).to.equal(undefined);
  });
});
