// SPDX-License-Identifier: Apache-2.0
import { demand } from '../contract-error.js';
import type { RuleBook } from '../rules/rule-book.js';

/** Numbers that the charts have without a rule set. */
const BUILT_IN = 'built-in';
/** Kinds of the sets that say when a chart signals. */
const CHART_RULES: readonly string[] = ['operator-quality'];

/** What a chart's limits come from: an effective set of charts, or nothing of the ledger. @throws ContractError `RULE_SET_NOT_FOUND`. */
export async function assertChartRules(
  book: RuleBook,
  ruleSetId: string | undefined,
): Promise<string[]> {
  if (ruleSetId === undefined || ruleSetId === BUILT_IN) return [];
  const { kind, state } = await book.setOf(ruleSetId);
  demand(
    state === 'effective' && CHART_RULES.includes(kind),
    'RULE_SET_NOT_FOUND',
    `expected an effective rule set ${CHART_RULES.join(', ')}, got ${ruleSetId}, ${kind}, ${state}`,
  );
  return [ruleSetId];
}
