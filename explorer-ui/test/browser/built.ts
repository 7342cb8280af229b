// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A fresh build in a folder of its own. */
export interface Built {
  readonly dist: string;
  readonly remove: () => Promise<void>;
}

/** Builds the pages from the sources, so that no test looks at an old build. */
export async function buildPages(): Promise<Built> {
  const dist = await mkdtemp(join(tmpdir(), 'daoji-ui-'));
  const script = join(import.meta.dirname, '../../scripts/build.mjs');
  await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, EXPLORER_DIST: dist },
  });
  return { dist, remove: () => rm(dist, { force: true, recursive: true }) };
}
