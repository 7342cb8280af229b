// SPDX-License-Identifier: Apache-2.0
import {
  holdBucketSchema,
  lotHoldKey,
  lotHoldSchema,
  type HoldBucket,
  type Lot,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { builtIn, RuleError } from '../rules/rule-refusal.js';
import { BinBook } from './bin-book.js';
import { bucketKey, bucketKeys, heldLots, lotSubject } from './holds.js';

/** A lot under recall. */
export type RecallMark = NonNullable<HoldBucket['recalls']>[number];

/** What stands against a lot by name: against itself, or a lot that it may hold. */
export interface HeapMarks {
  readonly failedTests: readonly string[];
  readonly recalls: readonly RecallMark[];
}

/**
 * Refuses rice under recall: a lot that is named, and one that may hold what is named. Each use reads the keys, so a recall
 * and a draw never pass each other unseen.
 * @param lot - in a bin, as what is drawn there (`inHeap`).
 * @throws RuleError `LOT_ON_HOLD`.
 */
export async function assertNotRecalled(facts: Facts, lot: Lot): Promise<void> {
  const [mark] = await recallsOn(facts, lot);
  if (!mark) return;
  const hold = await facts.read(lotHoldKey(mark.lotId), lotHoldSchema);
  const held = mark.lotId === lot.lotId ? 'is' : `may hold ${mark.lotId}, which is`;
  throw new RuleError('LOT_ON_HOLD', {
    found: `lot ${lot.lotId} ${held} under recall ${mark.recallId} since ${hold?.placedAt ?? ''}`,
    rule: 'rice under recall is neither used nor sold',
    ...builtIn('食品安全法 art. 63, 食品召回管理办法 (unconfirmed)'),
    accepted: 'its return to the firm, sampling or destruction',
  });
}

/** Recalls of the lot, its own first, and of what it may hold. @param lot - in a bin, as what is drawn there. */
export async function recallsOn(facts: Facts, lot: Lot): Promise<readonly RecallMark[]> {
  // Recalls of versions before the buckets named the lot by its own key alone.
  const own = await facts.read(lotHoldKey(lot.lotId), lotHoldSchema);
  const { recalls } = await heapMarksOn(facts, lot);
  return own ? [{ lotId: own.lotId, recallId: own.recallId }, ...recalls] : recalls;
}

/** Marks of the lot and of what it may hold; at most 64 keys are read. @param lot - in a bin, as what is drawn there. */
export async function heapMarksOn(facts: Facts, lot: Lot): Promise<HeapMarks> {
  const held = new Set(heldLots(lot));
  const failedTests: string[] = [];
  const recalls: RecallMark[] = [];
  const keys = bucketKeys([...held].map(lotSubject));
  for (const key of keys) {
    const bucket = await facts.read(key, holdBucketSchema);
    failedTests.push(...(bucket?.failedTests ?? []).filter((lotId) => held.has(lotId)));
    recalls.push(...(bucket?.recalls ?? []).filter(({ lotId }) => held.has(lotId)));
  }
  return { failedTests, recalls };
}

/** Writes that mark lots as recalled, for whatever may hold them. */
export async function recallMarkWrites(
  facts: Facts,
  recallId: string,
  lots: readonly Lot[],
): Promise<Write[]> {
  const ids = lots.map(({ lotId }) => lotId);
  const writes = await markWrites(facts, ids, (bucket, here) => ({
    ...bucket,
    recalls: [...(bucket.recalls ?? []), ...here.map((lotId) => ({ lotId, recallId }))],
  }));
  return [...writes, ...(await nameWrites(facts, lots))];
}

/** Writes that mark a lot which failed a test, for whatever may hold it. */
export async function failedTestWrites(facts: Facts, lot: Lot): Promise<Write[]> {
  const writes = await markWrites(facts, [lot.lotId], (bucket, here) => ({
    ...bucket,
    failedTests: [...new Set([...(bucket.failedTests ?? []), ...here])].sort(),
  }));
  return [...writes, ...(await nameWrites(facts, [lot]))];
}

/** Writes that take the mark of a failed test off; none where no such mark stands. */
export async function passedTestWrites(facts: Facts, lotId: string): Promise<Write[]> {
  const bucket = await facts.read(bucketKey(lotSubject(lotId)), holdBucketSchema);
  if (bucket?.failedTests?.includes(lotId) !== true) return [];
  return markWrites(facts, [lotId], (before) => ({
    ...before,
    failedTests: before.failedTests?.filter((one) => one !== lotId),
  }));
}

/** A name that a version before gave to grain in a bin is told to the bin. */
async function nameWrites(facts: Facts, lots: readonly Lot[]): Promise<Write[]> {
  const bins = new BinBook(facts);
  for (const { binId, lotId, remainingGrams } of lots)
    if (binId !== undefined && remainingGrams > 0) await bins.name(binId, [lotId]);
  return bins.writes;
}

async function markWrites(
  facts: Facts,
  lotIds: readonly string[],
  change: (bucket: HoldBucket, here: readonly string[]) => HoldBucket,
): Promise<Write[]> {
  const writes: Write[] = [];
  const keys = bucketKeys(lotIds.map(lotSubject));
  for (const key of keys) {
    const before = (await facts.read(key, holdBucketSchema)) ?? { holds: [], v: 1 };
    const here = lotIds.filter((lotId) => bucketKey(lotSubject(lotId)) === key);
    writes.push({ key, value: change(before, here) });
  }
  return writes;
}
