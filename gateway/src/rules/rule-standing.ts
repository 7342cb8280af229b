// SPDX-License-Identifier: Apache-2.0
import { ruleIndexKeys, ruleSetsInForce, type RulePlace, type RuleSet } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';

/**
 * Whether chaincode would use a set at a place and date. A set of products counts while the index of one of its products
 * names it: each registration has an index of its own.
 */
export function isRuleInForce(records: StateRecords, ruleSet: RuleSet, place: RulePlace): boolean {
  return ruleIndexKeys(ruleSet.values).some((key) => {
    const entries = records.get('rule-index', key.replace(/^rule-index~/, ''))?.entries ?? [];
    return ruleSetsInForce(entries, place).includes(ruleSet.ruleSetId);
  });
}

/** What is asked of a list of rule sets; each part may be left out. */
export interface RuleQuestion {
  /** A place: sets of its division and of those above it. */
  readonly areaCode?: string | undefined;
  readonly kind?: RuleSet['kind'] | undefined;
  readonly state?: RuleSet['state'] | undefined;
}

/** Rule sets that a question asks for, the newest first day first. */
export function ruleSetsOf(records: StateRecords, asked: RuleQuestion): RuleSet[] {
  const { areaCode, kind, state } = asked;
  return records
    .all('rule-set')
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => state === undefined || one.state === state)
    .filter((one) => areaCode === undefined || areaCode.startsWith(one.areaCode))
    .sort(
      (left, right) =>
        right.validFrom.localeCompare(left.validFrom) ||
        left.ruleSetId.localeCompare(right.ruleSetId),
    );
}
