// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/daoji.mjs', import.meta.url));

/** How a call of the program ended, and what it printed. */
export interface Called {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a user does, a process of its own with nothing to read. */
export function runDaoji(...args: readonly string[]): Called {
  const { status, stderr, stdout } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    input: '',
  });
  return { code: status, stderr, stdout };
}
