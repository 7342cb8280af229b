// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { print } from './print.js';

/** How a child ended, and what it printed where that was captured. */
export interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
}

/** Options of {@link runProcess}. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** True: stdout is returned; false: it goes to our own. */
  readonly capture?: boolean;
  /** Stands before each line of stdout and stderr, so that programs that run beside each other can be told apart. */
  readonly label?: string | undefined;
  /** True: a process group of its own, so that Ctrl-C in the terminal does not reach it. */
  readonly isOwnGroup?: boolean;
  /** Sends SIGTERM when it is aborted; the result then is that of the ended program. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program to its end; stderr goes to our own, or with a label to our stdout.
 * @returns exit code, 128 when a signal ended it. @throws when it cannot be started.
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<ProcessResult> {
  const { capture, label } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      detached: options.isOwnGroup === true,
      stdio: [
        'ignore',
        capture === true || label !== undefined ? 'pipe' : 'inherit',
        label === undefined ? 'inherit' : 'pipe',
      ],
    });
    const end = (): boolean => child.kill();
    options.signal?.addEventListener('abort', end, { once: true });
    let stdout = '';
    if (capture === true)
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
    if (label !== undefined)
      for (const stream of [child.stdout, child.stderr]) if (stream) printLines(stream, label);
    child.once('error', reject);
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', end);
      resolve({ code: code ?? 128, stdout });
    });
  });
}

function printLines(input: Readable, label: string): void {
  createInterface({ input }).on('line', (line) => print(`${label} │ ${line}`));
}
