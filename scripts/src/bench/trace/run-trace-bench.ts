// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { REPO_ROOT } from '../../paths.js';
import { print } from '../../print.js';
import { startFerret, type Ferret } from './ferret.js';
import { blends, chains, GTIN, writeTrade, type MadeLot } from './made-trade.js';

const SERVER = join(REPO_ROOT, 'gateway', 'test', 'bench', 'projection-server.ts');
const NODES = 100_000;
const DEPTH = 12;
const SEED = 20_261_127;
const SIZES = [1_000, 10_000, 100_000];
const [WARM, ASKED] = [50, 400];
/** What the issue allows `GET /01/…` at 10,000 lots, p99. */
const CODE_LIMIT_MS = 15;

interface Served {
  readonly nodes: number;
  readonly port: number;
  /** From the gateway's journal, as every start after the first. */
  readonly rebuildMs: number;
  /** From the document store, as the first start. */
  readonly scanMs: number;
}

/**
 * Measures the trace of a graph of blends and splits and the page behind a code on a FerretDB of its own:
 * `bench trace [NODES]`.
 * @returns exit code: 1 where a limit is passed.
 */
export async function runTraceBench(args: readonly string[]): Promise<number> {
  const nodes = Number(args[0] ?? NODES);
  if (!Number.isSafeInteger(nodes) || nodes < 1_000) {
    print(`expected a number of lots from 1000, got ${args[0] ?? ''}`);
    return 2;
  }
  print(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}, FerretDB on SQLite`,
  );
  const isTraceFine = await withStore(blends(nodes, DEPTH, SEED), traceOf);
  const isPageFine = await comparePages(SIZES.filter((one) => one <= nodes));
  return isTraceFine && isPageFine ? 0 : 1;
}

/** p99 of the resolver's answer to a code, and of the page to which it sends, ms. */
interface CodeTimes {
  readonly size: number;
  readonly code: number;
  readonly page: number;
}

async function comparePages(sizes: readonly number[]): Promise<boolean> {
  const all: CodeTimes[] = [];
  for (const size of sizes) all.push(await withStore(chains(size), pageOf));
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return false;
  const ratio = last.code / first.code;
  print(
    `p99 at the largest over the smallest: GET /01/… ${ratio.toFixed(2)} (limit 2), its page ${(last.page / first.page).toFixed(2)}`,
  );
  const isQuick = all.every(({ code, size }) => size > 10_000 || code <= CODE_LIMIT_MS);
  return isQuick && ratio <= 2;
}

type Measure<T> = (served: Served, ferret: Ferret, lots: readonly MadeLot[]) => Promise<T>;

async function withStore<T>(lots: readonly MadeLot[], measure: Measure<T>): Promise<T> {
  const ferret = await startFerret();
  try {
    await writeTrade(ferret.client.db('daoji'), lots);
    const [server, served] = await serve(ferret);
    try {
      return await measure(served, ferret, lots);
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  } finally {
    await ferret.stop();
  }
}

async function serve(ferret: Ferret): Promise<[ChildProcess, Served]> {
  const server = spawn(process.execPath, ['--import=tsx', SERVER], {
    cwd: REPO_ROOT,
    env: { ...process.env, ...ferret.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith('{')) return [server, JSON.parse(line) as Served];
  }
  throw new Error('expected the server to listen, got its end');
}

const traceOf: Measure<boolean> = async ({ nodes, port, rebuildMs, scanMs }, _ferret, lots) => {
  const times = await timesOf((at) => {
    const lot = lots[(at * 7_919) % lots.length];
    return ask(port, `/api/v1/lots/${lot?.lotId ?? ''}/trace?direction=both`);
  });
  print(`${nodes} lots of blends and splits, depth ${DEPTH}`);
  print(`index at start, from its journal    ${(rebuildMs / 1000).toFixed(2)} s (limit 5 s)`);
  print(`index at first start, from the store ${(scanMs / 1000).toFixed(2)} s`);
  print(
    `trace, both ways, page of 100       p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms (limit 1,000 ms)`,
  );
  return rebuildMs <= 5_000 && Number(at(times, 0.99)) < 1_000;
};

const pageOf: Measure<CodeTimes> = async ({ port, rebuildMs }, ferret, lots) => {
  const codes = lots.filter(({ kind }) => kind === 'package').map(({ lotId }) => lotId);
  const codeAt = (at: number): string => codes[(at * 7_919) % codes.length] ?? '';
  const pathAt = (at: number): string => `/01/${GTIN}/10/${codeAt(at)}`;
  const times = await timesOf((at) => ask(port, pathAt(at), 307));
  const pages = await timesOf((at) => ask(port, pathAt(at)));
  const found = ferret.client.db('daoji').collection('lots');
  const plain = await timesOf(
    async (at) => {
      await found.findOne({ code: `${GTIN}/${codeAt(at)}` });
    },
    Math.min(ASKED, Math.ceil(4_000_000 / lots.length)),
  );
  print(
    `${String(lots.length).padStart(7)} lots: GET /01/… p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms (limit ${CODE_LIMIT_MS} ms at 10,000); ` +
      `with the page behind it p50 ${at(pages, 0.5)} ms, p99 ${at(pages, 0.99)} ms; ` +
      `peer: findOne({code}) p50 ${at(plain, 0.5)} ms, p99 ${at(plain, 0.99)} ms; index ${(rebuildMs / 1000).toFixed(2)} s`,
  );
  return {
    code: Number(at(times, 0.99)),
    page: Number(at(pages, 0.99)),
    size: lots.length,
  };
};

/** Asks, and follows where it is sent unless that itself is what is expected. */
async function ask(port: number, path: string, expected: 200 | 307 = 200): Promise<void> {
  const redirect = expected === 307 ? 'manual' : 'follow';
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect });
  await response.arrayBuffer();
  if (response.status !== expected)
    throw new Error(`${path}: expected ${expected}, got ${response.status}`);
}

async function timesOf(work: (at: number) => Promise<void>, count = ASKED): Promise<number[]> {
  for (let at = 0; at < Math.min(WARM, count); at += 1) await work(at);
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const from = performance.now();
    await work(at);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}

function at(times: readonly number[], share: number): string {
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
}
