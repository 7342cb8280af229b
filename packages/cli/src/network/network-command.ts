// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { CliError, EXIT } from '../cli-error.js';
import type { DaojiHome } from './daoji-home.js';

/** How a network command ended. */
export interface NetworkCommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `node network/dist/main.js …` for a home.
 * @param show - let its progress through to the terminal instead of keeping it.
 * @throws {@link CliError} `NETWORK_COMMAND` when the network package is not built.
 */
export function runNetworkCommand(
  home: DaojiHome,
  args: readonly string[],
  show = false,
): Promise<NetworkCommandResult> {
  const entry = join(home.repo, 'network', 'dist', 'main.js');
  if (!existsSync(entry)) {
    throw new CliError(
      'NETWORK_COMMAND',
      `expected the built network package at ${entry}: run npm run build`,
    );
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args, '--home', home.dir], {
      cwd: home.repo,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (part: Buffer) => (stdout += part.toString('utf8')));
    child.stderr?.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? EXIT.failed, stdout, stderr }));
  });
}

/** As {@link runNetworkCommand}, but anything but exit code 0 is a fault. @throws {@link CliError} `NETWORK_COMMAND`. */
export async function requireNetworkCommand(
  home: DaojiHome,
  args: readonly string[],
): Promise<string> {
  const { code, stdout, stderr } = await runNetworkCommand(home, args);
  if (code === EXIT.ok) return stdout;
  throw new CliError(
    'NETWORK_COMMAND',
    `network ${args[0] ?? ''} ended with ${code}: ${stderr.trim().slice(0, 400)}`,
  );
}
