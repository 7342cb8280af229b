// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';

const createdSchema = z.strictObject({
  portBase: z.int(),
  scenario: z
    .strictObject({ epoch: z.string(), factor: z.int(), until: z.string().optional() })
    .nullable(),
});

/** What was decided when the network was created and cannot change. */
export type Created = z.infer<typeof createdSchema>;

function file(home: Home): string {
  return join(home.dir, 'created.json');
}

/** What a network was created with; `undefined` for none yet. */
export function readCreated(home: Home): Created | undefined {
  const parsed = createdSchema.safeParse(readJson(file(home)));
  return parsed.success ? parsed.data : undefined;
}

/** Notes that the network's keys and channels are made. */
export function writeCreated(home: Home, created: Created): void {
  writeWhole(file(home), JSON.stringify(created));
}

/**
 * Refuses options that a network cannot take any more: its ports are in its channels, its scenario
 * in its first transactions.
 * @throws {@link NetworkError} `STATE`.
 */
export function requireSame(
  home: Home,
  created: Created,
  scenario: Created['scenario'] | undefined,
): void {
  if (created.portBase !== home.portBase)
    throw new NetworkError(
      'STATE',
      `该网络的端口基数是 ${created.portBase}，现在是 ${home.portBase}；请设置 DAOJI_PORT_BASE 或先 reset`,
      `this network was made with DAOJI_PORT_BASE=${created.portBase}, now it is ${home.portBase}; set it, or reset first`,
    );
  if (scenario && JSON.stringify(scenario) !== JSON.stringify(created.scenario))
    throw new NetworkError(
      'STATE',
      '情景只能在建网时指定；请先 reset',
      '--scenario can only be given when a network is created; reset it first',
    );
}
