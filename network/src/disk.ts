// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, statfsSync } from 'node:fs';
import { NetworkError } from './network-error.js';

const MIB = 1024 * 1024;
/** A new network preallocates about 900 MiB of Raft logs. */
export const NEW_NETWORK_MIB = 2048;
/** What a network that exists needs to go on. */
export const RESUME_MIB = 256;

/** Free space for this user where a folder lies, in MiB. */
export function freeMib(dir: string): number {
  const stats = statfsSync(dir);
  return Math.floor((stats.bavail * stats.bsize) / MIB);
}

/**
 * Refuses to start on a disk with too little room.
 * @throws {@link NetworkError} `DISK_FULL` with both amounts.
 */
export function requireSpace(dir: string, neededMib: number, measure = freeMib): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const free = measure(dir);
  if (free >= neededMib) return;
  throw new NetworkError(
    'DISK_FULL',
    `磁盘空间不足：${dir} 需要 ${neededMib} MiB，只剩 ${free} MiB`,
    `the disk is too full: ${dir} needs ${neededMib} MiB, ${free} MiB are left`,
  );
}
