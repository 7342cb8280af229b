// SPDX-License-Identifier: Apache-2.0
import { lotSchema, stateKey, type Lot } from '@daoji/model';

import type { Target } from '../access.js';
import { withStandingAlerts } from '../alarms/alerts.js';
import { demand, type ContractErrorCode } from '../contract-error.js';
import { assertTestsPassed } from '../documents/failed-test.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { BinBook } from './bin-book.js';
import { lotFromBin, type BlendPart } from './blend.js';
import { assertNotRecalled } from './heap-marks.js';
import { freeLot } from './holds.js';

/** Grams to be taken from a lot, or a lot to be made. */
export interface LotPart {
  readonly grams: number;
  readonly lotId: string;
}

/** What was taken from lots: each draw rewrites the lot's key, so two draws of the same grams collide (MVCC). */
export interface Drawn {
  /** The lots as what was drawn of them is: from a bin, of the bin's blend. */
  readonly parts: readonly BlendPart[];
  readonly lots: readonly Lot[];
  readonly parents: readonly LotPart[];
  readonly totalGrams: number;
  readonly keys: readonly string[];
  readonly targets: readonly Target[];
  /** The lots after the draw; without the bins, whose writes come from {@link Drawn.bins}. */
  readonly writes: readonly Write[];
  readonly bins: BinBook;
}

/** How lots are drawn from. */
export interface DrawOptions {
  /** Code when a lot has less left than asked. */
  readonly exceeded?: ContractErrorCode;
  /** True when nothing leaves its bin: lots are only renamed there. */
  readonly staysInBin?: boolean;
  /** True for samples and destruction, which a hold does not stop. */
  readonly evenOnHold?: boolean;
  /** True where nothing new is made of the lot: closed, it may still be counted, tested, lost or destroyed. */
  readonly evenClosed?: boolean;
}

/** How a lot is found fit to be used. */
export type FitOptions = Pick<DrawOptions, 'evenClosed'>;

/**
 * Takes grams from lots.
 * @throws ContractError `LOT_DUPLICATE`, `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_IN_TRANSIT`, `LOT_ON_HOLD`,
 * `LOT_TEST_FAILED`, and
 * `LOT_MASS_EXCEEDED` or the code of `exceeded`.
 */
export async function drawLots(
  facts: Facts,
  parts: readonly LotPart[],
  options: DrawOptions = {},
): Promise<Drawn> {
  const { exceeded = 'LOT_MASS_EXCEEDED', staysInBin = false, evenOnHold = false } = options;
  assertDistinct(parts);
  const bins = new BinBook(facts);
  const drawn: BlendPart[] = [];
  const writes: Write[] = [];
  for (const { lotId, grams } of parts) {
    const lot = await (evenOnHold ? lotAtHand : openLot)(facts, lotId, options);
    if (!evenOnHold) await assertTestsPassed(facts, await inHeap(facts, lot));
    demand(
      grams <= lot.remainingGrams,
      exceeded,
      `expected at most ${lot.remainingGrams} g of ${lotId}, got ${grams} g`,
    );
    const taken = staysInBin ? lot : await fromBin(bins, lot, grams);
    drawn.push({ grams, lot: await withStandingAlerts(facts, taken) });
    const value: Lot = { ...lot, remainingGrams: lot.remainingGrams - grams };
    writes.push({ key: stateKey('lot', lotId), value });
  }
  const lots = drawn.map(({ lot }) => lot);
  return {
    parts: drawn,
    lots,
    parents: parts.map(({ grams, lotId }) => ({ grams, lotId })),
    totalGrams: sumGrams(parts),
    keys: lots.map((lot) => stateKey('lot', lot.lotId)),
    targets: lots.map((lot) => lotTarget(lot, true)),
    writes,
    bins,
  };
}

/**
 * The lot, which must be open, at hand and not on hold; in a bin, nothing that lies beside it may be on hold either, nor may
 * anything that it holds be under recall.
 * @throws ContractError `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_IN_TRANSIT`, `LOT_ON_HOLD`.
 */
export async function openLot(facts: Facts, lotId: string, options: FitOptions = {}): Promise<Lot> {
  const lot = await lotAtHand(facts, lotId, options);
  const heap = await inHeap(facts, lot);
  await assertNotRecalled(facts, heap);
  const { flags } = await freeLot(facts, heap);
  return { ...lot, flags };
}

/** The lot as what would be drawn of it: in a bin, of everything that may lie there. */
export async function inHeap(facts: Facts, lot: Lot): Promise<Lot> {
  if (lot.binId === undefined) return lot;
  return lotFromBin(lot, await new BinBook(facts).inheritedIn(lot.binId), undefined);
}

/** The lot, open and not under way. @throws ContractError `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_IN_TRANSIT`. */
export async function lotAtHand(
  facts: Facts,
  lotId: string,
  { evenClosed = false }: FitOptions = {},
): Promise<Lot> {
  const lot = await facts.expect(stateKey('lot', lotId), lotSchema, 'LOT_NOT_FOUND');
  demand(evenClosed || !lot.closed, 'LOT_CLOSED', `lot ${lotId} is closed`);
  const { transferId } = lot;
  demand(
    transferId === undefined,
    'LOT_IN_TRANSIT',
    `lot ${lotId} is under way by transfer ${transferId ?? ''}`,
  );
  return lot;
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

async function fromBin(bins: BinBook, lot: Lot, grams: number): Promise<Lot> {
  if (lot.binId === undefined) return lot;
  const { composition, inherited } = await bins.draw(lot.binId, grams);
  return lotFromBin(lot, inherited, composition);
}

function assertDistinct(parts: readonly LotPart[]): void {
  const ids = parts.map((part) => part.lotId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  demand(twice === undefined, 'LOT_DUPLICATE', `lot ${twice ?? ''} is named twice`);
}
