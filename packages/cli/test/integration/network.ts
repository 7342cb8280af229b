// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folder of the shared test data; absent on other machines. */
export const SHARED_DATA = join(CLI, '..', '..', '..', 'shared', 'data');

/** Folder of the network that the tests use, or `undefined` where none was made. */
export function networkHome(): string | undefined {
  const home = process.env['DAOJI_HOME'];
  const isMade = home !== undefined && existsSync(join(home, 'env', 'iot-bridge.env'));
  if (isMade) return home;
  if (process.env['DAOJI_REQUIRE_NETWORK'] === '1')
    throw new Error('expected a network in DAOJI_HOME');
  return undefined;
}

/** How a call of the command ended. */
export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the daoji command as a process of its own. */
export function daoji(args: readonly string[]): Promise<Called> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(CLI, 'bin', 'daoji.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
