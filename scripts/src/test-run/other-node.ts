// SPDX-License-Identifier: Apache-2.0
import { print } from '../print.js';
import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';

/** Program and first arguments that run a script on this Node.js, or on the one that an npm package brings. */
export function nodeOf(npmPackage: string | undefined): [string, string[]] {
  if (npmPackage === undefined) return [process.execPath, []];
  return ['npm', ['exec', '--yes', `--package=${npmPackage}`, '--', 'node']];
}

/** Whether npm can get that Node.js here; says so where it cannot, and never gives way in CI. */
export async function canFetch(npmPackage: string): Promise<boolean> {
  if (process.env['CI'] === 'true') return true;
  const [program, before] = nodeOf(npmPackage);
  const { code } = await runProcess(program, [...before, '--version'], {
    cwd: REPO_ROOT,
    env: process.env,
  });
  if (code === 0) return true;
  print(`跳过：取不到 ${npmPackage} · skipped: npm cannot get ${npmPackage}`);
  return false;
}
