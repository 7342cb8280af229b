// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE, watchRuleOf, type WatchRule } from '@daoji/agronomy';

import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';

/** The watch's numbers in force where an operator is on a day, or those built in: the same by which the watch raises. */
export function grainRule(records: StateRecords, operatorId: string, date: string): WatchRule {
  const areaCode = records.get('operator', operatorId)?.areaCode;
  const [ruleSet] =
    areaCode === undefined ? [] : rulesAt(records, 'storage-watch', { areaCode, date });
  return ruleSet?.values.kind === 'storage-watch'
    ? watchRuleOf(ruleSet.ruleSetId, ruleSet.values)
    : WATCH_RULE;
}
