// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSet } from '@daoji/model';
import type { IRouter } from 'express';
import type { z } from 'zod';

import { OPERATIONS } from '../api/operations.js';
import type { ruleSetSummarySchema } from '../api/rule-operations.js';
import { GatewayError } from '../gateway-error.js';
import { isRuleInForce, ruleSetsOf } from '../rules/rule-standing.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Routes about rule sets. Anybody reads them: who is refused by a rule may see it. */
export function ruleRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  bind(router, OPERATIONS.listRuleSets, ({ query }) => {
    const date = query.date ?? todayOf(services);
    const items = ruleSetsOf(records, query)
      .map((ruleSet) => {
        const { areaCode = ruleSet.areaCode } = query;
        return summaryOf(ruleSet, isRuleInForce(records, ruleSet, { areaCode, date }));
      })
      .filter(({ inForce }) => query.date === undefined || inForce);
    return Promise.resolve({ date, items });
  });
  bind(router, OPERATIONS.getRuleSet, ({ params, query }) => {
    const ruleSet = records.get('rule-set', params.ruleSetId);
    if (!ruleSet) {
      throw new GatewayError(
        'RULE_SET_NOT_FOUND',
        `expected a recorded rule set, got ${params.ruleSetId}`,
      );
    }
    const { areaCode, operatorId } = ruleSet;
    const date = query.date ?? todayOf(services);
    return Promise.resolve({
      computedHash: ruleSetHash(ruleSet),
      date,
      inForce: isRuleInForce(records, ruleSet, { areaCode, date }),
      operatorName: records.get('operator', operatorId)?.publicName,
      ruleSet,
    });
  });
}

function summaryOf(ruleSet: RuleSet, inForce: boolean): z.infer<typeof ruleSetSummarySchema> {
  const { areaCode, authority, confirmed, contentHash, kind, legalBasis } = ruleSet;
  const { proposed, ruleSetId, state, status, validFrom, validTo } = ruleSet;
  return {
    ...{ areaCode, authority, confirmed, contentHash, inForce, kind, legalBasis },
    ...{ proposed, ruleSetId, state, status, validFrom, validTo },
  };
}
