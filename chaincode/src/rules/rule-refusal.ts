// SPDX-License-Identifier: Apache-2.0
import type { RuleSet } from '@daoji/model';

import { ContractError, type ContractErrorCode } from '../contract-error.js';

/** Where a rule comes from. */
export interface RuleBasis {
  readonly legalBasis: string;
  readonly ruleSetId: string;
}

/** What a refusal by a rule says; every refusal of this kind says all of it. */
export interface RuleRefusal extends RuleBasis {
  readonly found: string;
  readonly rule: string;
  /** What would be accepted instead. */
  readonly accepted: string;
}

/** Rules that hold on every network without a rule set: the ledger could not add up without them. */
export function builtIn(legalBasis: string): RuleBasis {
  return { legalBasis, ruleSetId: 'built-in' };
}

/** The basis that a rule set names; values that nobody compared with the text of the law are called so. */
export function basisOf(ruleSet: RuleSet): RuleBasis {
  const { legalBasis, ruleSetId, status } = ruleSet;
  return {
    legalBasis: status === 'confirmed' ? legalBasis : `${legalBasis} (unconfirmed)`,
    ruleSetId,
  };
}

/** The text of a refusal by a rule. */
export function refusalText(refusal: RuleRefusal): string {
  const { found, rule, legalBasis, ruleSetId, accepted } = refusal;
  return `${found}; rule: ${rule}; legal basis: ${legalBasis}; rule set: ${ruleSetId}; accepted: ${accepted}`;
}

/** A refusal by a rule as an error. One record for many parcels lists it and goes on with the others. */
export class RuleError extends ContractError {
  constructor(code: ContractErrorCode, refusal: RuleRefusal) {
    super(code, refusalText(refusal));
    this.name = 'RuleError';
  }
}

/** Throws unless the rule holds. @throws RuleError `code`. */
export function demandRule(holds: boolean, code: ContractErrorCode, refusal: RuleRefusal): void {
  if (!holds) throw new RuleError(code, refusal);
}
