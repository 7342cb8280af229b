// SPDX-License-Identifier: Apache-2.0
import { networkInterfaces } from 'node:os';

import { print } from '../print.js';
import { afterwardsWords, closingWords, lanWords } from './closing-words.js';
import { DemoError } from './demo-error.js';
import { lanPort } from './demo-home.js';
import { DemoNetwork } from './demo-network.js';
import { parseDemoOptions } from './demo-options.js';
import { listenForInterrupt } from './interrupt.js';
import { chooseLanAddress } from './lan-address.js';
import { lanCheck } from './lan-check.js';
import { openLanFront, type LanFront } from './lan-front.js';
import { onceChecks, runChecks } from './once-checks.js';
import { playDemo, type PlayedDemo } from './play-demo.js';

/** Exit code of a program that Ctrl-C ended before it was done. */
const INTERRUPTED = 130;

/**
 * Sets up a scenario network, plays a season on the real servers, shows what tampering looks like, and serves it all
 * until Ctrl-C; with `--once` checks it all and ends. Every process is stopped at the end, however it comes.
 * @param args - `[--once] [--lan [ADDRESS]]`.
 * @returns exit code.
 */
export async function runDemo(args: readonly string[]): Promise<number> {
  try {
    const { isOnce, lan } = parseDemoOptions(args);
    const address = lan && chooseLanAddress(networkInterfaces(), lan.address);
    return await withDemo((demo, stopped) =>
      isOnce ? checkDemo(demo, address) : serveDemo(demo, address, stopped),
    );
  } catch (error) {
    return tellFault(error);
  }
}

/**
 * Plays the demo, does `work` with it, and takes its network down whatever happens.
 * @param work - `stopped` resolves when somebody pressed Ctrl-C.
 * @returns the exit code of `work`; 130 when Ctrl-C came before it had one.
 */
export async function withDemo(
  work: (demo: PlayedDemo, stopped: Promise<void>) => Promise<number>,
): Promise<number> {
  const network = new DemoNetwork();
  const interrupt = listenForInterrupt();
  let isPlayed = false;
  const played = playDemo(network).then((demo) => {
    isPlayed = true;
    return work(demo, interrupt.requested);
  });
  const cut = interrupt.requested.then(() => {
    print('\n正在停止全部进程 · stopping every process');
    return isPlayed ? played : INTERRUPTED;
  });
  try {
    return await Promise.race([played, cut]);
  } finally {
    await network.takeDown();
    interrupt.release();
  }
}

/** Prints a fault in two lines, Chinese first, and answers its exit code. */
export function tellFault(error: unknown): number {
  if (error instanceof DemoError) {
    print(`✗ ${error.code}: ${error.chinese}\n  ${error.english}`);
    return error.exitCode;
  }
  print(
    `✗ 演示失败 · the demo failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return 1;
}

async function serveDemo(
  demo: PlayedDemo,
  address: string | undefined,
  stopped: Promise<void>,
): Promise<number> {
  const front = address === undefined ? undefined : await openFront(demo, address);
  if (!demo.isAsExpected)
    print('✗ 有核对结果不符合预期，见上 · something did not come out as expected, see above');
  for (const line of closingWords(demo.gatewayUrl, demo.guide)) print(line);
  if (front) for (const line of lanWords(front, process.stdout.isTTY)) print(line);
  await stopped;
  await front?.close();
  return demo.isAsExpected ? 0 : 1;
}

/** Without `--lan` the door is tried on loopback, so that every `--once` has tried it. */
async function checkDemo(demo: PlayedDemo, address = '127.0.0.1'): Promise<number> {
  print('检查 · checks');
  const front = await openFront(demo, address);
  const printed = lanWords(front, process.stdout.isTTY);
  try {
    const isRight = await runChecks([...onceChecks(demo), lanCheck(front, printed)]);
    if (address !== '127.0.0.1') for (const line of printed) print(line);
    for (const line of afterwardsWords()) print(line);
    const isDone = isRight && demo.isAsExpected;
    print('');
    print(
      isDone
        ? '演示完成：全部检查符合预期 · demo done: every check came out as expected'
        : '演示失败 · demo failed',
    );
    return isDone ? 0 : 1;
  } finally {
    await front.close();
  }
}

function openFront(demo: PlayedDemo, address: string): Promise<LanFront> {
  return openLanFront(address, lanPort(), demo.gatewayUrl);
}
