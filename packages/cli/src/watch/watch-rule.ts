// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE, watchRuleOf, type WatchRule } from '@daoji/agronomy';

import { CliError } from '../cli-error.js';
import { localRuleSets } from '../models/local-rule-sets.js';
import type { GatewayClient } from '../network/gateway-client.js';

/**
 * The watch's rule set in force where an operator is, the most local one; without one the numbers that are built in.
 * @param now - network time; the rule set counts on its civil date in Asia/Shanghai.
 * @throws CliError `CHECK_FAILED` for an answer that is none, or values that nobody signed.
 */
export async function ruleInForce(
  gateway: GatewayClient,
  operatorId: string,
  now: Date,
): Promise<WatchRule> {
  for await (const { ruleSetId, values } of localRuleSets(
    gateway,
    operatorId,
    now,
    'storage-watch',
  )) {
    if (values.kind === 'storage-watch') return watchRuleOf(ruleSetId, values);
    throw new CliError('CHECK_FAILED', `expected a rule set storage-watch, got ${values.kind}`);
  }
  return WATCH_RULE;
}
