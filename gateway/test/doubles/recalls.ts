// SPDX-License-Identifier: Apache-2.0
import type { Lot, Recall, Transfer } from '@daoji/model';

import type { ReadIndex } from '../../src/index/read-index.js';
import type { MemoryStore } from './memory-store.js';
import { commandIdOf, commandText, eventOf, GTIN } from './season.js';
import { record } from './trade.js';

export interface Target {
  readonly index: ReadIndex;
  readonly store: MemoryStore;
}

/** Changes or adds a lot of the season. */
export async function putLot(
  { index, store }: Target,
  lotId: string,
  change: Partial<Lot>,
): Promise<void> {
  const before = index.lot(change.parents?.[0]?.lotId ?? lotId) ?? index.lot('h-1');
  const document = {
    _id: lotId,
    blockNumber: 9,
    channel: 'trace' as const,
    transactionId: 'tx-9',
    txIndex: 0,
    value: { ...before, lotId, ...change },
  };
  await store.put('lots', document);
  index.apply({ collection: 'lots', document, id: lotId });
}

/** An operator with a name. */
export async function putOperator(
  { index, store }: Target,
  operatorId: string,
  publicName: string,
): Promise<void> {
  const value = {
    areaCode: '211122',
    kind: 'retailer',
    mspId: 'ProducerMSP',
    operatorId,
    publicName,
    v: 1,
  };
  const document = {
    _id: operatorId,
    blockNumber: 1,
    channel: 'trace' as const,
    transactionId: 'tx-1',
    txIndex: 0,
    value,
  };
  await store.put('operators', document);
  index.apply({ collection: 'operators', document, id: operatorId });
}

const TRANSFER = {
  commandId: commandIdOf(8),
  fromOperatorId: 'coop-1',
  lots: [{ grams: 30_000, lotId: 'k-2' }],
  offeredAt: '2026-11-04T00:00:00.000Z',
  purpose: 'sale',
  received: [{ grams: 29_000, lotId: 'k-2' }],
  state: 'accepted',
  toOperatorId: 'shop-1',
  transferId: 'tr-1',
} as const satisfies Omit<Transfer, 'v'>;

/** Package lot k-1 of 50 kg: 20 kg left, 1 kg lost, part k-2 sent to shop-1, which split k-3 off for a stall. */
export async function soldPackages(target: Target): Promise<void> {
  await putOperator(target, 'shop-1', '示范粮店');
  await putOperator(target, 'stall-1', '示范摊位');
  const packages = { count: 10, gtin: GTIN, netMassGrams: 5_000, productionDate: '2026-11-02' };
  await putLot(target, 'k-1', { massGrams: 51_000, package: packages, remainingGrams: 20_000 });
  await putLot(target, 'k-2', {
    massGrams: 30_000,
    operatorId: 'shop-1',
    package: { ...packages, partOf: 'k-1' },
    parents: [{ grams: 30_000, lotId: 'k-1' }],
    remainingGrams: 25_000,
  });
  await putLot(target, 'k-3', {
    massGrams: 5_000,
    operatorId: 'stall-1',
    package: { ...packages, partOf: 'k-2' },
    parents: [{ grams: 5_000, lotId: 'k-2' }],
    remainingGrams: 5_000,
  });
  await record(target, 'transfer~tr-1', TRANSFER);
}

/** An open recall of k-1 and k-2: shop-1 counted, the corner shop was told by a link. */
export const RECALL: Omit<Recall, 'v'> = {
  class: 1,
  commandId: commandIdOf(9),
  discoveredAt: '2026-11-20T00:00:00.000Z',
  disposals: [],
  doneBy: '2026-12-04',
  effectChecks: [],
  firmId: 'coop-1',
  holders: [
    {
      acknowledgedAt: '2026-11-20T05:00:00.000Z',
      destroyedGrams: 5_000,
      grams: 25_000,
      holderId: 'shop-1',
      notifiedAt: '2026-11-20T04:00:00.000Z',
      returnedGrams: 15_000,
      stillOutGrams: 2_000,
    },
    { grams: 5_000, holderId: 'corner-shop', notifiedAt: '2026-11-20T04:30:00.000Z' },
  ],
  isOrdered: false,
  lots: [
    { grams: 20_000, lotId: 'k-1' },
    { grams: 25_000, lotId: 'k-2' },
  ],
  mock: false,
  reason: '镉超过限量',
  recallId: 'rc-1',
  ruleSets: [],
  startBy: '2026-11-21T00:00:00.000Z',
  startedAt: '2026-11-20T03:00:00.000Z',
  state: 'open',
};

/** Puts a recall into store and index. */
export function putRecall(target: Target, change: Partial<Recall> = {}): Promise<void> {
  return record(target, `recall~${change.recallId ?? RECALL.recallId}`, { ...RECALL, ...change });
}

/** Puts the event of the n-th command of recall rc-1. Its time is the day n + 1 of October. */
export async function putRecallEvent(
  { index, store }: Target,
  n: number,
  fields: Parameters<typeof commandText>[1],
): Promise<void> {
  const command = commandText(n, fields);
  const document = {
    _id: `trace~${commandIdOf(n)}`,
    blockNumber: n,
    channel: 'trace' as const,
    command,
    signature: 'AAAA',
    transactionId: `tx-${n}`,
    txIndex: 0,
    value: { ...eventOf(command, ['recall~rc-1']) },
  };
  await store.put('events', document);
  index.apply({ collection: 'events', document, id: document._id });
}
