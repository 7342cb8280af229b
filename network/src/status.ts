// SPDX-License-Identifier: Apache-2.0
import { explain } from './gateway-client.js';
import { isHealthy } from './health.js';
import type { Home } from './home.js';
import { endpoint, isCreated } from './home.js';
import { planChannel } from './ordering.js';
import { runningPid } from './process-control.js';

/** State of one process. */
export interface ProcessStatus {
  readonly name: string;
  readonly kind: string;
  readonly endpoint: string;
  readonly pid: number | null;
  readonly healthy: boolean;
}

/** State of one channel: the answer of `meta:ping`, or why no transaction can be planned. */
export interface ChannelStatus {
  readonly name: string;
  readonly plannable: boolean;
  readonly detail: string;
}

/** State of a network. */
export interface NetworkStatus {
  readonly home: string;
  readonly created: boolean;
  readonly healthy: boolean;
  readonly processes: readonly ProcessStatus[];
  readonly channels: readonly ChannelStatus[];
}

/** Looks at every process and channel of a home, changing nothing. */
export async function networkStatus(home: Home): Promise<NetworkStatus> {
  const created = isCreated(home);
  const processes = await Promise.all(
    home.topology.processes.map(async (entry) => {
      const pid = runningPid(home, entry.name) ?? null;
      const healthy = pid !== null && (await isHealthy(home, entry));
      return { name: entry.name, kind: entry.kind, endpoint: endpoint(home, entry), pid, healthy };
    }),
  );
  const channels = created
    ? await Promise.all(home.topology.channels.map(({ name }) => channelStatus(home, name)))
    : [];
  const core = processes.filter((entry) => entry.kind !== 'service');
  const healthy =
    created && core.every((entry) => entry.healthy) && channels.every((entry) => entry.plannable);
  return { home: home.dir, created, healthy, processes, channels };
}

async function channelStatus(home: Home, name: string): Promise<ChannelStatus> {
  try {
    return { name, plannable: true, detail: await planChannel(home, name) };
  } catch (error) {
    return { name, plannable: false, detail: explain(error) };
  }
}
