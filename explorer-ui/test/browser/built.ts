// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

let pages: Promise<string> | undefined;

/**
 * Folder of the pages: what the test run built (`DAOJI_PAGES`), or a build of its own from the sources, so that no test
 * looks at an old one. That is gone when every suite has ended.
 */
export async function builtPages(): Promise<string> {
  const built = process.env['DAOJI_PAGES'];
  if (built !== undefined) return built;
  pages ??= build();
  return pages;
}

after(async () => {
  const dist = await pages?.catch(() => undefined);
  if (dist !== undefined) await rm(dist, { force: true, recursive: true });
});

async function build(): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'daoji-ui-'));
  const script = join(import.meta.dirname, '../../scripts/build.mjs');
  await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, EXPLORER_DIST: dist },
  });
  return dist;
}
