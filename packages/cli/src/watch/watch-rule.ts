// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE, type WatchRule } from '@daoji/agronomy';
import { areaCodeSchema, civilDateOf, idSchema, type StorageWatch } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { ruleSetOfLedger } from '../models/rule-source.js';
import type { GatewayClient } from '../network/gateway-client.js';

const operatorSchema = z.looseObject({ operator: z.looseObject({ areaCode: areaCodeSchema }) });
const listSchema = z.looseObject({
  items: z.array(
    z.looseObject({ areaCode: areaCodeSchema, inForce: z.boolean(), ruleSetId: idSchema }),
  ),
});

const HOUR_MS = 3_600_000;
const MILLI = 1_000;

/** Numbers of a rule set `storage-watch` as the watch takes them. */
export function watchRuleOf(
  ruleSetId: string,
  { co2, hotSpot, scanSeconds, silentHours, stuck }: StorageWatch,
): WatchRule {
  return {
    clearPpm: co2.clearPpm,
    hotSpot: {
      clearBelowK: hotSpot.clearBelowMilliK / MILLI,
      noteAtK: hotSpot.noteAtMilliK / MILLI,
      raiseAboveK: hotSpot.raiseAboveMilliK / MILLI,
      scans: hotSpot.scans,
    },
    lastingMs: co2.lastingHours * HOUR_MS,
    lastingPpm: co2.lastingPpm,
    ruleSetId,
    scanMs: scanSeconds * 1_000,
    silentMs: silentHours * HOUR_MS,
    spoilingPpm: co2.spoilingPpm,
    stuckLayerK: stuck.layerMilliK / MILLI,
    stuckScans: stuck.scans,
  };
}

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
  const path = `/api/v1/operators/${encodeURIComponent(operatorId)}`;
  const operator = await operatorAt(gateway, path);
  if (!operator) return WATCH_RULE;
  const date = civilDateOf(now.toISOString());
  const query = new URLSearchParams({ areaCode: operator.areaCode, date, kind: 'storage-watch' });
  const { items } = answerOf(
    listSchema,
    await gateway.get(`/api/v1/rule-sets?${query.toString()}`),
  );
  const holding = items.filter(
    ({ areaCode, inForce }) => inForce && operator.areaCode.startsWith(areaCode),
  );
  holding.sort((left, right) => right.areaCode.length - left.areaCode.length);
  const [local] = holding;
  if (!local) return WATCH_RULE;
  const { ruleSetId, values } = await ruleSetOfLedger(gateway, local.ruleSetId);
  if (values.kind === 'storage-watch') return watchRuleOf(ruleSetId, values);
  throw new CliError('CHECK_FAILED', `expected a rule set storage-watch, got ${values.kind}`);
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
