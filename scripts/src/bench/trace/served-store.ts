// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { REPO_ROOT } from '../../paths.js';
import { startFerret, type Ferret } from './ferret.js';
import { writeTrade, type MadeLot } from './made-trade.js';

const SERVER = join(REPO_ROOT, 'gateway', 'test', 'bench', 'projection-server.ts');

/** A gateway's reading side that listens, as its process says it. */
export interface Served {
  readonly nodes: number;
  readonly port: number;
  /** Resident memory once the index was filled. */
  readonly rssBytes: number;
  /** The journal at every start after the first. */
  readonly source: 'journal' | 'store';
  /** From the start of the index to its end, ms; the store is reached in it for the first time. */
  readonly startMs: number;
}

/** A store that holds a trade, and the folder in which a gateway keeps its journal of it. */
export interface TradeStore {
  readonly ferret: Ferret;
  readonly indexDir: string;
}

/** Writes lots into a FerretDB of its own; both are gone afterwards. */
export async function withTrade<T>(
  lots: readonly MadeLot[],
  work: (store: TradeStore) => Promise<T>,
): Promise<T> {
  const ferret = await startFerret();
  const indexDir = await mkdtemp(join(tmpdir(), 'daoji-index-'));
  try {
    await writeTrade(ferret.client.db('daoji'), lots);
    return await work({ ferret, indexDir });
  } finally {
    await ferret.stop();
    await rm(indexDir, { force: true, recursive: true });
  }
}

/** Starts a process that serves the store, as a gateway starts, and ends it afterwards. */
export async function withServer<T>(
  store: TradeStore,
  work: (served: Served) => Promise<T> | T,
): Promise<T> {
  const [server, served] = await serve(store);
  try {
    return await work(served);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function serve({ ferret, indexDir }: TradeStore): Promise<[ChildProcess, Served]> {
  const server = spawn(process.execPath, ['--import=tsx', SERVER], {
    cwd: REPO_ROOT,
    env: { ...process.env, ...ferret.environment, INDEX_DIR: indexDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith('{')) return [server, JSON.parse(line) as Served];
  }
  throw new Error('expected the server to listen, got its end');
}
