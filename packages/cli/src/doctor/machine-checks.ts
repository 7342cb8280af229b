// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { DaojiHome } from '../network/daoji-home.js';
import type { Finding } from './finding.js';

const MIB = 1024 * 1024;
const LOW_MIB = 2048;
const FULL_MIB = 512;
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;
const LEAST_NODE = [20, 19] as const;

/** Node version, disk space, clock and certificates of this machine and home. */
export async function machineFindings(home: DaojiHome, now: number): Promise<Finding[]> {
  return [
    nodeFinding(),
    await diskFinding(home),
    await clockFinding(home, now),
    ...(await certificateFindings(home, now)),
  ];
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const detail = `Node ${process.versions.node}`;
  if (isEnough) return { name: 'node', state: 'ok', detail };
  return {
    name: 'node',
    state: 'down',
    detail,
    fix: `install Node ${LEAST_NODE.join('.')} or newer`,
  };
}

async function diskFinding(home: DaojiHome): Promise<Finding> {
  const { bavail, bsize } = await statfs(existsSync(home.dir) ? home.dir : home.repo);
  const free = Math.floor((bavail * bsize) / MIB);
  const detail = `${free} MiB free`;
  if (free >= LOW_MIB) return { name: 'disk', state: 'ok', detail };
  const state = free < FULL_MIB ? 'down' : 'warn';
  return { name: 'disk', state, detail, fix: `free at least ${LOW_MIB} MiB below ${home.dir}` };
}

async function clockFinding(home: DaojiHome, now: number): Promise<Finding> {
  const detail = new Date(now).toISOString();
  const made = await stat(join(home.dir, 'created.json')).catch(() => undefined);
  if (!made || made.mtimeMs <= now) return { name: 'clock', state: 'ok', detail };
  const fix = 'set the clock: it lies before this network was made';
  return { name: 'clock', state: 'down', detail, fix };
}

async function certificateFindings(home: DaojiHome, now: number): Promise<Finding[]> {
  const folder = join(home.dir, 'tls');
  const names = existsSync(folder) ? await readdir(folder) : [];
  const findings: Finding[] = [];
  for (const name of names.filter((file) => file.endsWith('.pem') && !file.endsWith('.both.pem'))) {
    const { validTo } = new X509Certificate(await readFile(join(folder, name)));
    const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
    if (days >= SOON_DAYS) continue;
    const fix = 'make new certificates before that day';
    findings.push({
      name: `tls/${name}`,
      state: days < 0 ? 'down' : 'warn',
      detail: `valid to ${validTo}`,
      fix,
    });
  }
  const whole: Finding = {
    name: 'certificates',
    state: 'ok',
    detail: `${names.length} files, none ends within ${SOON_DAYS} days`,
  };
  return findings.length > 0 ? findings : [whole];
}
