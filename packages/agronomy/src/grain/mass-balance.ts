// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { massAtMoisture } from './moisture.js';

/** What paddy becomes in a mill. */
export const MILL_PARTS = ['paddy', 'milled', 'broken', 'bran', 'husk', 'loss'] as const;

/** One mass of a milling as it was weighed. */
export interface WeighedPart {
  /** g. */
  readonly mass: number;
  /** % wet basis. */
  readonly moisturePercent: number;
  readonly part: (typeof MILL_PARTS)[number];
}

/** Bounds of a balance. */
export interface BalanceRule {
  /** Moisture at which everything is added, % wet basis. */
  readonly atPercent: number;
  /** Most that may be missing or too much, % of the paddy (unconfirmed). */
  readonly tolerancePercent: number;
  /** Milled rice of the paddy outside which a lot is flagged, %. */
  readonly recoveryPercent: readonly [least: number, most: number];
}

/** `rice-domain.md` §7: everything at 14.5 %, 2 % of tolerance (unconfirmed), recovery 60–72 %. */
export const BALANCE_RULE: BalanceRule = {
  atPercent: 14.5,
  recoveryPercent: [60, 72],
  tolerancePercent: 2,
};

/** A milling whose masses were all brought to one moisture. */
export interface MassBalance {
  /** Paddy less everything that came of it, g at the rule's moisture; above 0 something is missing. */
  readonly difference: number;
  /** The same, % of the paddy. */
  readonly differencePercent: number;
  readonly isRecoveryUsual: boolean;
  readonly isWithin: boolean;
  /** g at the rule's moisture, by part. */
  readonly parts: Readonly<Partial<Record<WeighedPart['part'], number>>>;
  /** Milled rice, whole and broken, % of the paddy. */
  readonly recoveryPercent: number;
}

/**
 * Balance of a milling: masses at different moistures are never added. The refusing bounds are the ledger's; this is what a mill
 * reckons beforehand.
 * @throws ModelInputError for no paddy, a negative mass or a moisture outside 0…<100 %.
 */
export function massBalance(
  weighed: readonly WeighedPart[],
  rule: BalanceRule = BALANCE_RULE,
): MassBalance {
  const parts: Partial<Record<WeighedPart['part'], number>> = {};
  for (const { mass, moisturePercent, part } of weighed) {
    demandInput(mass >= 0, `expected ${part} from 0 g, got ${mass}`);
    parts[part] = (parts[part] ?? 0) + massAtMoisture(mass, moisturePercent, rule.atPercent);
  }
  const sumOf = (names: readonly WeighedPart['part'][]): number =>
    names.reduce((sum, name) => sum + (parts[name] ?? 0), 0);
  const paddy = sumOf(['paddy']);
  demandInput(paddy > 0, `expected paddy above 0 g, got ${paddy}`);
  const difference = paddy - sumOf(['milled', 'broken', 'bran', 'husk', 'loss']);
  const differencePercent = (100 * difference) / paddy;
  const recoveryPercent = (100 * sumOf(['milled', 'broken'])) / paddy;
  const [least, most] = rule.recoveryPercent;
  return {
    difference,
    differencePercent,
    isRecoveryUsual: recoveryPercent >= least && recoveryPercent <= most,
    isWithin: Math.abs(differencePercent) <= rule.tolerancePercent,
    parts,
    recoveryPercent,
  };
}
