// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_QUALITY, BUILT_IN_RULES, type OperatorQuality } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';

/** The numbers that hold for an operator, with the id of their rule set, or `built-in` where none is in force. */
export interface QualityRule {
  readonly ruleSetId: string;
  readonly values: OperatorQuality;
}

/** The most local set in force where the operator is, on a civil date. */
export function qualityRuleOf(
  records: StateRecords,
  operatorId: string,
  date: string,
): QualityRule {
  const { areaCode = '' } = records.get('operator', operatorId) ?? {};
  const [found] = rulesAt(records, 'operator-quality', { areaCode, date });
  if (found?.values.kind === 'operator-quality')
    return { ruleSetId: found.ruleSetId, values: found.values };
  return { ruleSetId: BUILT_IN_RULES, values: BUILT_IN_QUALITY };
}
