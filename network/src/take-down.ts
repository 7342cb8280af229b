// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';
import { stop } from './process-control.js';
import type { ProcessEntry } from './topology.js';

const ORDER: readonly (readonly ProcessEntry['kind'][])[] = [
  ['service'],
  ['broker', 'ferretdb', 'influxdb', 'peer'],
  ['chaincode', 'orderer', 'ca'],
];

/** Stops every process of a home, those that depend on others first. Answers how many ran. */
export async function takeDown(home: Home): Promise<number> {
  let stopped = 0;
  for (const kinds of ORDER) {
    const entries = home.topology.processes.filter((entry) => kinds.includes(entry.kind));
    const results = await Promise.all(entries.map((entry) => stop(home, entry.name)));
    stopped += results.filter(Boolean).length;
  }
  return stopped;
}

/** What a home may hold before its passwords are made. */
const FIRST_FOLDERS = new Set(['run', 'log', 'data']);

/**
 * Stops a network and deletes its home.
 * @throws {@link NetworkError} `STATE` where the folder holds something that is no network's home.
 */
export async function resetHome(home: Home): Promise<void> {
  if (!existsSync(home.dir)) return;
  const isHome =
    existsSync(join(home.dir, 'secrets.json')) ||
    readdirSync(home.dir).every((name) => FIRST_FOLDERS.has(name));
  if (!isHome)
    throw new NetworkError(
      'STATE',
      `${home.dir} 不是网络目录，未删除`,
      `${home.dir} is no network's home, nothing was deleted`,
    );
  await takeDown(home);
  rmSync(home.dir, { recursive: true, force: true });
}
