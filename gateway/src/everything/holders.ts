// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';

/**
 * Operators that hold lots or held them: whoever has each now, and both sides of every transfer that was accepted. What was
 * only offered, or called off, never left its sender.
 * @returns ids, sorted, each once.
 */
export function holdersOf(records: StateRecords, lots: readonly Lot[]): string[] {
  const ids = new Set(lots.map(({ lotId }) => lotId));
  const moved = records
    .all('transfer')
    .filter(({ state }) => state === 'accepted')
    .filter((transfer) => transfer.lots.some(({ lotId }) => ids.has(lotId)))
    .flatMap(({ fromOperatorId, toOperatorId }) => [fromOperatorId, toOperatorId]);
  return [...new Set([...lots.map(({ operatorId }) => operatorId), ...moved])].sort();
}
