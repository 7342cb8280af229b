// SPDX-License-Identifier: Apache-2.0
import { areaCodeSchema, civilDateOf, idSchema, type RuleSetContent } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import { ruleSetOfLedger } from './rule-source.js';

const operatorSchema = z.looseObject({ operator: z.looseObject({ areaCode: areaCodeSchema }) });
const listSchema = z.looseObject({
  items: z.array(
    z.looseObject({ areaCode: areaCodeSchema, inForce: z.boolean(), ruleSetId: idSchema }),
  ),
});

/**
 * Rule sets of a kind in force where an operator is, the most local first; each is asked for when it is wanted.
 * @param now - network time; a rule set counts on its civil date in Asia/Shanghai.
 * @throws CliError `CHECK_FAILED` for an answer that is none, or values that nobody signed.
 */
export async function* localRuleSets(
  gateway: GatewayClient,
  operatorId: string,
  now: Date,
  kind: RuleSetContent['values']['kind'],
): AsyncGenerator<RuleSetContent> {
  const path = `/api/v1/operators/${encodeURIComponent(operatorId)}`;
  const operator = await operatorAt(gateway, path);
  if (!operator) return;
  const date = civilDateOf(now.toISOString());
  const query = new URLSearchParams({ areaCode: operator.areaCode, date, kind });
  const { items } = answerOf(
    listSchema,
    await gateway.get(`/api/v1/rule-sets?${query.toString()}`),
  );
  const holding = items.filter(
    ({ areaCode, inForce }) => inForce && operator.areaCode.startsWith(areaCode),
  );
  holding.sort((left, right) => right.areaCode.length - left.areaCode.length);
  for (const { ruleSetId } of holding) yield await ruleSetOfLedger(gateway, ruleSetId);
}

/** An operator that the gateway does not know has no place, and so no rules. */
async function operatorAt(
  gateway: GatewayClient,
  path: string,
): Promise<z.infer<typeof operatorSchema>['operator'] | undefined> {
  try {
    return answerOf(operatorSchema, await gateway.get(path)).operator;
  } catch (error) {
    if (error instanceof CliError && error.message.startsWith('404 ')) return undefined;
    throw error;
  }
}

function answerOf<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CliError('CHECK_FAILED', z.prettifyError(parsed.error));
}
