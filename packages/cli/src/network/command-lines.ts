// SPDX-License-Identifier: Apache-2.0
import { isAbsolute, join, relative } from 'node:path';

import type { DaojiHome } from './daoji-home.js';

/** What a person types to bring a network up or down, from the folder in which they stand. @param from - absolute folder. */
export function networkLine(
  home: DaojiHome,
  command: 'up' | 'down',
  from: string = process.cwd(),
): string {
  const script = shownPath(join(home.repo, 'scripts', 'bootstrap.mjs'), from);
  const services = command === 'up' ? ' --services' : '';
  return `node ${script} ${command}${services}${homeFlag(home, from)}`;
}

/** What a person types to run this program: nobody has installed it as `daoji`. */
export function programLine(
  home: DaojiHome,
  command: string,
  from: string = process.cwd(),
): string {
  const program = shownPath(join(home.repo, 'packages', 'cli', 'bin', 'daoji.mjs'), from);
  return `node ${program} ${command}${homeFlag(home, from)}`;
}

/** The default home needs no word. */
function homeFlag({ dir, repo }: DaojiHome, from: string): string {
  return dir === join(repo, '.daoji', 'default') ? '' : ` --home ${shownPath(dir, from)}`;
}

/** Relative where it lies below; a path that climbs is no easier to read than a whole one. */
function shownPath(path: string, from: string): string {
  const below = relative(from, path);
  const shown = below.startsWith('..') || isAbsolute(below) || below === '' ? path : below;
  return shown.includes(' ') ? JSON.stringify(shown) : shown;
}
