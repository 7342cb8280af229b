// SPDX-License-Identifier: Apache-2.0
import { ContractError, type ContractErrorCode } from '../contract-error.js';
import { DUTY_RULES } from '../rules/duty-rules.js';
import { basisOf, demandRule } from '../rules/rule-refusal.js';
import type { PostTerms } from './duty-terms.js';

/** Throws unless the person is in order; where terms ask for it, the refusal names their rule set. @throws ContractError `code`. */
export function demandDuty(
  holds: boolean,
  code: ContractErrorCode,
  { found, terms }: { readonly found: string; readonly terms?: PostTerms | undefined },
): void {
  if (holds) return;
  const rule = DUTY_RULES[code];
  if (terms === undefined || rule === undefined) throw new ContractError(code, found);
  demandRule(false, code, { ...rule, ...basisOf(terms.ruleSet), found });
}
