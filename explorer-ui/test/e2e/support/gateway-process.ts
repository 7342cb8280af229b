// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from './until.js';
import { REPO, type WebNetwork } from './web-network.js';

/** A gateway beside the network's own, with other settings and a document store of its own. */
export interface GatewayProcess {
  readonly port: number;
  /** Everything that it wrote to its error output: warnings of Node land there. */
  readonly complaints: () => string;
  stop(): Promise<void>;
}

/** Starts the built gateway over the settings of the network's own; resolves when `isReady` answers true. */
export async function startGateway(
  network: WebNetwork,
  changes: Readonly<Record<string, string>>,
  isReady: (port: number) => Promise<boolean>,
): Promise<GatewayProcess> {
  const port = await freePort();
  const own = Object.fromEntries(await network.settings('gateway'));
  const mongo = new URL(own['MONGO_URL'] ?? '');
  mongo.pathname = `/web${port}`;
  const env = {
    ...process.env,
    ...own,
    ...changes,
    HTTP_PORT: String(port),
    LOG_LEVEL: 'warn',
    MONGO_URL: mongo.toString(),
    SCAN_DIR: await mkdtemp(join(tmpdir(), 'daoji-scans-')),
    INDEX_DIR: await mkdtemp(join(tmpdir(), 'daoji-index-')),
  };
  const child = spawn(process.execPath, [join(REPO, 'gateway/dist/main.js')], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString('utf8')));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  await until('the second gateway', async () => {
    if (child.exitCode !== null) throw new Error(`the gateway ended: ${complaints}`);
    return (await isReady(port).catch(() => false)) ? true : undefined;
  });
  return {
    complaints: () => complaints,
    port,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('expected a port'));
      });
    });
  });
}
