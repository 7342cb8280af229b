// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';
import { canFetch, nodeOf } from './other-node.js';
import { testGlobs, type PartResult, type TestPart } from './part.js';

/** Runs one part and counts it. A part that crashes before counting is one failure, never zero tests. */
export async function runPart(part: TestPart, env: NodeJS.ProcessEnv): Promise<PartResult> {
  const started = performance.now();
  const counted = part.check ? await runCheck(part.check, env) : await runMocha(part, env);
  return { name: part.name, ...counted, elapsedMs: performance.now() - started };
}

type Counted = Pick<PartResult, 'passed' | 'failed' | 'skipped'>;

async function runCheck(check: readonly string[], env: NodeJS.ProcessEnv): Promise<Counted> {
  const [program = 'false', ...args] = check;
  const { code } = await runProcess(program, args, { cwd: REPO_ROOT, env });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runMocha(part: TestPart, env: NodeJS.ProcessEnv): Promise<Counted> {
  if (part.node !== undefined && !(await canFetch(part.node)))
    return { passed: 0, failed: 0, skipped: 1 };
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
      cwd: REPO_ROOT,
      env: { CORE_CHAINCODE_LOGGING_LEVEL: 'warning', ...env, COUNTS_FILE: countsFile },
    });
    return countsOf(await readFile(countsFile, 'utf8').catch(() => ''), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countsOf(text: string, code: number): Counted {
  if (text === '') return { passed: 0, failed: 1, skipped: 0 };
  const { passes, failures, pending } = JSON.parse(text) as {
    passes: number;
    failures: number;
    pending: number;
  };
  const crashed = code !== 0 && failures === 0 ? 1 : 0;
  return { passed: passes, failed: failures + crashed, skipped: pending };
}
