// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';

/** A command that a tool run needs beyond its arguments. */
export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/**
 * Path of a program of the network.
 * @throws {@link NetworkError} `BINARY_MISSING` saying how to build it.
 */
export function program(dir: string, name: string): string {
  const path = join(dir, name);
  if (existsSync(path)) return path;
  throw new NetworkError(
    'BINARY_MISSING',
    `缺少程序 ${path}，请运行 npm run up（它会先编译）`,
    `the program ${path} is missing; run "npm run up", which builds it first`,
  );
}

/** Path of one of Fabric's own programs: the operator's, else the built one. */
export function fabricProgram(home: Home, name: string): string {
  return existsSync(join(home.fabricBinDir, name))
    ? join(home.fabricBinDir, name)
    : program(home.binDir, name);
}

/**
 * Runs a program to its end and answers its standard output.
 * @throws {@link NetworkError} `TOOL_FAILED` with the last lines that it wrote.
 */
export function runTool(
  path: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      path,
      args,
      {
        env: { PATH: process.env['PATH'] ?? '', ...options.env },
        cwd: options.cwd,
        maxBuffer: 32 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-4).join('\n');
        const what = `${basename(path)} ${args.slice(0, 3).join(' ')}`;
        reject(new NetworkError('TOOL_FAILED', `${what} 失败：${said}`, `${what} failed: ${said}`));
      },
    );
  });
}
