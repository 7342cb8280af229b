// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { fromUtf8 } from '@daoji/proof';

import { CliError, EXIT } from '../cli-error.js';
import { openFleet } from '../network/fleet.js';
import { readWhole } from '../prove/bundle-file.js';
import { simulatedProfile } from '../simulate/device-kinds.js';
import { playSeason, type SeasonTimes } from '../simulate/play-season.js';
import { parseSeasonPlan } from '../simulate/season-plan.js';
import type { RegisterCommand } from './register-command.js';

interface SimulateFlags {
  readonly devices: string;
  readonly from: string;
  readonly to: string;
  readonly step: string;
  readonly factor?: string;
  readonly fast?: boolean;
}

const EXAMPLES = `
Everything that is simulated is synthetic. DEVICES.yaml:
  seed: panjin
  clockPolicy: live
  devices:
    - { deviceId: pj01-paddy-0001, kind: paddy-station, subject: { kind: parcel, id: p-0001 } }
    - { deviceId: pj01-bin-0001, kind: grain-bin, subject: { kind: bin, id: bin-1 } }
    - { deviceId: pj01-mill-0001, kind: mill-line, subject: { kind: mill-line, id: line-1 } }

Examples:
  daoji simulate --devices devices.yaml --from 2026-05-01T00:00:00Z --to 2026-10-01T00:00:00Z --step 6h --fast
  daoji simulate --devices devices.yaml --from 2026-06-01T00:00:00Z --to 2026-06-02T00:00:00Z --step 10m --factor 3600
`;

/** `daoji simulate`: devices with keys of their own that speak the real protocol. */
export const registerSimulateCommand: RegisterCommand = (program, run) => {
  program
    .command('simulate')
    .description('模拟一季的监测设备（合成数据）· play a season of devices (synthetic)')
    .requiredOption('--devices <file>', '设备表 · devices in YAML')
    .requiredOption('--from <time>', 'UTC')
    .requiredOption('--to <time>', 'UTC, not included')
    .option('--step <duration>', '步长 · e.g. 10m, 1h, 1d', '1h')
    .option('--factor <n>', '倍速 · simulated seconds per second')
    .option('--fast', '尽快 · as fast as the bridge acks (default)')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, flags: SimulateFlags) => {
        const plan = parseSeasonPlan(fromUtf8(await readWhole(flags.devices)));
        const times = timesOf(flags);
        const devices = plan.devices.map(({ deviceId, kind, subject }) => {
          return { deviceId, subject, profile: simulatedProfile(kind, plan.clockPolicy) };
        });
        const clients = await openFleet({ ...context, ackWaitMs: 5_000 }, devices);
        try {
          for (const client of clients) client.start();
          const sleep = async (ms: number): Promise<void> => wait(ms);
          const sent = await playSeason(plan, clients, times, sleep);
          for (const client of clients) await client.drained();
          const counts = { devices: clients.length, sent, acked: sent };
          context.out.result(`合成读数 · synthetic readings sent and acked: ${sent}`, counts);
        } finally {
          await Promise.all(clients.map((client) => client.close()));
        }
        return EXIT.ok;
      }),
    );
};

function timesOf({ from, to, step, factor, fast }: SimulateFlags): SeasonTimes {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (!(fromMs < toMs))
    throw new CliError('USAGE', `expected --from before --to, got ${from} and ${to}`);
  const speed = factor === undefined || fast ? undefined : Number(factor);
  if (speed !== undefined && !(speed >= 1)) {
    throw new CliError('USAGE', `expected --factor of at least 1, got ${factor ?? ''}`);
  }
  return { fromMs, toMs, stepMs: durationMs(step), factor: speed };
}

function durationMs(text: string): number {
  const units: Readonly<Record<string, number>> = {
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  const [, amount, unit = ''] = /^(\d{1,4})([smhd])$/.exec(text) ?? [];
  const size = units[unit];
  if (amount !== undefined && size !== undefined && Number(amount) > 0)
    return Number(amount) * size;
  throw new CliError('USAGE', `expected --step such as 10m, 1h or 1d, got ${text.slice(0, 20)}`);
}
