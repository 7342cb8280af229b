// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { DaojiHome } from '../network/daoji-home.js';
import { runNetworkCommand } from '../network/network-command.js';
import { found, type Finding } from './finding.js';

const UP = 'daoji up';

const statusSchema = z.looseObject({
  processes: z.array(
    z.looseObject({
      name: z.string(),
      endpoint: z.string(),
      pid: z.number().nullable(),
      healthy: z.boolean(),
    }),
  ),
});

/** One finding per process that does not run or does not answer, under its own name; one for all where all is well. */
export async function processFindings(home: DaojiHome): Promise<Finding[]> {
  const status = await found('processes', UP, async () => {
    const { stdout, stderr } = await runNetworkCommand(home, ['status', '--json']);
    if (stdout.trim() === '') throw new CliError('NETWORK_COMMAND', stderr.trim().slice(0, 200));
    return stdout;
  });
  if (status.state === 'down') return [status];
  const { processes } = statusSchema.parse(JSON.parse(status.detail));
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
    fix: `${UP}; log: log/${name}.log`,
  }));
}
