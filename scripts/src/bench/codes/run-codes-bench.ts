// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { drawSerials, printLines, SerialBook } from '@daoji/exchange';
import { codesIn, codeStateAt, joinedRanges, MAX_CODES, type CodeOrder } from '@daoji/model';
import { toHex } from '@daoji/proof';

import { print } from '../../print.js';
import { CodeLedger } from './code-ledger.js';

const DEFAULT_COUNT = 3_000_000;
/** Most codes of one order. */
const MOST = MAX_CODES;
/** What the issue allows for 3,000,000 codes. */
const LIMIT_S = 600;
const LIMIT_MIB = 512;
const ROLL = 10_000;
const SCANS = 200_000;
const GTIN = '09520000000011';
const MIB = 1024 * 1024;

/**
 * Draws, prints and activates an order by rolls, and answers scans of it; beside it the plain way, a map of every serial in
 * memory. On the network of `DAOJI_HOME` each roll is a signed command that the ledger committed; without one, the ledger's
 * part is only the value of its one key.
 * @returns exit code: 1 where a limit of the issue is passed, 2 for bad usage or a network on which it cannot run.
 */
export async function runCodesBench(args: readonly string[]): Promise<number> {
  const count = countOf(args);
  if (count === undefined) return 2;
  const opened = await CodeLedger.open();
  if (opened?.kind === 'unfit') {
    print(
      '✗ 不能在 DAOJI_HOME 的网络上测量，未写入任何内容 · cannot run on the network of DAOJI_HOME; nothing was written',
    );
    for (const fault of opened.faults) print(`  ${fault}`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'daoji-bench-codes-'));
  print(`${count} codes; Node ${process.version}, ${cpus().length} cores`);
  try {
    return await measure(count, folder, opened?.ledger);
  } finally {
    opened?.ledger.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many codes; `undefined`, said aloud, for no such number. */
function countOf(args: readonly string[]): number | undefined {
  const count = Number(args[0] ?? DEFAULT_COUNT);
  const isCount = Number.isInteger(count) && count >= 1 && count <= MOST;
  if (args.length <= 1 && isCount) return count;
  print(`用法 · usage: bench codes [COUNT], 1…${MOST} 个码 · codes; got ${args.join(' ')}`);
  return undefined;
}

async function measure(
  count: number,
  folder: string,
  ledger: CodeLedger | undefined,
): Promise<number> {
  const [serials, csv] = [join(folder, 'serials'), join(folder, 'roll.csv')];
  const land =
    ledger &&
    (await timed('land, paddy and packages, not counted', () => ledger.packages(count))).value;
  const drawn = await timed('drawn, with the root', () => drawSerials(serials, count));
  const range = { from: 0, to: count };
  const lines = printLines(serials, { gtin: GTIN, origin: 'https://id.example', range });
  const printed = await timed('printed to CSV', () =>
    pipeline(Readable.from(lines), createWriteStream(csv)),
  );
  print(`  CSV ${((await stat(csv)).size / MIB).toFixed(0)} MiB`);
  const root = toHex(drawn.value.root);
  const where = ledger ? 'on the ledger' : 'without a ledger';
  const activated = await timed(`activated by rolls of ${ROLL}, ${where}`, () =>
    ledger && land
      ? ledger.activate(count, root, ROLL, land)
      : Promise.resolve(activatedOrder(count, root)),
  );
  const order = activated.value;
  print(
    `  one ledger value of ${JSON.stringify(order).length} bytes, ${codesIn(order.activated)} codes active`,
  );
  const opened = await timed('opened for scans', () => SerialBook.open(serials));
  const book = opened.value;
  const scanned = await timed(`${SCANS} scans`, () => scan(book, order, count));
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const totalS = [drawn, printed, activated, opened, scanned].reduce((sum, one) => sum + one.s, 0);
  print(
    `whole path ${totalS.toFixed(1)} s (limit ${LIMIT_S}), peak ${peakMiB.toFixed(0)} MiB (limit ${LIMIT_MIB})`,
  );
  await comparePlainMap(book, count, scanned.s);
  await book.close();
  return totalS <= LIMIT_S && peakMiB <= LIMIT_MIB ? 0 : 1;
}

/** What 300 activations leave of an order: neighbouring runs become one. */
function activatedOrder(count: number, serialRoot: string): CodeOrder {
  let ranges: { from: number; to: number }[] = [];
  for (let from = 0; from < count; from += ROLL)
    ranges = joinedRanges([...ranges, { from, to: Math.min(count, from + ROLL) }]);
  return {
    activated: ranges.map((one) => ({ ...one, lotId: 'pk-1' })),
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    count,
    gtin: GTIN,
    netMassGrams: 5_000,
    operatorId: 'mill-a',
    orderId: 'co-1',
    orderedAt: '2026-10-04T09:00:12.000Z',
    printed: ranges,
    serialRoot,
    v: 1,
    voided: [],
  };
}

async function scan(book: SerialBook, order: CodeOrder, count: number): Promise<void> {
  for (let at = 0; at < SCANS; at += 1) {
    const place = (at * 7_919) % count;
    const found = await book.find(await book.serialAt(place));
    if (found !== place || codeStateAt(order, found).state !== 'activated')
      throw new Error(`expected place ${place} active, got ${found ?? 'none'}`);
  }
}

/** The peer runs last, since its memory would hide ours. */
async function comparePlainMap(book: SerialBook, count: number, oursS: number): Promise<void> {
  const before = process.memoryUsage().rss;
  const map = new Map<string, number>();
  const filled = await timed('peer: a map of all serials', async () => {
    for (let place = 0; place < count; place += 1) map.set(await book.serialAt(place), place);
  });
  const looked = await timed(`peer: ${SCANS} look-ups`, async () => {
    for (let at = 0; at < SCANS; at += 1) map.get(await book.serialAt((at * 7_919) % count));
  });
  const mib = (process.memoryUsage().rss - before) / MIB;
  print(
    `beside the plain map: ${(oursS / looked.s).toFixed(1)} × the time of a scan, which the map pays with ${mib.toFixed(0)} MiB and ${filled.s.toFixed(1)} s to fill`,
  );
}

async function timed<T>(
  what: string,
  work: () => Promise<T>,
): Promise<{ readonly s: number; readonly value: T }> {
  const started = performance.now();
  const value = await work();
  const s = (performance.now() - started) / 1000;
  print(`  ${what}: ${s.toFixed(2)} s`);
  return { s, value };
}
