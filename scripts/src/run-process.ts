// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';

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
}

/**
 * Runs a program to its end; stderr always goes to our own.
 * @returns exit code, 128 when a signal ended it. @throws when it cannot be started.
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.capture === true ? 'pipe' : 'inherit', 'inherit'],
    });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, stdout }));
  });
}
