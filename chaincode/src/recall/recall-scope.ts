// SPDX-License-Identifier: Apache-2.0
import {
  lotHoldKey,
  lotSchema,
  recallSchema,
  stateKey,
  transferSchema,
  type Lot,
  type LotHold,
  type Recall,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { lotTarget } from '../lots/draw.js';
import { recallMarkWrites, recallsOn } from '../lots/heap-marks.js';

/** Lots that one recall can name; more are another recall of the same reason. */
const MAX_LOTS = 500;

/** A lot that a recall names, and the transfer by which it left the firm where another holds it. */
export interface ScopeLot {
  readonly lotId: string;
  readonly transferId?: string | undefined;
}

/** Lots of a recall, and those over which the signer must have a right. */
export interface Scope {
  readonly lots: Recall['lots'];
  /** Those that were named now, without those of before. */
  readonly added: readonly Lot[];
  readonly targets: readonly Target[];
}

/**
 * The lots of a recall with the mass that is left of each. A firm names its own, and what it sent to others; the authority
 * names any.
 * @param firmId - absent for the authority's order.
 * @throws ContractError `LOT_NOT_FOUND`, `LOT_DUPLICATE`, `RECALL_LOT`, `RECALL_LIMIT`.
 */
export async function scopeOf(
  facts: Facts,
  lots: readonly ScopeLot[],
  firmId: string | undefined,
  before: Recall['lots'] = [],
): Promise<Scope> {
  const targets: Target[] = [];
  const found: Recall['lots'] = [...before];
  const added: Lot[] = [];
  for (const one of lots) {
    const isNew = found.every(({ lotId }) => lotId !== one.lotId);
    demand(isNew, 'LOT_DUPLICATE', `lot ${one.lotId} is in the recall already`);
    const lot = await facts.expect(stateKey('lot', one.lotId), lotSchema, 'LOT_NOT_FOUND');
    if (firmId !== undefined && lot.operatorId !== firmId) {
      // Without a transfer it is somebody else's lot, over which the rights decide.
      if (one.transferId === undefined) targets.push(lotTarget(lot, false));
      else await assertSent(facts, lot, one.transferId, firmId);
    }
    added.push(lot);
    found.push({ grams: lot.remainingGrams, lotId: lot.lotId });
  }
  demand(
    found.length <= MAX_LOTS,
    'RECALL_LIMIT',
    `expected at most ${MAX_LOTS} lots in one recall, got ${found.length}`,
  );
  return { added, lots: found, targets };
}

/** Holds that stop every further use of lots and of what may hold them. */
export async function holdWritesOf(
  facts: Facts,
  recallId: string,
  lots: readonly Lot[],
): Promise<Write[]> {
  const holds = lots.map(({ lotId }) => {
    const value: LotHold = { lotId, placedAt: facts.recordTime, recallId, v: 1 };
    return { key: lotHoldKey(lotId), value };
  });
  return [...holds, ...(await recallMarkWrites(facts, recallId, lots))];
}

/** Whether a recall of the firm stops the lot. @param lot - in a bin, as what is drawn there (`inHeap`). */
export async function isRecalledBy(facts: Facts, lot: Lot, firmId: string): Promise<boolean> {
  const ids = new Set((await recallsOn(facts, lot)).map(({ recallId }) => recallId));
  for (const recallId of ids) {
    const recall = await facts.read(stateKey('recall', recallId), recallSchema);
    if (recall?.firmId === firmId) return true;
  }
  return false;
}

async function assertSent(
  facts: Facts,
  lot: Lot,
  transferId: string,
  firmId: string,
): Promise<void> {
  const transfer = await facts.read(stateKey('transfer', transferId), transferSchema);
  const isOurs =
    transfer?.fromOperatorId === firmId && transfer.lots.some((one) => one.lotId === lot.lotId);
  demand(
    isOurs,
    'RECALL_LOT',
    `lot ${lot.lotId} is held by ${lot.operatorId} and transfer ${transferId} of ${firmId} does not name it`,
  );
}
