// SPDX-License-Identifier: Apache-2.0
import type { Lot, Transfer } from '@daoji/model';
import type { z } from 'zod';

import type { recallScopeQuery } from '../api/recall-operations.js';
import type { recallScopeSchema } from '../api/recall-views.js';
import type { ReadIndex } from '../index/read-index.js';
import { scopeGaps } from './scope-gaps.js';
import { scopeStart, sentBy, type ScopeSource } from './scope-starts.js';
import { traceLots, type TracedLots } from './trace-lots.js';

type RecallScope = z.infer<typeof recallScopeSchema>;
type ScopeLot = RecallScope['lots'][number];

/**
 * Proposes what a recall should name: everything that came of the start, with who has it and how much. Nothing is held by
 * it; a person signs `startRecall` with what it lists.
 * @throws GatewayError as `scopeStart`, and `TRACE_CYCLE`.
 */
export async function proposeScope(
  source: ScopeSource,
  query: z.infer<typeof recallScopeQuery>,
): Promise<RecallScope> {
  const { index } = source;
  const start = await scopeStart(source, query);
  const startIds = start.lots.map(({ lotId }) => lotId);
  const down = traceLots(index, startIds, 'down');
  const up = traceLots(index, startIds, 'up');
  const sent = sentBy(index, start.firmId);
  const lots = [...down.distances].flatMap(([lotId, distance]) => {
    const lot = index.lot(lotId);
    return lot ? [scopeLot(index, { distance, lot, sent, startIds, firmId: start.firmId })] : [];
  });
  return {
    down: walkView(index, down),
    firmId: start.firmId,
    firmName: nameOf(index, start.firmId),
    gaps: scopeGaps(index, { isCut: down.isCut, lots, sent, start }),
    holders: holdersOf(lots, start.firmId),
    lots,
    startLotIds: startIds,
    totalGrams: lots.reduce((sum, { grams }) => sum + grams, 0),
    units: [...down.units],
    up: walkView(index, up),
  };
}

/** The public name of an operator; its id where the index does not know it. */
export function nameOf(index: ReadIndex, operatorId: string): string {
  return index.records.get('operator', operatorId)?.publicName ?? operatorId;
}

/** What a walk found, in numbers. */
export function walkView(index: ReadIndex, traced: TracedLots): RecallScope['up'] {
  const lots = [...traced.distances.keys()].flatMap((lotId) => index.lot(lotId) ?? []);
  return {
    elapsedMs: traced.elapsedMs,
    lots: lots.length,
    operators: new Set(lots.map(({ operatorId }) => operatorId)).size,
    parcels: new Set(lots.flatMap(({ parcels }) => parcels)).size,
  };
}

interface OneLot {
  readonly distance: number;
  readonly firmId: string;
  readonly lot: Lot;
  readonly sent: ReadonlyMap<string, Transfer>;
  readonly startIds: readonly string[];
}

function scopeLot(index: ReadIndex, one: OneLot): ScopeLot {
  const { distance, firmId, lot, sent, startIds } = one;
  const transferId = lot.operatorId === firmId ? undefined : sent.get(lot.lotId)?.transferId;
  const heldBy = index.records.get('lot-hold', lot.lotId)?.recallId;
  const share = shareOf(lot, startIds);
  return {
    distance,
    grams: lot.remainingGrams,
    ...(heldBy !== undefined && { heldBy }),
    holderId: lot.operatorId,
    holderName: nameOf(index, lot.operatorId),
    kind: lot.kind,
    lotId: lot.lotId,
    reach: reachOf(lot, firmId, transferId),
    ...(share && { share }),
    ...(transferId !== undefined && { transferId }),
  };
}

function reachOf(lot: Lot, firmId: string, transferId: string | undefined): ScopeLot['reach'] {
  if (lot.operatorId === firmId) return 'own';
  return transferId === undefined ? 'beyond' : 'sent';
}

/** Bounds of the start lots' part in a lot; known only where they are harvest or bought-in lots that it names. */
function shareOf(lot: Lot, startIds: readonly string[]): ScopeLot['share'] {
  const shares = (lot.shares ?? []).filter(({ lotId }) => startIds.includes(lotId));
  if (shares.length === 0) return undefined;
  const sum = (of: 'maxPpm' | 'minPpm'): number =>
    Math.min(
      1_000_000,
      shares.reduce((total, share) => total + share[of], 0),
    );
  return { maxPpm: sum('maxPpm'), minPpm: sum('minPpm') };
}

function holdersOf(lots: readonly ScopeLot[], firmId: string): RecallScope['holders'] {
  const holders = new Map<string, RecallScope['holders'][number]>();
  for (const { grams, holderId, holderName } of lots) {
    if (grams === 0) continue;
    const before = holders.get(holderId);
    holders.set(holderId, {
      grams: (before?.grams ?? 0) + grams,
      holderId,
      holderName,
      isFirm: holderId === firmId,
      lots: (before?.lots ?? 0) + 1,
    });
  }
  return [...holders.values()].sort((a, b) => b.grams - a.grams);
}
