// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE, type WatchRule } from '@daoji/agronomy';
import type { StorageWatch } from '@daoji/model';

import { CliError } from '../cli-error.js';
import { localRuleSets } from '../models/local-rule-sets.js';
import type { GatewayClient } from '../network/gateway-client.js';

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
