// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { networkLine } from '../network/command-lines.js';
import type { DaojiHome } from '../network/daoji-home.js';
import { runNetworkCommand } from '../network/network-command.js';
import { found, type Finding } from './finding.js';

/** What the network says of itself. */
export interface NetworkState {
  /** One finding per process that does not run or does not answer, under its own name; else one for all. */
  readonly processes: readonly Finding[];
  /** Channels whose orderers have no leader: what is endorsed is not committed. */
  readonly leaderless: readonly string[];
}

const statusSchema = z.looseObject({
  channels: z.array(z.looseObject({ name: z.string(), detail: z.string() })),
  processes: z.array(
    z.looseObject({
      name: z.string(),
      endpoint: z.string(),
      pid: z.number().nullable(),
      healthy: z.boolean(),
    }),
  ),
});

/** Asks the network package. */
export async function networkState(home: DaojiHome): Promise<NetworkState> {
  const up = networkLine(home, 'up');
  const status = await found('processes', up, async () => {
    const { stdout, stderr } = await runNetworkCommand(home, ['status', '--json']);
    if (stdout.trim() === '') throw new CliError('NETWORK_COMMAND', stderr.trim().slice(0, 200));
    return stdout;
  });
  if (status.state === 'down') return { processes: [status], leaderless: [] };
  const { processes, channels } = statusSchema.parse(JSON.parse(status.detail));
  return {
    processes: processFindings(processes, up),
    leaderless: channels
      .filter(({ detail }) => detail.includes('NO_LEADER'))
      .map(({ name }) => name),
  };
}

function processFindings(
  processes: z.infer<typeof statusSchema>['processes'],
  up: string,
): Finding[] {
  const down = processes.filter(({ healthy }) => !healthy);
  if (down.length === 0) {
    const { length } = processes;
    const detail = `${length} 个进程均在运行 · ${length} run and answer`;
    return [{ name: 'processes', state: 'ok', detail }];
  }
  return down.map(({ name, endpoint, pid }) => ({
    name,
    state: 'down',
    detail:
      pid === null
        ? `未运行 · not running (${endpoint})`
        : `进程 ${pid} 不应答 · pid ${pid} does not answer on ${endpoint}`,
    fix: `${up}; log: log/${name}.log`,
  }));
}
