// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, repo } from './repo.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { digest, isFresh, writeStamp } from './stamp.mjs';

const folder = join(repo, 'explorer-ui');
const STAMP = join(cacheDir, 'explorer-ui.stamp');

/** Builds the web pages where their sources changed. */
export async function buildExplorer() {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!scripts?.build || !existsSync(join(folder, 'scripts', 'build.mjs'))) return;
  const parts = ['apps', 'src', 'scripts', 'public', 'index.html', 'vite.config.mjs', 'package.json'];
  const value = digest([
    ...parts.map((part) => join(folder, part)),
    join(repo, 'packages', 'proof', 'dist'),
    join(repo, 'packages', 'model', 'dist'),
  ]);
  if (isFresh(STAMP, value) && existsSync(join(folder, 'dist'))) return;
  say('构建网页', 'building the web pages');
  await run('npm', ['run', '--silent', 'build', '-w', 'explorer-ui'], { quiet: true });
  writeStamp(STAMP, value);
}
