// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';
import { print } from '../print.js';
import { runProcess } from '../run-process.js';

const HOME = join(REPO_ROOT, '.daoji', 'test');
/** Tests wait for log heads; an ordinary network's window of a minute would be most of their time. */
const ANCHOR_WINDOW_MS = 5_000;

/** The rights matrix asks thousands of times from one address. */
const GATEWAY_SETTINGS = 'RATE_LIMIT_PER_MINUTE=1000000\n';

/** Environment of the network that the integration and end-to-end parts share; nothing of it survives the run. */
export function testNetworkEnv(): NodeJS.ProcessEnv {
  return {
    DAOJI_HOME: HOME,
    DAOJI_PORT_BASE: '18500',
    DAOJI_REQUIRE_NETWORK: '1',
  };
}

/** Brings a fresh test network with bridge and gateway up, runs `body`, and takes everything down whatever happens. @param label - see `runPart`. */
export async function withTestNetwork<T>(
  label: string | undefined,
  body: () => Promise<T>,
): Promise<T> {
  const network = (...args: readonly string[]): Promise<void> => runNetwork(args, label);
  await network('reset');
  try {
    await network('up');
    const settings = `ANCHOR_WINDOW_MS=${ANCHOR_WINDOW_MS}\n`;
    await writeFile(join(HOME, 'env', 'iot-bridge.local.env'), settings);
    await writeFile(join(HOME, 'env', 'gateway.local.env'), GATEWAY_SETTINGS);
    await network('up', '--services');
    return await body();
  } finally {
    await network('down').catch((error: unknown) => print(`down: ${String(error)}`));
  }
}

async function runNetwork(args: readonly string[], label: string | undefined): Promise<void> {
  const { code } = await runProcess(process.execPath, ['network/dist/main.js', ...args], {
    cwd: REPO_ROOT,
    env: testNetworkEnv(),
    label,
  });
  if (code !== 0) throw new Error(`network ${args.join(' ')} ended with exit code ${code}`);
}
