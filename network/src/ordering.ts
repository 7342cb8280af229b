// SPDX-License-Identifier: Apache-2.0
import { planPing } from './gateway-client.js';
import type { Home } from './home.js';
import { endpoint } from './home.js';
import { NetworkError } from './network-error.js';
import { processesOf } from './topology.js';

/**
 * Has `meta:ping` of a channel planned and looks whether its orderers have a leader, without which what is planned
 * is never committed.
 * @returns the answer of `meta:ping`. @throws {@link NetworkError} `NO_LEADER`, or what the Gateway service says.
 */
export async function planChannel(home: Home, channel: string): Promise<string> {
  const [answer, hasLeader] = await Promise.all([
    planPing(home, channel),
    hasOrderingLeader(home, channel),
  ]);
  if (hasLeader) return answer;
  throw new NetworkError(
    'NO_LEADER',
    `通道 ${channel} 的排序节点尚未选出主节点`,
    `the orderers of channel ${channel} have no leader`,
  );
}

/** Whether an orderer says of itself that it leads the channel (`consensus_etcdraft_is_leader`). */
export async function hasOrderingLeader(home: Home, channel: string): Promise<boolean> {
  const line = `consensus_etcdraft_is_leader{channel="${channel}"} 1`;
  const answers = await Promise.allSettled(
    processesOf(home.topology, 'orderer').map(async (entry) => {
      const url = `http://${endpoint(home, entry, 'operations')}/metrics`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
      return (await answer.text()).includes(line);
    }),
  );
  return answers.some((answer) => answer.status === 'fulfilled' && answer.value);
}
