// SPDX-License-Identifier: Apache-2.0
import { siteObjectSchema, stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { binFillKey, binFillSchema, type BinFill } from '../local-records.js';
import type { BinChange } from './draw.js';

/**
 * The new fills of the bins that changes touch, one write a bin.
 * @throws ContractError `BIN_NOT_FOUND`, `BIN_CAPACITY_EXCEEDED`.
 */
export async function binFillWrites(facts: Facts, changes: readonly BinChange[]): Promise<Write[]> {
  const binIds = [...new Set(changes.map((change) => change.binId))].sort();
  const writes: Write[] = [];
  for (const binId of binIds) {
    const delta = changes
      .filter((change) => change.binId === binId)
      .reduce((sum, change) => sum + change.grams, 0);
    if (delta === 0) continue;
    const value = await filled(facts, binId, delta);
    writes.push({ key: binFillKey(binId), value });
  }
  return writes;
}

async function filled(facts: Facts, binId: string, delta: number): Promise<BinFill> {
  const bin = await facts.expect(stateKey('bin', binId), siteObjectSchema, 'BIN_NOT_FOUND');
  const before = await facts.read(binFillKey(binId), binFillSchema);
  const grams = (before?.grams ?? 0) + delta;
  const capacity = bin.capacityGrams ?? 0;
  demand(
    delta < 0 || grams <= capacity,
    'BIN_CAPACITY_EXCEEDED',
    `expected at most ${capacity} g in bin ${binId}, got ${grams} g`,
  );
  return { binId, grams, v: 1 };
}
