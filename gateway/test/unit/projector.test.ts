// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { ReadIndex } from '../../src/index/read-index.js';
import type { LedgerBlock } from '../../src/ledger-port.js';
import { digestOf } from '../../src/projection/digest.js';
import { projectBlock } from '../../src/projection/project-block.js';
import { Projector } from '../../src/projection/projector.js';
import { rebuild } from '../../src/projection/rebuild-store.js';
import { placeOf } from '../../src/projection/stored-document.js';
import { MemoryStore } from '../doubles/memory-store.js';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function block(
  blockNumber: number,
  key: string,
  value: Uint8Array | undefined,
  isValid = true,
): LedgerBlock {
  const transaction = {
    transactionId: `tx-${blockNumber}`,
    txIndex: 0,
    isValid,
    args: [],
    writes: [{ key, value }],
  };
  return { blockNumber, transactions: [transaction] };
}

/** A channel with these blocks; it ends where a real one would wait. */
function chain(blocks: readonly LedgerBlock[]) {
  return {
    height: () => Promise.resolve(blocks.length),
    blocks: async function* (_channel: string, startBlock: number): AsyncIterable<LedgerBlock> {
      await Promise.resolve();
      yield* blocks.slice(startBlock);
    },
  };
}

const BLOCKS = [
  block(0, 'parcel~p-1', bytes({ parcelId: 'p-1', v: 1 })),
  block(1, 'parcel~p-1', bytes({ parcelId: 'p-1', v: 1, areaM2: 5 })),
  block(2, 'parcel~p-2', bytes({ parcelId: 'p-2', v: 1 })),
];

describe('projectBlock', () => {
  it('leaves invalid transactions out', () => {
    expect(projectBlock('trace', block(1, 'lot~h-1', bytes({ v: 1 }), false))).to.deep.equal([]);
  });

  for (const [what, value] of [
    ['text', new TextEncoder().encode('text')],
    ['a list', bytes([])],
    ['null', bytes(null)],
    ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe)],
  ] as const) {
    it(`makes no document of ${what}`, () => {
      expect(projectBlock('trace', block(1, 'lot~h-1', value))).to.deep.equal([]);
    });
  }

  it('tells of a deletion', () => {
    expect(projectBlock('trace', block(1, 'lot~h-1', undefined))).to.deep.equal([
      { collection: 'lots', id: 'h-1' },
    ]);
  });

  it('keeps what both channels have apart', () => {
    expect(placeOf('trace', 'event~X')).to.deep.equal({ collection: 'events', id: 'trace~X' });
    expect(placeOf('anchor', 'event~X')).to.deep.equal({ collection: 'events', id: 'anchor~X' });
    expect(placeOf('anchor', 'head~pj01/bridge-1')).to.deep.equal({
      collection: 'heads',
      id: 'pj01/bridge-1',
    });
    expect(placeOf('trace', 'unknown~a~b')).to.deep.equal({
      collection: 'objects',
      id: 'trace~unknown~a~b',
    });
  });
});

describe('Projector', () => {
  it('writes the checkpoint after the documents, and repeats a block whose writing failed', async () => {
    const store = new MemoryStore();
    const failures: unknown[] = [];
    const projector = new Projector({
      ledger: chain(BLOCKS),
      store,
      onChange: () => undefined,
      onBlock: () => undefined,
      onFailure: (_channel, error) => {
        failures.push(error);
        store.failing = false;
      },
    });
    store.failing = true;
    projector.start();
    expect(await projector.reaches('trace', 2, 10_000)).to.equal(true);
    await projector.stop();
    expect(failures).not.to.deep.equal([]);
    expect(await store.checkpoint('trace')).to.equal(2);
    expect((await store.get('parcels', 'p-1'))?.value).to.deep.include({ areaM2: 5 });
  });

  it('says that a block was not reached in time', async () => {
    const projector = new Projector({
      ledger: chain([]),
      store: new MemoryStore(),
      onChange: () => undefined,
      onBlock: () => undefined,
      onFailure: () => undefined,
    });
    expect(await projector.reaches('trace', 1, 20)).to.equal(false);
  });
});

describe('rebuild', () => {
  it('gives the same digests after the store was changed', async () => {
    const store = new MemoryStore();
    await rebuild(chain(BLOCKS), store);
    const before = await digestOf(store);
    const document = await store.get('parcels', 'p-1');
    if (!document) throw new Error('expected the parcel');
    await store.put('parcels', { ...document, value: { ...document.value, areaM2: 6 } });
    expect((await digestOf(store)).total).not.to.equal(before.total);
    await rebuild(chain(BLOCKS), store);
    expect(await digestOf(store)).to.deep.equal(before);
  });
});

describe('ReadIndex', () => {
  it('takes no lot of another shape', () => {
    const index = new ReadIndex();
    const document = {
      _id: 'x',
      channel: 'trace',
      value: {},
      blockNumber: 0,
      txIndex: 0,
      transactionId: 't',
    } as const;
    index.apply({ collection: 'lots', id: 'x', document });
    expect(index.lot('x')).to.equal(undefined);
    index.apply({ collection: 'lots', id: 'x' });
    expect(index.page('lots', '', 10)).to.deep.equal([]);
  });
});
