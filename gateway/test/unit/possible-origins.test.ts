// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';

import { documentScope } from '../../src/epcis/document-scope.js';
import { lotDocument } from '../../src/epcis/lot-document.js';
import type { ReadIndex } from '../../src/index/read-index.js';
import type { CollectionName } from '../../src/projection/stored-document.js';
import { Catalog } from '../../src/story/catalog.js';
import { possibleOrigins } from '../../src/story/possible-origins.js';
import { SSCC } from '../doubles/event-cases.js';
import type { MemoryStore } from '../doubles/memory-store.js';
import { commandIdOf, commandText, eventOf, GTIN, seasonStore } from '../doubles/season.js';

const NOW = new Date('2026-11-24T00:00:00.000Z');
const whole = [{ lotId: 'h-1', maxPpm: 1_000_000, minPpm: 1_000_000 }];

describe('possibleOrigins', () => {
  let index: ReadIndex;
  let store: MemoryStore;

  beforeEach(async () => {
    ({ index, store } = await seasonStore());
  });

  const put = async (collection: CollectionName, id: string, value: object): Promise<void> => {
    const document = {
      _id: id,
      blockNumber: 9,
      channel: 'trace' as const,
      transactionId: 'tx-9',
      txIndex: 0,
      value: { ...value },
    };
    await store.put(collection, document);
    index.apply({ collection, document, id });
  };
  const lotOf = (id: string, change: Partial<Lot> = {}): Lot => {
    const lot = index.lot(id);
    if (!lot) throw new Error(`expected lot ${id}`);
    return { ...lot, ...change };
  };
  const fill = (value: object): Promise<void> =>
    put('objects', 'trace~bin-fill~bin-1', { binId: 'bin-1', grams: 1_000, v: 2, ...value });
  const isSingle = (lot: Lot): boolean => possibleOrigins(index, lot).isSingleParcel;

  it('is one parcel for a harvest of one', () => {
    expect(isSingle(lotOf('h-1'))).to.equal(true);
  });

  it('is no single parcel for a harvest of two', () => {
    expect(isSingle(lotOf('h-1', { parcels: ['p-0017', 'p-0018'] }))).to.equal(false);
  });

  it('is no single parcel where a version of before kept no shares', () => {
    expect(possibleOrigins(index, lotOf('m-1'))).to.deep.include({ isKnown: false });
    expect(isSingle(lotOf('m-1'))).to.equal(false);
    expect(isSingle(lotOf('m-1', { shares: whole }))).to.equal(true);
  });

  it('is no single parcel where bought-in paddy may be in it', async () => {
    await put('lots', 'b-1', { ...lotOf('h-1'), kind: 'bought', lotId: 'b-1', parcels: [] });
    expect(isSingle(lotOf('m-1', { origins: ['b-1', 'h-1'], shares: whole }))).to.equal(false);
    expect(isSingle(lotOf('b-1'))).to.equal(false);
  });

  it('counts what lies beside a lot in its bin, whatever its own name says', async () => {
    const stored = lotOf('s-1', { shares: whole });
    const inherited = {
      origins: ['h-1', 'h-2'],
      originClass: 'panjin',
      parcels: ['p-0017', 'p-0018'],
      variety: 'mixed',
    };
    await fill({ contents: [], inherited });
    expect(possibleOrigins(index, stored)).to.deep.equal({
      binId: 'bin-1',
      inError: [],
      isKnown: true,
      isSingleParcel: false,
      parcels: ['p-0017', 'p-0018'],
      struckParcels: [],
    });
  });

  it('does not know what lies in a bin of which nothing was kept', async () => {
    const stored = lotOf('s-1', { shares: whole });
    expect(isSingle(stored)).to.equal(false);
    await fill({ v: 1 });
    expect(isSingle(stored)).to.equal(false);
    await fill({ grams: 0 });
    expect(isSingle(stored)).to.equal(true);
  });

  it('is told of every lot in the document, and a single parcel of none that may have two', async () => {
    await put('lots', 'h-1', { ...lotOf('h-1'), parcels: ['p-0017', 'p-0018'] });
    await put('lots', 'm-1', { ...lotOf('m-1'), origins: ['h-1'], shares: whole });
    const source = { catalog: new Catalog(store), index };
    const document = await lotDocument(source, 'k-1', 'up', NOW);
    const lots = document['daoji:lotList'] as Readonly<Record<string, unknown>>[];
    expect(lots.map((lot) => lot['daoji:lot'])).to.have.length(4);
    expect(lots.map((lot) => lot['daoji:isSingleParcel'])).to.not.include(true);
  });

  describe('documentScope', () => {
    const event = async (
      n: number,
      type: string,
      fields: object,
      subjects: readonly string[],
    ): Promise<void> => {
      const command = commandText(n, { type, ...fields } as never);
      const id = `trace~${commandIdOf(n)}`;
      const document = {
        ...{ _id: id, blockNumber: n, channel: 'trace' as const, command, signature: 'AAAA' },
        ...{ transactionId: `tx-${n}`, txIndex: 0, value: { ...eventOf(command, subjects) } },
      };
      await store.put('events', document);
      index.apply({ collection: 'events', document, id });
    };
    const application = (parcels: readonly string[], startDate: string): Promise<void> =>
      put('objects', 'trace~application~a-1', {
        ...{ applicationId: 'a-1', commandId: commandIdOf(10), doseMilliPerMu: 50 },
        operatorId: 'coop-1',
        parcels: parcels.map((parcelId) => ({
          ...{ freeFrom: '2026-08-01', parcelId, quantityMilli: 1, ruleSetId: 'rules-1' },
        })),
        ...{ registration: 'PD20260001', startDate, stockLotId: 'i-1', stopDate: startDate },
        ...{ target: '稻瘟病', unit: 'ml', v: 1 },
      });
    const spray = (parcels: readonly string[]): Promise<void> =>
      event(
        10,
        'applyInput',
        {
          ...{ applicationId: 'a-1', doseMilliPerMu: 50, parcels, startDate: '2026-07-01' },
          ...{ stockLotId: 'i-1', stopDate: '2026-07-02', target: '稻瘟病' },
        },
        ['application~a-1', ...parcels.map((id) => `parcel~${id}`)],
      );
    const types = (): string[] => documentScope(index, 'k-1', 'up').refs.map(({ type }) => type);

    it('holds inputs on the parcels in the year of the harvest', async () => {
      await spray(['p-0017']);
      await application(['p-0017'], '2026-07-01');
      expect(types()).to.include('applyInput');
      await application(['p-0017'], '2025-07-01');
      expect(types()).to.not.include('applyInput');
      await application(['p-0099'], '2026-07-01');
      expect(types()).to.not.include('applyInput');
    });

    it("leaves out what the same record says of other growers' parcels", async () => {
      await spray(['p-0017', 'p-0099']);
      await application(['p-0017', 'p-0099'], '2026-07-01');
      const source = { catalog: new Catalog(store), index };
      const text = JSON.stringify(await lotDocument(source, 'k-1', 'up', NOW));
      expect(text).to.include('season/p-0017/2026');
      expect(text).to.not.include('p-0099');
    });

    it('holds the units of its packages and its recalls, and no other recall', async () => {
      const range = { from: 0, to: 5 };
      await put('objects', 'trace~code-order~o-1', {
        ...{ activated: [{ ...range, lotId: 'k-1' }], commandId: commandIdOf(11), count: 10 },
        ...{ gtin: GTIN, netMassGrams: 5_000, operatorId: 'coop-1', orderId: 'o-1' },
        ...{ orderedAt: NOW.toISOString(), printed: [range], serialRoot: 'd'.repeat(64) },
        ...{ v: 1, voided: [] },
      });
      const children = [{ orderId: 'o-1', range }];
      await put('objects', `trace~logistic-unit~${SSCC}`, {
        ...{ children, commandId: commandIdOf(11), operatorId: 'coop-1', sscc: SSCC },
        ...{ state: 'packed', v: 1 },
      });
      await event(11, 'aggregatePackages', { children, sscc: SSCC }, [`logistic-unit~${SSCC}`]);
      expect(types()).to.include('aggregatePackages');
      const notice = { grams: 1, holderId: 'shop-1', recallId: 'r-1' };
      await event(12, 'recordRetrieval', retrieval(notice), ['recall~r-1']);
      expect(types()).to.not.include('recordRetrieval');
      await put('objects', 'trace~recall~r-1', recallOf('k-9'));
      expect(types()).to.not.include('recordRetrieval');
      await put('objects', 'trace~recall~r-1', recallOf('k-1'));
      expect(types()).to.include('recordRetrieval');
    });
  });
});

function retrieval({ holderId, recallId }: { holderId: string; recallId: string }): object {
  return { destroyedGrams: 0, holderId, recallId, returnedGrams: 1, stillOutGrams: 0 };
}

function recallOf(lotId: string): object {
  const at = NOW.toISOString();
  return {
    ...{ class: 1, commandId: commandIdOf(12), discoveredAt: at, disposals: [], effectChecks: [] },
    ...{ firmId: 'coop-1', holders: [], isOrdered: false, lots: [{ grams: 1, lotId }] },
    ...{ mock: false, reason: 'residue', recallId: 'r-1', ruleSets: [], startedAt: at },
    ...{ state: 'open', v: 1 },
  };
}
