// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';
import { print } from '../print.js';
import { runProcess } from '../run-process.js';

/** Environment of the network that the integration and end-to-end parts share; nothing of it survives the run. */
export function testNetworkEnv(): NodeJS.ProcessEnv {
  return {
    DAOJI_HOME: join(REPO_ROOT, '.daoji', 'test'),
    DAOJI_PORT_BASE: '18500',
    DAOJI_REQUIRE_NETWORK: '1',
  };
}

/** Brings a fresh test network with bridge and gateway up, runs `body`, and takes everything down whatever happens. */
export async function withTestNetwork<T>(body: () => Promise<T>): Promise<T> {
  await network('reset');
  await network('up', '--services');
  try {
    return await body();
  } finally {
    await network('down').catch((error: unknown) => print(`down: ${String(error)}`));
  }
}

async function network(...args: readonly string[]): Promise<void> {
  const { code } = await runProcess(process.execPath, ['network/dist/main.js', ...args], {
    cwd: REPO_ROOT,
    env: testNetworkEnv(),
  });
  if (code !== 0) throw new Error(`network ${args.join(' ')} ended with exit code ${code}`);
}
