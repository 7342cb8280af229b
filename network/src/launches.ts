// SPDX-License-Identifier: Apache-2.0
import { caLaunch } from './ca-server.js';
import { chaincodeLaunch } from './chaincode-launch.js';
import { waitHealthy } from './health.js';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';
import { ordererLaunch } from './orderer-settings.js';
import { peerLaunch } from './peer-settings.js';
import { requireFreePorts } from './ports.js';
import type { Launch } from './process-control.js';
import { launch, runningPid } from './process-control.js';
import { serviceLaunch } from './service-env.js';
import { brokerLaunch, ferretLaunch, influxLaunch } from './storage-launch.js';
import type { ProcessEntry } from './topology.js';

function launchOf(home: Home, entry: ProcessEntry): Launch {
  switch (entry.kind) {
    case 'ca':
      return caLaunch(home);
    case 'orderer':
      return ordererLaunch(home, entry);
    case 'peer':
      return peerLaunch(home, entry);
    case 'chaincode':
      return chaincodeLaunch(home, entry);
    case 'influxdb':
      return influxLaunch(home, entry);
    case 'broker':
      return brokerLaunch(home, entry);
    case 'ferretdb':
      return ferretLaunch(home, entry);
    case 'service':
      return serviceLaunch(home, entry);
  }
}

/** Starts one process unless it runs, and waits until it serves. Answers whether it was started. */
export async function start(home: Home, entry: ProcessEntry): Promise<boolean> {
  if (await serves(home, entry)) return false;
  await requireFreePorts(home, entry);
  launch(home, launchOf(home, entry));
  await waitHealthy(home, entry);
  return true;
}

/** True once a running process answers; false when none runs, or when it ends while we wait (a kill under way). */
async function serves(home: Home, entry: ProcessEntry): Promise<boolean> {
  if (runningPid(home, entry.name) === undefined) return false;
  try {
    await waitHealthy(home, entry);
    return true;
  } catch (error) {
    if (error instanceof NetworkError && error.code === 'PROCESS_DIED') return false;
    throw error;
  }
}

/**
 * Starts several processes at once, and looks again at those that ran: one that was killed a moment ago may have accepted a
 * connection before it ended.
 */
export async function startAll(home: Home, entries: readonly ProcessEntry[]): Promise<void> {
  const wereStarted = await Promise.all(entries.map((entry) => start(home, entry)));
  const ran = entries.filter((_, index) => wereStarted[index] === false);
  await Promise.all(ran.map((entry) => start(home, entry)));
}
