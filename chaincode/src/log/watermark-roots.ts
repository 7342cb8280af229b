// SPDX-License-Identifier: Apache-2.0
import { encodeWatermarkLeaf, type AdvanceWitness, type LogHead } from '@daoji/model';
import { hashLeaf, toHex, watermarkRoots, type WatermarkRoots } from '@daoji/proof';

import { ContractError, demand } from '../contract-error.js';
import { hashesOf } from './advance-witness.js';

/**
 * Recomputes both watermark roots from the changed slots, so that nothing but these can differ.
 * @throws ContractError `HEAD_WATERMARK`.
 */
export function assertWatermarks(
  before: Pick<LogHead, 'watermarkSize' | 'watermarkRoot'>,
  head: Pick<LogHead, 'watermarkSize' | 'watermarkRoot'>,
  witness: AdvanceWitness,
): void {
  const { oldRoot, newRoot } = rootsOf(before.watermarkSize, head.watermarkSize, witness);
  assertRoot('old', toHex(oldRoot), before.watermarkRoot);
  assertRoot('new', toHex(newRoot), head.watermarkRoot);
}

function rootsOf(oldSize: number, newSize: number, witness: AdvanceWitness): WatermarkRoots {
  const changes = witness.changes.map((change) => ({
    slot: change.slot,
    oldLeafHash: change.old && hashLeaf(encodeWatermarkLeaf(change.old)),
    newLeafHash: hashLeaf(encodeWatermarkLeaf(change.new)),
  }));
  const hashes = hashesOf(witness.unchanged.map((node) => node.hash));
  const unchanged = witness.unchanged.map(({ from, size }, index) => ({
    from,
    size,
    hash: hashes[index] ?? new Uint8Array(0),
  }));
  try {
    return watermarkRoots(oldSize, newSize, changes, unchanged);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new ContractError('HEAD_WATERMARK', why, { cause });
  }
}

function assertRoot(which: string, got: string, want: string): void {
  demand(
    got === want,
    'HEAD_WATERMARK',
    `expected ${which} watermark root ${want.slice(0, 16)}…, got ${got.slice(0, 16)}… from the slots`,
  );
}
