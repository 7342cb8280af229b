// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { repo } from './repo.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** Compiles every package that changed. */
export async function compile() {
  say('编译 TypeScript', 'compiling TypeScript');
  await run(process.execPath, [join(repo, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
}
