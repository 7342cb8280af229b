// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Home } from './home.js';
import { address, port } from './home.js';
import { NetworkError } from './network-error.js';
import type { ProcessEntry } from './topology.js';

/** Whether nobody listens on a port of an address of this machine. */
export function isFree(host: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ host, port: number, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** A process killed a moment ago may hold its sockets a little longer. */
const GRACE_MS = 3000;
const POLL_MS = 50;

async function becomesFree(host: string, number: number, graceMs: number): Promise<boolean> {
  const deadline = Date.now() + graceMs;
  while (!(await isFree(host, number))) {
    if (Date.now() >= deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/**
 * Refuses to start a process whose port another program holds.
 * @throws {@link NetworkError} `PORT_BUSY` naming the port and the way out.
 */
export async function requireFreePorts(
  home: Home,
  entry: ProcessEntry,
  graceMs = GRACE_MS,
): Promise<void> {
  for (const which of Object.keys(entry.ports)) {
    const number = port(home, entry, which);
    if (await becomesFree(address(home, entry), number, graceMs)) continue;
    throw new NetworkError(
      'PORT_BUSY',
      `端口 ${number} 被其他程序占用，${entry.name} 无法启动；请停掉该程序，或设置 DAOJI_PORT_BASE（现为 ${home.portBase}）`,
      `port ${number} for ${entry.name} is in use by another program; stop it or set DAOJI_PORT_BASE (now ${home.portBase})`,
    );
  }
}
