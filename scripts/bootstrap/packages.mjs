// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './repo.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** Runs `npm ci` where what is installed is not what the lockfile says. */
export async function installPackages() {
  const lock = join(repo, 'package-lock.json');
  const installed = join(repo, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && isInstalled(read(lock), read(installed))) return;
  say(
    '安装 npm 包（首次约一两分钟）',
    'installing the npm packages (a minute or two the first time)',
  );
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether every package of the lockfile is installed in its version; optional ones may be absent. */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const there = installed.packages[path];
    if (!there) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return there.version === entry.version;
  });
}
