// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { scenarioSchema, SERVICE_FUNCTIONS, type Scenario } from '@daoji/model';
import { z } from 'zod';

import type { LedgerPort } from './ledger-port.js';

const pingSchema = z.object({ scenario: scenarioSchema.nullable() });
const trustRootSchema = z.object({
  channels: z.record(
    z.string(),
    z.object({ configAnchor: z.object({ number: z.union([z.number(), z.string()]) }) }),
  ),
});

const RETRY_MS = 1_000;

/** Asks the ledger whether the network is a scenario, as long as it takes: nothing may be shown before that is known. */
export async function askScenario(
  ledger: Pick<LedgerPort, 'evaluate'>,
  onRetry: (error: unknown) => void,
): Promise<Scenario | null> {
  for (;;) {
    try {
      const answer = await ledger.evaluate('trace', SERVICE_FUNCTIONS.ping, []);
      return pingSchema.parse(JSON.parse(new TextDecoder().decode(answer))).scenario;
    } catch (error) {
      onRetry(error);
      await pause(RETRY_MS);
    }
  }
}

/** Number of the config block that the trust root pins, by channel; empty while there is no trust root. */
export async function pinnedConfig(trustRootPath: string): Promise<Record<string, number>> {
  let text: string;
  try {
    text = await readFile(trustRootPath, 'utf8');
  } catch {
    // A network that is being made has none yet: evidence then carries every config block.
    return {};
  }
  const { channels } = trustRootSchema.parse(JSON.parse(text));
  const pins = Object.entries(channels).map(([name, root]) => [
    name,
    Number(root.configAnchor.number),
  ]);
  return Object.fromEntries(pins) as Record<string, number>;
}
