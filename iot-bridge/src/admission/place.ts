// SPDX-License-Identifier: Apache-2.0
import type { PackStatement } from '@daoji/model';

import type { Watermark } from './device-state.js';

/**
 * Where a pack stands against its device's watermark: `covered` wholly at or below it, `ahead` with something missing
 * in between, `next` when it goes on right after it, its first `skip` readings being held already.
 */
export type Place =
  | { readonly kind: 'covered' }
  | { readonly kind: 'ahead' }
  | { readonly kind: 'next'; readonly skip: number };

/** Places a pack. A newer epoch comes only after the older one is settled up to the `lastSeq` that it closes. */
export function placeOf(statement: PackStatement, watermark: Watermark | undefined): Place {
  if (!watermark) return statement.firstSeq === 0 ? { kind: 'next', skip: 0 } : { kind: 'ahead' };
  if (statement.bootEpoch < watermark.bootEpoch) return { kind: 'covered' };
  if (statement.bootEpoch > watermark.bootEpoch) {
    return closesWhole(statement, watermark) ? { kind: 'next', skip: 0 } : { kind: 'ahead' };
  }
  if (statement.lastSeq <= watermark.seq) return { kind: 'covered' };
  if (statement.firstSeq > watermark.seq + 1) return { kind: 'ahead' };
  const skip = seqsOf(statement).findIndex((seq) => seq > watermark.seq);
  return skip === -1 ? { kind: 'covered' } : { kind: 'next', skip };
}

/** Sequence numbers of a pack's readings, in their order. */
export function seqsOf(statement: PackStatement): number[] {
  const seqs: number[] = [];
  let next = statement.firstSeq;
  for (const gap of statement.gaps) {
    while (next < gap.from) seqs.push(next++);
    next = gap.to + 1;
  }
  while (next <= statement.lastSeq) seqs.push(next++);
  return seqs;
}

function closesWhole(statement: PackStatement, watermark: Watermark): boolean {
  const { closes, firstSeq } = statement;
  if (firstSeq !== 0 || closes?.bootEpoch !== watermark.bootEpoch) return false;
  return closes.lastSeq === undefined || closes.lastSeq === watermark.seq;
}
