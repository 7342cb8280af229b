// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os';

import { rollupName, rollupStart, rollupStatements } from '@daoji/model';

import { print } from '../../print.js';
import { BinInflux } from './bin-influx.js';
import { withBinServer, type ServedBin } from './bin-server.js';
import { DEVICE_ID, END_MS, LAYERS, lineOf, madeChannels, readingsOfDay } from './made-bin.js';
import { MadeFigures } from './made-figures.js';

const DEFAULT_DAYS = 365;
/** What the issue allows a warm page of the year. */
const LIMIT_MS = 1_000;
const LENGTHS = ['day', 'week', 'month', 'year'] as const;
const WARM = 20;
const DAY_MS = 86_400_000;
/** Statements over a day take seconds: those over the year would take most of the time, and make the same rows. */
const STATED_DAYS = 3;
/** Lines of one write. */
const LINES = 20_000;

type Length = (typeof LENGTHS)[number];

/** Times of the page of one length, ms: first after a start of both processes, then again and again. */
interface PageTimes {
  readonly cold: number;
  readonly length: Length;
  readonly median: number;
  readonly worst: number;
}

/**
 * Writes a bin of 200 sensors, scanned every ten minutes, into an InfluxDB of its own, keeps its hours and days as a bridge does, and
 * measures what its page asks for, beside the same page without what is kept: `bench bins [DAYS]`.
 * @returns exit code: 1 where a limit of the issue is passed, 2 for bad usage.
 */
export async function runBinsBench(args: readonly string[]): Promise<number> {
  const days = daysOf(args);
  if (days === undefined) {
    print(`用法 · usage: bench bins [DAYS], 4…3650 天 · days; got ${args.join(' ')}`);
    return 2;
  }
  print(`${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}, InfluxDB 1.8`);
  const influx = await BinInflux.start();
  try {
    if (!(await fill(influx, days))) return 1;
    const kept = await measure(influx, false);
    printRatios(kept, await measure(influx, true));
    return kept.every(({ worst }) => worst <= LIMIT_MS) ? 0 : 1;
  } finally {
    await influx.stop();
  }
}

function daysOf(args: readonly string[]): number | undefined {
  const days = Number(args[0] ?? DEFAULT_DAYS);
  const isFine = args.length <= 1 && Number.isSafeInteger(days) && days >= 4 && days <= 3_650;
  return isFine ? days : undefined;
}

function printRatios(kept: readonly PageTimes[], plain: readonly PageTimes[]): void {
  for (const [at, { length, median }] of kept.entries()) {
    const peer = plain[at];
    if (peer) print(`${length.padEnd(5)} peer over page ${(peer.median / median).toFixed(1)}`);
  }
}

/** @returns whether the statements of a bridge make the figures that follow from the readings. */
async function fill(influx: BinInflux, days: number): Promise<boolean> {
  let [from, count] = [performance.now(), 0];
  const figures = new MadeFigures();
  for (let day = 0; day < days; day += 1) {
    const readings = readingsOfDay(day, days);
    for (const reading of readings) figures.take(reading);
    if (readings.length > 0) await influx.write(readings.map(lineOf));
    count += readings.length;
  }
  const writeS = (performance.now() - from) / 1000;
  print(`written ${count} readings in ${writeS.toFixed(1)} s, ${Math.round(count / writeS)}/s`);
  const lastMs = END_MS - STATED_DAYS * DAY_MS;
  const before = [...figures.lines(lastMs)];
  for (let at = 0; at < before.length; at += LINES)
    await influx.write(before.slice(at, at + LINES));
  from = performance.now();
  const device = { channels: madeChannels(), deviceId: DEVICE_ID };
  await influx.run(rollupStatements(device, { fromMs: lastMs, toMs: END_MS }));
  print(
    `last ${STATED_DAYS} days kept by a bridge's statements in ${((performance.now() - from) / 1000).toFixed(1)} s; the ${before.length} rows before are made`,
  );
  from = performance.now();
  await influx.run(rollupStatements(device, { fromMs: END_MS - 600_000, toMs: END_MS }));
  print(`one scan kept in ${(performance.now() - from).toFixed(0)} ms`);
  return agree(influx, figures);
}

/** Whether the newest day and hour that statements made are those of the readings, in every layer. */
async function agree(influx: BinInflux, figures: MadeFigures): Promise<boolean> {
  const differing: string[] = [];
  for (const step of ['day', 'hour'] as const) {
    const beginMs = rollupStart(step, END_MS - DAY_MS);
    for (let layer = 1; layer <= LAYERS; layer += 1) {
      const name = rollupName('grain-temperature', step, layer);
      const kept = await influx.ask(
        `SELECT "count", "total" FROM "${name}" WHERE time = ${beginMs}ms`,
      );
      if (kept.slice(1).join('/') !== figures.countsOf(step, layer, beginMs)) differing.push(name);
    }
  }
  if (differing.length > 0) print(`✗ kept figures differ from the readings: ${differing.join()}`);
  return differing.length === 0;
}

async function measure(influx: BinInflux, isPlain: boolean): Promise<PageTimes[]> {
  const all: PageTimes[] = [];
  for (const length of LENGTHS) {
    await influx.restart();
    const times = await withBinServer(influx.url, isPlain, (served) =>
      timesOf(served, length, isPlain ? plainTimes(length) : WARM),
    );
    printTimes(times, isPlain);
    all.push(times);
  }
  return all;
}

function printTimes({ cold, length, median, worst }: PageTimes, isPlain: boolean): void {
  const name = isPlain ? 'peer: from points alone ' : 'page: section and curve ';
  const limit = isPlain ? '' : ` (limit ${LIMIT_MS} ms)`;
  print(
    `${name} ${length.padEnd(5)} warm median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms${limit}; cold ${cold.toFixed(0)} ms`,
  );
}

/** The plain page of a year takes minutes: once is enough. */
function plainTimes(length: Length): number {
  return length === 'year' ? 0 : 2;
}

async function timesOf(served: ServedBin, length: Length, times: number): Promise<PageTimes> {
  const cold = await timed(served, length);
  const warm: number[] = [];
  for (let at = 0; at < times; at += 1) warm.push(await timed(served, length));
  warm.sort((a, b) => a - b);
  const median = warm[Math.floor(warm.length / 2)] ?? cold;
  return { cold, length, median, worst: warm.at(-1) ?? cold };
}

/** Both at once, as the page asks. */
async function timed({ binId, port }: ServedBin, length: Length): Promise<number> {
  const from = performance.now();
  await Promise.all([
    ask(port, `/api/v1/bins/${binId}/section`),
    ask(port, `/api/v1/bins/${binId}/curve?length=${length}`),
  ]);
  return performance.now() - from;
}

async function ask(port: number, path: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path}: expected 200, got ${response.status}`);
}
