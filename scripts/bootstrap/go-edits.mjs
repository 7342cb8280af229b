// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { BootstrapError } from './say.mjs';

/**
 * Build flags for a tool group whose `edits.json` mends a dependency: a copy of that module with the edits, and a
 * go.mod that names it. None where there is no such file. Each text that an edit looks for must stand in its file
 * exactly once, so that another version of the dependency stops the build instead of running unmended.
 */
export function editFlags({ go, group, out }) {
  const file = join(group, 'edits.json');
  if (!existsSync(file)) return [];
  const { module, leftOut = [], edits } = JSON.parse(readFileSync(file, 'utf8'));
  const answer = execFileSync(go, ['mod', 'download', '-json', module], {
    cwd: group,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const copy = join(out, 'module');
  copyModule(JSON.parse(answer.toString('utf8')).Dir, copy, leftOut);
  for (const edit of edits) {
    const place = join(copy, edit.file);
    const mended = apply(readFileSync(place, 'utf8'), edit);
    chmodSync(place, 0o644);
    writeFileSync(place, mended);
  }
  copyFileSync(join(group, 'go.sum'), join(out, 'go.sum'));
  const pinned = readFileSync(join(group, 'go.mod'), 'utf8');
  writeFileSync(join(out, 'go.mod'), `${pinned}\nreplace ${module} => ${copy}\n`);
  return ['-modfile', join(out, 'go.mod')];
}

function copyModule(from, to, leftOut) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const skipped = leftOut.map((name) => join(from, name));
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !skipped.some((place) => path === place || path.startsWith(place + sep)),
  });
  openFolders(to);
}

/** The module cache is read-only; what is copied from it must be removable. */
function openFolders(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
  }
}

function apply(text, { file, find, replace }) {
  const parts = text.split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new BootstrapError(
    `${file} 与 edits.json 不符`,
    `${file} is not what edits.json mends: its text stands there ${parts.length - 1} times, expected once`,
  );
}
