// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { daojiHome, serviceEnvironment, setting, type DaojiHome } from '@daoji/cli';
import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

import { REPO_ROOT } from '../../paths.js';
import { runProcess } from '../../run-process.js';

/** The bench's own network: fresh for each run, taken down after it. */
const HOME = join(REPO_ROOT, '.daoji', 'bench');
const PORT_BASE = '24500';

/** A bench network that runs. */
export interface BenchNetwork {
  readonly home: DaojiHome;
  readonly environment: ReadonlyMap<string, string>;
  readonly origin: string;
  readonly connect: (profile: string) => Promise<Ledger>;
}

/**
 * Brings a fresh network with bridge and gateway up, runs `body`, takes everything down whatever happens.
 * @param profile - true: the bridge writes a CPU profile to `profiles-cpu` of the home when it stops.
 */
export async function withBenchNetwork<T>(
  profile: boolean,
  body: (network: BenchNetwork) => Promise<T>,
): Promise<T> {
  await network('reset');
  rmSync(join(HOME, 'profiles-cpu'), { recursive: true, force: true });
  if (profile) profileBridge();
  try {
    await network('up', '--services');
    return await body(openBenchNetwork());
  } finally {
    await network('down');
  }
}

function openBenchNetwork(): BenchNetwork {
  const home = daojiHome(HOME, undefined);
  const environment = serviceEnvironment(home, 'iot-bridge');
  return {
    home,
    environment,
    origin: `${setting(environment, 'SITE_ID')}/${setting(environment, 'BRIDGE_ID')}`,
    connect: async (name) =>
      connectLedger(await loadProfile(join(HOME, 'profiles', `${name}.json`))),
  };
}

function profileBridge(): void {
  const hook = join(REPO_ROOT, 'scripts', 'bench', 'cpu-profile.cjs');
  mkdirSync(join(HOME, 'env'), { recursive: true });
  writeFileSync(
    join(HOME, 'env', 'iot-bridge.local.env'),
    `NODE_OPTIONS=--require=${hook}\nDAOJI_CPU_PROFILE_DIR=${join(HOME, 'profiles-cpu')}\n`,
  );
}

async function network(...args: readonly string[]): Promise<void> {
  const { code, stdout } = await runProcess(process.execPath, ['network/dist/main.js', ...args], {
    cwd: REPO_ROOT,
    env: { DAOJI_HOME: HOME, DAOJI_PORT_BASE: process.env['DAOJI_PORT_BASE'] ?? PORT_BASE },
    capture: true,
  });
  if (code !== 0)
    throw new Error(`network ${args.join(' ')} ended with exit code ${code}\n${stdout}`);
}
