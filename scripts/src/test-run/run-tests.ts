// SPDX-License-Identifier: Apache-2.0
import { availableParallelism, totalmem } from 'node:os';

import { print } from '../print.js';
import { lanesOf } from './lanes.js';
import { testNetworkEnv, withTestNetwork } from './test-network.js';
import { TEST_PARTS, testGlobs, type PartResult, type TestPart } from './part.js';
import { runPart } from './run-part.js';

const NETWORK = 'test network';

/**
 * Runs the parts named in `only` (all when empty), those with servers beside those without where the machine has room, and prints the closing line `N passed, N failed[, N skipped]`.
 * @returns exit code: 1 on any failure and when no test ran.
 */
export async function runTests(only: readonly string[]): Promise<number> {
  const parts = TEST_PARTS.filter((part) => only.length === 0 || only.includes(part.name)).filter(
    hasFiles,
  );
  const lanes = lanesOf(parts, { bytes: totalmem(), cores: availableParallelism() });
  const results = await Promise.all(lanes.map((lane) => runLane(lane, lanes.length > 1)));
  return report(results.flat());
}

/** The parts of a lane, those that share the test network at last. @param isBeside - another lane runs too. */
async function runLane(lane: readonly TestPart[], isBeside: boolean): Promise<PartResult[]> {
  const networked = lane.filter(({ needs }) => needs === 'network');
  const others = lane.filter(({ needs }) => needs !== 'network');
  const results = await runAll(others, process.env, isBeside);
  if (networked.length === 0) return results;
  const started = performance.now();
  const shared = await withTestNetwork(isBeside ? NETWORK : undefined, () =>
    runAll(networked, { ...process.env, ...testNetworkEnv() }, isBeside),
  ).catch((error: unknown) => [failedNetwork(error, performance.now() - started)]);
  return [...results, ...shared];
}

/** A network that does not come up is one failure, and the other lane goes on. */
function failedNetwork(cause: unknown, elapsedMs: number): PartResult {
  const failures = [{ title: 'up', error: String(cause) }];
  return { elapsedMs, failed: 1, failures, name: NETWORK, passed: 0, skipped: 0 };
}

async function runAll(
  parts: readonly TestPart[],
  env: NodeJS.ProcessEnv,
  isBeside: boolean,
): Promise<PartResult[]> {
  const results: PartResult[] = [];
  const run = async (part: TestPart): Promise<void> => {
    print(`\n── ${part.name} ──`);
    results.push(await runPart(part, env, isBeside ? part.name : undefined));
  };
  // Checks keep one core busy each and share nothing: two of them run beside each other.
  const checks = parts.filter(({ check }) => check !== undefined).values();
  const runChecks = async (): Promise<void> => {
    for (const part of checks) await run(part);
  };
  await Promise.all([runChecks(), runChecks()]);
  for (const part of parts) {
    if (part.check === undefined) await run(part);
  }
  return results;
}

function hasFiles(part: TestPart): boolean {
  return part.check !== undefined || testGlobs(part).length > 0;
}

function report(results: readonly PartResult[]): number {
  print('');
  for (const part of results) {
    const minutes = (part.elapsedMs / 60_000).toFixed(1);
    print(
      `${part.name.padEnd(12)} ${part.passed} passed, ${part.failed} failed, ${part.skipped} skipped, ${minutes} min`,
    );
  }
  for (const { name, failures } of results) {
    for (const { title, error } of failures) {
      print(`✘ ${name}: ${title}\n    ${error.replaceAll('\n', '\n    ')}`);
    }
  }
  const sum = (pick: (part: PartResult) => number): number =>
    results.reduce((total, part) => total + pick(part), 0);
  const [passed, failed, skipped] = [
    sum((p) => p.passed),
    sum((p) => p.failed),
    sum((p) => p.skipped),
  ];
  const noTests = passed + failed === 0;
  if (noTests) print('没有运行任何测试 · no test ran');
  print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || noTests ? 1 : 0;
}
