// SPDX-License-Identifier: Apache-2.0
import { print } from '../print.js';
import { testNetworkEnv, withTestNetwork } from './test-network.js';
import { TEST_PARTS, testGlobs, type PartResult, type TestPart } from './part.js';
import { runPart } from './run-part.js';

/**
 * Runs the parts named in `only` (all when empty) and prints the closing line `N passed, N failed[, N skipped]`.
 * @returns exit code: 1 on any failure and when no test ran.
 */
export async function runTests(only: readonly string[]): Promise<number> {
  const parts = TEST_PARTS.filter((part) => only.length === 0 || only.includes(part.name)).filter(
    hasFiles,
  );
  const alone = parts.filter((part) => part.needs === 'none');
  const networked = parts.filter((part) => part.needs === 'network');
  const results = await runAll(alone, process.env);
  if (networked.length > 0) {
    results.push(
      ...(await withTestNetwork(() => runAll(networked, { ...process.env, ...testNetworkEnv() }))),
    );
  }
  return report(results);
}

async function runAll(parts: readonly TestPart[], env: NodeJS.ProcessEnv): Promise<PartResult[]> {
  const results: PartResult[] = [];
  // Checks keep one core busy each and share nothing: two of them run beside each other.
  const checks = parts.filter(({ check }) => check !== undefined).values();
  const runChecks = async (): Promise<void> => {
    for (const part of checks) results.push(await announced(part, env));
  };
  await Promise.all([runChecks(), runChecks()]);
  for (const part of parts) {
    if (part.check === undefined) results.push(await announced(part, env));
  }
  return results;
}

function announced(part: TestPart, env: NodeJS.ProcessEnv): Promise<PartResult> {
  print(`\n── ${part.name} ──`);
  return runPart(part, env);
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
