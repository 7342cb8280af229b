// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BridgeError } from '../bridge-error.js';

/**
 * Takes `LOCK` in the spool's directory: the process id and its start time, so that a reused id does not count.
 * A lock whose process is gone (kill -9) is taken over. @returns what gives the lock back.
 * @throws {@link BridgeError} `SPOOL_LOCKED` while its process lives.
 */
export function takeLock(dir: string): () => void {
  const path = join(dir, 'LOCK');
  const mine = `${process.pid} ${startTimeOf(process.pid) ?? ''}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (tryCreate(path, mine)) return () => rmSync(path, { force: true });
    assertStale(path);
    rmSync(path, { force: true });
  }
  throw new BridgeError('SPOOL_LOCKED', `expected to take ${path}, another process was faster`);
}

function tryCreate(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

function assertStale(path: string): void {
  const [pid = '', started = ''] = readText(path).trim().split(' ');
  const alive = startTimeOf(Number(pid));
  if (alive !== undefined && (started === '' || started === alive)) {
    throw new BridgeError('SPOOL_LOCKED', `expected a free spool, ${path} is held by pid ${pid}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw cause;
  }
}

/** Field 22 of `/proc/<pid>/stat` (clock ticks since boot), or `undefined` when there is no such process. */
function startTimeOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const text = readText(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return text === '' || isGone(fields) ? undefined : fields[19];
}

/**
 * A killed process stays as a zombie until its parent asks for it, which may be never. It writes no more once the
 * zombie is its last thread (field 20): before that, a thread may still be inside a write.
 */
function isGone([state = '', ...fields]: readonly string[]): boolean {
  return (state === 'Z' || state === 'X') && Number(fields[16]) <= 1;
}
