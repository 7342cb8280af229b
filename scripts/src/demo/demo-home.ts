// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';

/** Folder of the demo's network. */
export const DEMO_HOME = join(REPO_ROOT, '.daoji', 'demo');

/** The demo stands beside a network of the default home, so its ports lie elsewhere. */
const DEMO_PORT_BASE = '23000';

/** Opens a ledger as one of the demo network's profiles. */
export async function connectAs(profile: string): Promise<Ledger> {
  return connectLedger(await loadProfile(join(DEMO_HOME, 'profiles', `${profile}.json`)));
}

/** Runs a command of the network on the demo's home. @throws when it does not end with exit code 0. */
export async function demoNetwork(...args: readonly string[]): Promise<void> {
  const { code } = await runProcess(process.execPath, ['network/dist/main.js', ...args], {
    cwd: REPO_ROOT,
    env: {
      DAOJI_HOME: DEMO_HOME,
      DAOJI_PORT_BASE: process.env['DAOJI_PORT_BASE'] ?? DEMO_PORT_BASE,
    },
  });
  if (code !== 0) throw new Error(`network ${args.join(' ')} ended with exit code ${code}`);
}
