// SPDX-License-Identifier: Apache-2.0
import { lotSchema, stateKey, type Lot } from '@daoji/model';

import type { Target } from '../access.js';
import { demand, type ContractErrorCode } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { freeLot } from './holds.js';

/** Grams to be taken from a lot, or a lot to be made. */
export interface LotPart {
  readonly grams: number;
  readonly lotId: string;
}

/** What was taken from lots: each draw rewrites the lot's key, so two draws of the same grams collide (MVCC). */
export interface Drawn {
  readonly lots: readonly Lot[];
  readonly parents: readonly LotPart[];
  readonly totalGrams: number;
  readonly keys: readonly string[];
  readonly targets: readonly Target[];
  readonly writes: readonly Write[];
  /** What leaves each bin. */
  readonly leaves: readonly BinChange[];
}

/** Grams that enter (positive) or leave (negative) a bin. */
export interface BinChange {
  readonly binId: string;
  readonly grams: number;
}

/**
 * Takes grams from lots.
 * @param exceeded - code when a lot has less left than asked.
 * @throws ContractError `LOT_DUPLICATE`, `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_ON_HOLD`, and `exceeded`.
 */
export async function drawLots(
  facts: Facts,
  parts: readonly LotPart[],
  exceeded: ContractErrorCode = 'LOT_MASS_EXCEEDED',
): Promise<Drawn> {
  assertDistinct(parts);
  const lots: Lot[] = [];
  const writes: Write[] = [];
  for (const { lotId, grams } of parts) {
    const lot = await openLot(facts, lotId);
    demand(
      grams <= lot.remainingGrams,
      exceeded,
      `expected at most ${lot.remainingGrams} g of ${lotId}, got ${grams} g`,
    );
    lots.push(lot);
    const value: Lot = { ...lot, remainingGrams: lot.remainingGrams - grams };
    writes.push({ key: stateKey('lot', lotId), value });
  }
  return {
    lots,
    parents: parts.map(({ grams, lotId }) => ({ grams, lotId })),
    totalGrams: sumGrams(parts),
    keys: lots.map((lot) => stateKey('lot', lot.lotId)),
    targets: lots.map((lot) => lotTarget(lot, true)),
    writes,
    leaves: lots.flatMap(({ binId }, index) =>
      binId === undefined ? [] : [{ binId, grams: -(parts[index]?.grams ?? 0) }],
    ),
  };
}

/** The lot, which must be open and not on hold. @throws ContractError `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_ON_HOLD`. */
export async function openLot(facts: Facts, lotId: string): Promise<Lot> {
  const lot = await facts.expect(stateKey('lot', lotId), lotSchema, 'LOT_NOT_FOUND');
  demand(!lot.closed, 'LOT_CLOSED', `lot ${lotId} is closed`);
  return freeLot(facts, lot);
}

/** A lot as a target of rights; one that is drawn from opens to others by its holder's co-signature. */
export function lotTarget(lot: Lot, isConsentable: boolean): Target {
  return { key: stateKey('lot', lot.lotId), operatorId: lot.operatorId, isConsentable };
}

/** Refuses ids that are taken or named twice. @throws ContractError `LOT_DUPLICATE`, `LOT_EXISTS`. */
export async function assertNewLots(facts: Facts, parts: readonly LotPart[]): Promise<void> {
  assertDistinct(parts);
  for (const { lotId } of parts) await facts.assertFree(stateKey('lot', lotId), 'LOT_EXISTS');
}

/** Sum of grams; at most 200 parts of 10^11 g, so it stays a safe integer. */
export function sumGrams(parts: readonly { readonly grams: number }[]): number {
  return parts.reduce((sum, part) => sum + part.grams, 0);
}

function assertDistinct(parts: readonly LotPart[]): void {
  const ids = parts.map((part) => part.lotId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  demand(twice === undefined, 'LOT_DUPLICATE', `lot ${twice ?? ''} is named twice`);
}
