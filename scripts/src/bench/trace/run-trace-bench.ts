// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { print } from '../../print.js';
import { blends, chains, GTIN, type MadeLot } from './made-trade.js';
import { withServer, withTrade, type Served, type TradeStore } from './served-store.js';

const NODES = 100_000;
const DEPTH = 12;
const SEED = 20_261_127;
const SIZES = [1_000, 10_000, 100_000];
const [WARM, ASKED] = [50, 400];
/** What the issue allows `GET /01/…` at 10,000 lots, p99. */
const CODE_LIMIT_MS = 15;
const [INDEX_LIMIT_MS, TRACE_LIMIT_MS] = [5_000, 1_000];

const PARTS = ['index', 'trace', 'pages'] as const;
type Part = (typeof PARTS)[number];

/**
 * Measures the start of the index and the trace of a graph of blends and splits, and the page behind a code, on a FerretDB of
 * its own: `bench trace [NODES] [--only index|trace|pages]`.
 * @returns exit code: 1 where a limit is passed.
 */
export async function runTraceBench(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    print(options);
    return 2;
  }
  const { nodes, parts } = options;
  print(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}, FerretDB on SQLite`,
  );
  const isGraphFine = parts.every((part) => part === 'pages') || (await measureGraph(nodes, parts));
  const isPageFine =
    !parts.includes('pages') || (await comparePages(SIZES.filter((one) => one <= nodes)));
  return isGraphFine && isPageFine ? 0 : 1;
}

/** What is asked for, or what is wrong with it. */
function optionsOf(
  args: readonly string[],
): string | { readonly nodes: number; readonly parts: readonly Part[] } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    args: [...args],
    options: { only: { type: 'string' } },
  });
  const nodes = Number(positionals[0] ?? NODES);
  if (!Number.isSafeInteger(nodes) || nodes < 1_000)
    return `expected a number of lots from 1000, got ${positionals[0] ?? ''}`;
  const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
  if (parts.length > 0) return { nodes, parts };
  return `expected --only ${PARTS.join('|')}, got ${String(values.only)}`;
}

async function measureGraph(nodes: number, parts: readonly Part[]): Promise<boolean> {
  const lots = blends(nodes, DEPTH, SEED);
  return withTrade(lots, async (store) => {
    print(`${lots.length} lots of blends and splits, depth ${DEPTH}`);
    const isIndexFine = !parts.includes('index') || (await measureIndex(store));
    const isTraceFine =
      !parts.includes('trace') || (await withServer(store, (served) => traceOf(served, lots)));
    return isIndexFine && isTraceFine;
  });
}

/** Each start is a process of its own, as a gateway's is. */
async function measureIndex(store: TradeStore): Promise<boolean> {
  const first = await withServer(store, (served) => served);
  printStart('index at first start, from the store', first);
  const later = await withServer(store, (served) => served);
  printStart('index at start, from its journal    ', later, ` (limit ${INDEX_LIMIT_MS / 1000} s)`);
  return later.source === 'journal' && later.startMs <= INDEX_LIMIT_MS;
}

function printStart(what: string, { rssBytes, startMs }: Served, limit = ''): void {
  print(`${what} ${(startMs / 1000).toFixed(2)} s${limit}, ${Math.round(rssBytes / 2 ** 20)} MiB`);
}

/** p99 of the resolver's answer to a code, and of the page to which it sends, ms. */
interface CodeTimes {
  readonly size: number;
  readonly code: number;
  readonly page: number;
}

async function comparePages(sizes: readonly number[]): Promise<boolean> {
  const all: CodeTimes[] = [];
  for (const size of sizes) {
    const lots = chains(size);
    all.push(
      await withTrade(lots, (store) => withServer(store, (served) => pageOf(served, store, lots))),
    );
  }
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return false;
  const ratio = last.code / first.code;
  print(
    `p99 at the largest over the smallest: GET /01/… ${ratio.toFixed(2)} (limit 2), its page ${(last.page / first.page).toFixed(2)}`,
  );
  const isQuick = all.every(({ code, size }) => size > 10_000 || code <= CODE_LIMIT_MS);
  return isQuick && ratio <= 2;
}

async function traceOf({ port }: Served, lots: readonly MadeLot[]): Promise<boolean> {
  const times = await timesOf((at) => {
    const lot = lots[(at * 7_919) % lots.length];
    return ask(port, `/api/v1/lots/${lot?.lotId ?? ''}/trace?direction=both`);
  });
  print(
    `trace, both ways, page of 100        p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms (limit ${TRACE_LIMIT_MS} ms)`,
  );
  return Number(at(times, 0.99)) < TRACE_LIMIT_MS;
}

async function pageOf(
  { port, startMs }: Served,
  { ferret }: TradeStore,
  lots: readonly MadeLot[],
): Promise<CodeTimes> {
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
    // 11 s each at 100,000: a few tell how the peer grows.
    Math.min(ASKED, Math.ceil(400_000 / lots.length)),
  );
  print(
    `${String(lots.length).padStart(7)} lots: GET /01/… p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms (limit ${CODE_LIMIT_MS} ms at 10,000); ` +
      `with the page behind it p50 ${at(pages, 0.5)} ms, p99 ${at(pages, 0.99)} ms; ` +
      `peer: findOne({code}) p50 ${at(plain, 0.5)} ms, p99 ${at(plain, 0.99)} ms; index from the store ${(startMs / 1000).toFixed(2)} s`,
  );
  return {
    code: Number(at(times, 0.99)),
    page: Number(at(pages, 0.99)),
    size: lots.length,
  };
}

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
