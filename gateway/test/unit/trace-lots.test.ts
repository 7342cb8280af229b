// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';

import type { ReadIndex } from '../../src/index/read-index.js';
import type { CollectionName } from '../../src/projection/stored-document.js';
import { traceLots } from '../../src/recall/trace-lots.js';
import { seasonStore } from '../doubles/season.js';

describe('traceLots', () => {
  let index: ReadIndex;

  beforeEach(async () => {
    ({ index } = await seasonStore());
    put('objects', 'trace~bin-fill~bin-1', {
      binId: 'bin-1',
      contents: [],
      grams: 1_000,
      inherited: {
        ...{ origins: ['h-1', 'h-2'], originClass: 'panjin', parcels: ['p-0017'] },
        ...{ variety: '盐丰47', via: ['s-1', 's-2'] },
      },
      v: 2,
    });
  });

  function put(collection: CollectionName, id: string, value: object): void {
    const channel = 'trace' as const;
    const place = { _id: id, blockNumber: 9, channel, transactionId: 'tx-9', txIndex: 0 };
    index.apply({ collection, document: { ...place, value: { ...value } }, id });
  }

  function putLot(lotId: string, change: Partial<Lot>): void {
    const model = index.lot('s-1');
    if (!model) throw new Error('expected lot s-1');
    const alone = { binId: undefined, origins: undefined, parents: [], via: undefined };
    put('lots', lotId, { ...model, ...alone, ...change, lotId });
  }

  const from = (lotId: string, way: 'down' | 'up' = 'down'): string[] =>
    [...traceLots(index, [lotId], way).distances.keys()].sort();

  it('finds what was drawn from a bin under a neighbour’s name', () => {
    putLot('x-1', { via: ['s-1', 's-2'] });
    expect(from('s-1')).to.deep.equal(['k-1', 'm-1', 's-1', 'x-1']);
  });

  it('finds what still lies in the bin beside it', () => {
    putLot('s-2', { binId: 'bin-1' });
    expect(from('s-1')).to.include('s-2');
  });

  for (const [what, change] of [
    ['of another bin', { binId: 'bin-2' }],
    ['of which nothing is left in the bin', { binId: 'bin-1', remainingGrams: 0 }],
    ['that may hold other lots alone', { origins: ['h-9'], via: ['s-9'] }],
    ['that says of nothing what it holds', {}],
  ] as const)
    it(`finds no lot ${what}`, () => {
      putLot('x-2', change as Partial<Lot>);
      expect(from('s-1')).not.to.include('x-2');
    });

  it('names no neighbour on the way up', () => {
    putLot('s-2', { binId: 'bin-1' });
    expect(from('s-1', 'up')).to.deep.equal(['h-1', 's-1']);
  });
});
