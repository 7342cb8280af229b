// SPDX-License-Identifier: Apache-2.0
import { SERVICE_FUNCTIONS, type ChannelName } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';

import { withLedger, type CliContext } from '../cli-context.js';
import { networkLine, programLine } from '../network/command-lines.js';
import { serviceEnvironment } from '../network/daoji-home.js';
import { found, type Finding } from './finding.js';
import { machineFindings } from './machine-checks.js';
import { networkState } from './process-states.js';
import { serverChecks } from './server-checks.js';
import { serviceFinding, serviceUrls } from './service-readiness.js';

export type { Finding } from './finding.js';

/**
 * Looks at machine, processes and every server by a real call; changes nothing. Each part that is down is named once,
 * by its process's name; a service that merely waits for such a part is a warning.
 */
export async function examine(context: CliContext): Promise<Finding[]> {
  const up = networkLine(context.home, 'up');
  const machine = await machineFindings(context.home, Date.now());
  const home = await found('home', up, () => {
    serviceEnvironment(context.home, 'gateway');
    return Promise.resolve(context.home.dir);
  });
  if (home.state === 'down') return [...machine, home];
  const { processes, leaderless } = await networkState(context.home);
  const isNamed = (name: string): boolean => processes.some((finding) => finding.name === name);
  const answers = await Promise.all([
    ...(['trace', 'anchor'] as const).map((channel) => channelFinding(context, channel)),
    ...serverChecks(context.home)
      .filter(({ name }) => !isNamed(name))
      .map(({ name, check }) => found(name, `${up}; log: log/${name}.log`, check)),
  ]);
  const parts = [...processes, ...answers];
  const isPartDown = parts.some(({ state }) => state === 'down');
  const elections = leaderless.map((channel) => leaderFinding(context, channel, isPartDown));
  const services = await Promise.all(
    serviceUrls(context.home)
      .filter(({ name }) => !isNamed(name))
      .map((service) => serviceFinding(service, isPartDown, up)),
  );
  return [...machine, home, ...parts, ...elections, ...services];
}

function channelFinding(context: CliContext, channel: ChannelName): Promise<Finding> {
  return found(
    `channel ${channel}`,
    `${networkLine(context.home, 'up')}; ${programLine(context.home, 'doctor')}`,
    () =>
      withLedger(context, 'gateway', async (ledger) =>
        fromUtf8(await ledger.evaluate(channel, SERVICE_FUNCTIONS.ping, [])).slice(0, 120),
      ),
  );
}

/** Too few orderers cannot elect a leader: then they are named, and this follows from it. */
function leaderFinding({ home }: CliContext, channel: string, isPartDown: boolean): Finding {
  const detail = '排序节点没有主节点 · the orderers have no leader';
  const name = `orderers ${channel}`;
  if (isPartDown) return { name, state: 'warn', detail };
  return {
    name,
    state: 'down',
    detail,
    fix: `${networkLine(home, 'down')}; ${networkLine(home, 'up')}`,
  };
}
