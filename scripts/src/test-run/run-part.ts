// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';
import { runProcess, type RunOptions } from '../run-process.js';
import { canFetch, nodeOf } from './other-node.js';
import { testGlobs, type FailedTest, type PartResult, type TestPart } from './part.js';

/**
 * Runs one part and counts it. A part that crashes before counting is one failure, never zero tests.
 * @param label - stands before each line that it prints.
 */
export async function runPart(
  part: TestPart,
  env: NodeJS.ProcessEnv,
  label?: string,
): Promise<PartResult> {
  const started = performance.now();
  const options = { cwd: REPO_ROOT, env, label };
  const counted = part.check ? await runCheck(part.check, options) : await runMocha(part, options);
  return { name: part.name, ...counted, elapsedMs: performance.now() - started };
}

type Counted = Pick<PartResult, 'passed' | 'failed' | 'skipped' | 'failures'>;

const failedOnce = (title: string, error: string): Counted => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [{ title, error }],
});

async function runCheck(check: readonly string[], options: RunOptions): Promise<Counted> {
  const [program = 'false', ...args] = check;
  const { code } = await runProcess(program, args, options);
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : failedOnce(check.join(' '), `exit code ${code}`);
}

async function runMocha(part: TestPart, options: RunOptions): Promise<Counted> {
  if (part.node !== undefined && !(await canFetch(part.node)))
    return { passed: 0, failed: 0, skipped: 1, failures: [] };
  const [program, before] = nodeOf(part.node);
  const folder = await mkdtemp(join(tmpdir(), 'daoji-counts-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const args = [
      ...before,
      'node_modules/mocha/bin/mocha.js',
      '--import=tsx',
      '--reporter',
      './scripts/mocha-counts.cjs',
      ...(part.mocha ?? []),
    ];
    const { code } = await runProcess(program, [...args, ...testGlobs(part)], {
      ...options,
      env: {
        CORE_CHAINCODE_LOGGING_LEVEL: 'warning',
        ...options.env,
        ...part.env,
        COUNTS_FILE: countsFile,
      },
    });
    return countsOf(await readFile(countsFile, 'utf8').catch(() => ''), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countsOf(text: string, code: number): Counted {
  if (text === '') return failedOnce('mocha', `ended before it counted, exit code ${code}`);
  const { passes, failures, pending, failed } = JSON.parse(text) as {
    passes: number;
    failures: number;
    pending: number;
    failed: FailedTest[];
  };
  if (code !== 0 && failures === 0) {
    const crash = { title: 'mocha', error: `no test failed, yet exit code ${code}` };
    return { passed: passes, failed: 1, skipped: pending, failures: [crash] };
  }
  return { passed: passes, failed: failures, skipped: pending, failures: failed };
}
