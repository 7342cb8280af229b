// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** Clock ticks of `/proc/<pid>/stat` in a second: USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** One process at one moment. */
export interface ProcessSample {
  readonly name: string;
  readonly pid: number;
  readonly rssBytes: number;
  /** Highest resident size since the process began. */
  readonly peakRssBytes: number;
  /** CPU seconds since the process began, user and system. */
  readonly cpuSeconds: number;
}

/** The computer that measured. */
export interface Machine {
  readonly cores: number;
  readonly model: string;
  readonly memoryBytes: number;
  readonly node: string;
}

/** Every process of a network that runs, and this one as `load`, in the order of their names. */
export function sampleProcesses(homeDir: string): ProcessSample[] {
  const run = join(homeDir, 'run');
  const started = readdirSync(run)
    .filter((file) => file.endsWith('.pid'))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), pid: pidOf(join(run, file)) }));
  return [...started, { name: 'load', pid: process.pid }].flatMap(({ name, pid }) => {
    const sample = sampleOf(name, pid);
    return sample ? [sample] : [];
  });
}

/** Describes this computer. */
export function thisMachine(): Machine {
  const all = cpus();
  return {
    cores: all.length,
    model: all[0]?.model.trim() ?? 'unknown',
    memoryBytes: totalmem(),
    node: process.version,
  };
}

function pidOf(file: string): number {
  const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isRecord = typeof record === 'object' && record !== null && 'pid' in record;
  return isRecord && typeof record.pid === 'number' ? record.pid : 0;
}

function sampleOf(name: string, pid: number): ProcessSample | undefined {
  const status = readProc(pid, 'status');
  const stat = readProc(pid, 'stat');
  if (status === undefined || stat === undefined) return undefined;
  const kib = (key: string): number =>
    Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? '0') * 1024;
  // The name in parentheses may hold spaces: count from its end. Fields 14 and 15 are utime and stime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? '0') + Number(fields[12] ?? '0');
  return {
    name,
    pid,
    rssBytes: kib('VmRSS'),
    peakRssBytes: kib('VmHWM'),
    cpuSeconds: ticks / TICKS_PER_SECOND,
  };
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return undefined;
    throw cause;
  }
}
