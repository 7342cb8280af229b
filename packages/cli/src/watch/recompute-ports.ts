// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive, readBatch } from '@daoji/archive';
import { watchRuleOf, type WatchRule } from '@daoji/agronomy';
import { alarmSchema, type Alarm } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { ruleSetOfLedger } from '../models/rule-source.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { RecomputePorts } from './recompute-watch.js';

const contentsSchema = z.looseObject({
  alerts: z.looseObject({ alarms: z.array(alarmSchema) }),
  clearedAlarms: z.array(alarmSchema),
});

/** The real ports: the archived log of a bridge, and the gateway for rule sets and alarms. */
export async function recomputePorts(
  archiveDir: string,
  origin: string,
  gateway: GatewayClient,
): Promise<RecomputePorts> {
  const archive = await openArchive(archiveDir);
  const log = await openLogArchive(archiveDir, origin);
  return {
    alarmsOn: (binId) => alarmsOf(gateway, binId),
    readings: async (batch) =>
      (await readBatch(archive, await log.batch(batch))).map(({ bytes }) => bytes),
    ruleOf: (ruleSetId) => watchRuleIn(gateway, ruleSetId),
    size: async () => {
      await log.refresh();
      return log.size;
    },
  };
}

async function alarmsOf(gateway: GatewayClient, binId: string): Promise<Alarm[]> {
  const path = `/api/v1/bins/${encodeURIComponent(binId)}/contents`;
  const parsed = contentsSchema.safeParse(await gateway.get(path));
  if (!parsed.success) throw new CliError('CHECK_FAILED', z.prettifyError(parsed.error));
  return [...parsed.data.alerts.alarms, ...parsed.data.clearedAlarms];
}

async function watchRuleIn(gateway: GatewayClient, id: string): Promise<WatchRule> {
  const { ruleSetId, values } = await ruleSetOfLedger(gateway, id);
  if (values.kind === 'storage-watch') return watchRuleOf(ruleSetId, values);
  throw new CliError('CHECK_FAILED', `expected a rule set storage-watch, got ${values.kind}`);
}
