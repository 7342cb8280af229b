// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPO = fileURLToPath(new URL('../../..', import.meta.url));
const READY_MS = 60_000;

/** Folder of a running network, from `DAOJI_HOME`; `undefined` when there is none. */
export function networkHome(): string | undefined {
  const home = process.env['DAOJI_HOME'] ?? join(REPO, '.daoji', 'default');
  const isThere =
    existsSync(join(home, 'env', 'gateway.env')) && existsSync(join(home, 'trust-root.json'));
  return isThere ? home : undefined;
}

/** The environment of the network's gateway, with a document store and a scan folder of its own. */
export async function gatewayEnvironment(
  home: string,
  database: string,
): Promise<Record<string, string>> {
  const lines = readFileSync(join(home, 'env', 'gateway.env'), 'utf8').split('\n');
  const pairs = lines
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
  const env = Object.fromEntries(pairs);
  const mongo = new URL(env['MONGO_URL'] ?? '');
  mongo.pathname = `/${database}`;
  return {
    ...env,
    HTTP_PORT: String(await freePort()),
    LOG_LEVEL: 'warn',
    MONGO_URL: mongo.toString(),
    SCAN_DIR: await mkdtemp(join(tmpdir(), 'daoji-scans-')),
    INDEX_DIR: await mkdtemp(join(tmpdir(), 'daoji-index-')),
  };
}

/** A gateway process that answers `/readyz` with 200. */
export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built gateway and waits until it is ready. */
export async function startGateway(env: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const child = spawn(process.execPath, [join(REPO, 'gateway', 'dist', 'main.js')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${env['HTTP_PORT'] ?? ''}`;
  await untilReady(url, child);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Runs `gateway/dist/rebuild.js` and gives what it printed. */
export function runRebuild(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<string> {
  const entry = join(REPO, 'gateway', 'dist', 'rebuild.js');
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`rebuild ended with ${String(code)}`));
    });
  });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    if (response?.ok) return;
    await pause(200);
  }
  child.kill('SIGTERM');
  throw new Error(`expected ${url} to be ready within ${READY_MS} ms`);
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
