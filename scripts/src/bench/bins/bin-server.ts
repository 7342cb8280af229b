// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { REPO_ROOT } from '../../paths.js';
import { DEVICE_ID, madeChannels } from './made-bin.js';

const SERVER = join(REPO_ROOT, 'gateway', 'test', 'bench', 'bin-server.ts');

/** A gateway that serves the bin. */
export interface ServedBin {
  readonly binId: string;
  readonly port: number;
}

/** Runs work against a gateway process of its own. @param isPlain - its pages know no kept hours. */
export async function withBinServer<T>(
  influxUrl: string,
  isPlain: boolean,
  work: (served: ServedBin) => Promise<T>,
): Promise<T> {
  const server = spawn(process.execPath, ['--import=tsx', SERVER], {
    cwd: REPO_ROOT,
    env: {
      ...process.env,
      CHANNELS: JSON.stringify(madeChannels()),
      DEVICE_ID,
      INFLUX_URL: influxUrl,
      PLAIN: isPlain ? '1' : '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      if (line.startsWith('{')) return await work(JSON.parse(line) as ServedBin);
    }
    throw new Error('expected the server to listen, got its end');
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  }
}
