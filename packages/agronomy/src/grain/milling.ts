// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** Where paddy is milled; yields differ by it (IRRI, USDA). */
export const MILL_KINDS = ['laboratory', 'modern', 'compact', 'village'] as const;

/** One of {@link MILL_KINDS}. */
export type MillKind = (typeof MILL_KINDS)[number];

/** A share of the paddy's mass, %; without an upper bound where the source names none. */
export interface ShareRange {
  readonly least: number;
  readonly most?: number;
}

/** Milled rice of 100 parts of paddy by mass, % (IRRI, USDA); a compact mill is said to give above 60. */
export const MILLED_SHARES: Readonly<Record<MillKind, ShareRange>> = {
  compact: { least: 60 },
  laboratory: { least: 68, most: 72 },
  modern: { least: 65, most: 70 },
  village: { least: 50, most: 55 },
};

/** Head rice of 100 parts of paddy by mass, % (IRRI, USDA); the sources name no other kinds of mill. */
export const HEAD_SHARES: Readonly<Partial<Record<MillKind, ShareRange>>> = {
  laboratory: { least: 50, most: 58 },
  modern: { least: 45, most: 55 },
};

/** Masses of one milling, g, physical at 14.5 % moisture. */
export interface Milling {
  readonly paddyG: number;
  readonly milledG: number;
  /** Whole kernels of the milled rice. */
  readonly headG?: number;
}

/** Where a share lies beside what its mill gives. */
export type ShareState = 'below' | 'within' | 'above' | 'no-range';

/** What a milling gave, % of the paddy's mass. */
export interface MillingYield {
  readonly milledPercent: number;
  readonly milled: ShareState;
  readonly headPercent?: number;
  readonly head?: ShareState;
}

/**
 * Yields of one milling beside those of its kind of mill. The mass balance and the bounds that refuse are the ledger's
 * (`rice-domain.md` §7); this says what is usual.
 * @throws ModelInputError for masses that cannot be: none of paddy, more milled than paddy, more head than milled.
 */
export function millingYield({ headG, milledG, paddyG }: Milling, kind: MillKind): MillingYield {
  demandInput(paddyG > 0, `expected paddy above 0 g, got ${paddyG}`);
  demandInput(milledG >= 0 && milledG <= paddyG, `expected 0…${paddyG} g milled, got ${milledG}`);
  const milledPercent = (100 * milledG) / paddyG;
  const milled = stateOf(milledPercent, MILLED_SHARES[kind]);
  if (headG === undefined) return { milled, milledPercent };
  demandInput(headG >= 0 && headG <= milledG, `expected 0…${milledG} g of head, got ${headG}`);
  const headPercent = (100 * headG) / paddyG;
  return { head: stateOf(headPercent, HEAD_SHARES[kind]), headPercent, milled, milledPercent };
}

function stateOf(percent: number, range: ShareRange | undefined): ShareState {
  if (!range) return 'no-range';
  if (percent < range.least) return 'below';
  return range.most !== undefined && percent > range.most ? 'above' : 'within';
}
