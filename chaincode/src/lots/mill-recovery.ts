// SPDX-License-Identifier: Apache-2.0
import type { EventFlag } from '@daoji/model';

import type { RuleBook, RulePlace } from '../rules/rule-book.js';
import { basisOf, demandRule } from '../rules/rule-refusal.js';

const RECOVERY_INDEX = 'rule-index~milling-recovery';
/** 100 % in thousandths of a percent. */
const WHOLE = 100_000n;

/** What went into the mill and what of it came out as rice, in grams. */
export interface Milling {
  readonly paddyGrams: number;
  /** 0 for a step that yields by-products alone, e.g. husking. */
  readonly riceGrams: number;
}

/**
 * Compares a milling with the recovery in force: more rice than paddy can give is refused, less is flagged. Without a rule
 * set nothing is said. Source: `rice-domain.md` §7.
 * @throws RuleError `MILL_RECOVERY_EXCEEDED`.
 */
export async function recoveryFlags(
  book: RuleBook,
  place: RulePlace,
  { paddyGrams, riceGrams }: Milling,
): Promise<readonly EventFlag[]> {
  const [ruleSet] = await book.inForce(RECOVERY_INDEX, place);
  if (ruleSet?.values.kind !== 'milling-recovery' || riceGrams === 0) return [];
  book.use(ruleSet);
  const { maxMilliPercent, minMilliPercent, toleranceMilliPercent } = ruleSet.values;
  const most = shareOf(paddyGrams, maxMilliPercent + toleranceMilliPercent);
  const least = shareOf(paddyGrams, Math.max(0, minMilliPercent - toleranceMilliPercent));
  demandRule(riceGrams <= most, 'MILL_RECOVERY_EXCEEDED', {
    found: `${riceGrams} g of milled rice from ${paddyGrams} g of paddy`,
    rule: 'a mill yields no more rice than its paddy can give',
    ...basisOf(ruleSet),
    accepted: `at most ${most} g (${maxMilliPercent} + ${toleranceMilliPercent} thousandths of a percent)`,
  });
  return riceGrams < least ? ['LOW_RECOVERY'] : [];
}

function shareOf(grams: number, milliPercent: number): number {
  return Number((BigInt(grams) * BigInt(milliPercent)) / WHOLE);
}
