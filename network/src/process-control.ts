// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';
import { processIdentity } from './process-identity.js';

/** How one process is started. */
export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

const recordSchema = z.object({ pid: z.int().positive(), identity: z.string().min(1) });
const STOP_DEADLINE_MS = 10_000;
const POLL_MS = 25;

function pidFile(home: Home, name: string): string {
  return join(home.dir, 'run', `${name}.pid`);
}

/** Log file of a process. */
export function logFile(home: Home, name: string): string {
  return join(home.dir, 'log', `${name}.log`);
}

/** The pid of a process of this home, if it runs and really is the one that was started. */
export function runningPid(home: Home, name: string): number | undefined {
  const parsed = recordSchema.safeParse(readRecord(home, name));
  if (!parsed.success) return undefined;
  const { pid, identity } = parsed.data;
  return processIdentity(pid) === identity ? pid : undefined;
}

function readRecord(home: Home, name: string): unknown {
  try {
    return readJson(pidFile(home, name));
  } catch {
    return undefined; // a pid file cut short by a crash names nobody
  }
}

/** Starts a process detached from this one, its output appended to its log. Answers its pid. */
export function launch(home: Home, start: Launch): number {
  mkdirSync(join(home.dir, 'log'), { recursive: true });
  const log = openSync(logFile(home, start.name), 'a', 0o600);
  const child = spawn(start.command, start.args, {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: start.cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...start.env },
  });
  closeSync(log);
  child.on('error', () => undefined); // reported below: there is no pid then
  child.unref();
  const identity = child.pid === undefined ? undefined : processIdentity(child.pid);
  if (child.pid === undefined || identity === undefined) throw died(home, start.name);
  writeWhole(pidFile(home, start.name), JSON.stringify({ pid: child.pid, identity }), true);
  return child.pid;
}

/** The error for a process that ended by itself, with its last lines. */
export function died(home: Home, name: string): NetworkError {
  const file = logFile(home, name);
  const tail = lastLines(home, name, 5).join('\n');
  return new NetworkError(
    tail.includes('no space left on device') ? 'DISK_FULL' : 'PROCESS_DIED',
    `${name} 启动后退出，日志：${file}`,
    `${name} ended by itself, log: ${file}\n${tail}`,
  );
}

/** The last lines of a process's log. */
export function lastLines(home: Home, name: string, count: number): string[] {
  const file = logFile(home, name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}

/** Sends a signal to a process of this home; `false` where it does not run. */
export function signal(home: Home, name: string, which: 'SIGTERM' | 'SIGKILL'): boolean {
  const pid = runningPid(home, name);
  if (pid === undefined) return false;
  process.kill(pid, which);
  return true;
}

/** Ends a process: politely, then after ten seconds by force. `false` where it did not run. */
export async function stop(
  home: Home,
  name: string,
  first: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<boolean> {
  const wasRunning = signal(home, name, first);
  const deadline = Date.now() + STOP_DEADLINE_MS;
  while (runningPid(home, name) !== undefined) {
    if (Date.now() > deadline) signal(home, name, 'SIGKILL');
    await delay(POLL_MS);
  }
  rmSync(pidFile(home, name), { force: true });
  return wasRunning;
}
