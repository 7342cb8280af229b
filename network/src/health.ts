// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Home } from './home.js';
import { address, endpoint, port } from './home.js';
import { influxAnswers } from './influx-setup.js';
import { NetworkError } from './network-error.js';
import { died, runningPid } from './process-control.js';
import type { ProcessEntry } from './topology.js';

const POLL_MS = 60;
const START_MS = 90_000;

/** Waits until a started process serves; fails at once when it ends by itself. */
export async function waitHealthy(home: Home, entry: ProcessEntry): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (!(await isHealthy(home, entry))) {
    if (runningPid(home, entry.name) === undefined) throw died(home, entry.name);
    if (Date.now() > deadline) throw notReady(entry.name, `no answer after ${START_MS / 1000} s`);
    await delay(POLL_MS);
  }
}

/** Whether a process answers in the way of its kind. */
export async function isHealthy(home: Home, entry: ProcessEntry): Promise<boolean> {
  try {
    switch (entry.kind) {
      case 'orderer':
      case 'peer':
        return await answersHttp(`http://${endpoint(home, entry, 'operations')}/healthz`);
      case 'service':
        return await answersHttp(`http://${endpoint(home, entry)}/healthz`);
      case 'influxdb':
        return await influxAnswers(home);
      default:
        return await accepts(address(home, entry), port(home, entry));
    }
  } catch {
    return false;
  }
}

async function answersHttp(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await answer.arrayBuffer();
  return answer.ok;
}

function accepts(host: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: number, timeout: 2000 });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

/** The error for something that does not become ready in time. */
export function notReady(what: string, why: string): NetworkError {
  return new NetworkError('NOT_READY', `${what} 未就绪：${why}`, `${what} is not ready: ${why}`);
}
