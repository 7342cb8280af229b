// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

import type { Command as Program } from 'commander';
import { z } from 'zod';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { parseLineConfig } from '../line/line-config.js';
import { linePorts } from '../line/line-ports.js';
import { LineState } from '../line/line-state.js';
import { LineWorker, type SettledBatch } from '../line/line-worker.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile } from '../people/person-file.js';
import type { RunAction } from './register-command.js';

const HELP = `
CONFIG: {"deviceId":"pj01-scan-1","runs":[{"since":"2026-11-29T00:00:00.000Z","orderId":"co-001","lotId":"pk-002"}]}
A scan belongs to the run at its own time. Add a run when the lot changes; the file is read again with each round.
With --once it exits 1 when scans were refused.

Example:
  daoji codes line line.json --key people/packer.json --serials . --state line-1 --once
`;

/** Between two looks at the log; a batch is sealed every 10 s. */
const LOOK_MS = 1_000;

const statusSchema = z.looseObject({ time: z.iso.datetime() });

interface LineFlags {
  readonly gateway?: string;
  readonly key: string;
  readonly once?: boolean;
  readonly serials: string;
  readonly state: string;
}

/** `daoji codes line`: activates what a line's scanner has read. */
export function registerCodeLine(codes: Program, run: RunAction): void {
  codes
    .command('line')
    .description('生产线扫码启用 · activate what the scanner of a line has read')
    .argument('<config>', '生产线配置 · line.json')
    .requiredOption('--key <file>', '包装责任人密钥 · key of a packer for this line')
    .requiredOption('--serials <dir>', '序列号文件夹 · folder of {order}.serials')
    .requiredOption('--state <dir>', '进度与拒收记录 · progress and refused scans')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--once', '处理现有扫码后退出 · work through what is there and end')
    .addHelpText('after', HELP)
    .action(
      run(async (context, config: string, flags: LineFlags) => {
        const state = await LineState.open(flags.state);
        let refused = 0;
        do {
          for await (const settled of round(context, config, flags, state)) {
            refused += settled.refused.length;
            report(context, settled);
          }
          if (!flags.once) await setTimeout(LOOK_MS);
        } while (!flags.once);
        const kept = await state.refused();
        context.out.result(`拒收扫码 · refused scans: ${kept.length}`, { refused: kept });
        return refused === 0 ? EXIT.ok : EXIT.failed;
      }),
    );
}

async function* round(
  context: CliContext,
  path: string,
  flags: LineFlags,
  state: LineState,
): AsyncGenerator<SettledBatch> {
  const config = parseLineConfig(await readFile(path, 'utf8'));
  const bridge = serviceEnvironment(context.home, 'iot-bridge');
  const gateway = gatewayClient(flags.gateway ?? gatewayUrl(context.home));
  // The network's own time: on a scenario network commands carry that of the scenario.
  const { time } = statusSchema.parse(await gateway.get('/api/v1/status'));
  const ports = await linePorts({
    archiveDir: setting(bridge, 'ARCHIVE_DIR'),
    deviceId: config.deviceId,
    gateway,
    now: () => new Date(time),
    origin: `${setting(bridge, 'SITE_ID')}/${setting(bridge, 'BRIDGE_ID')}`,
    person: await readPersonFile(flags.key),
    serials: flags.serials,
  });
  try {
    yield* new LineWorker(config, ports, state).work();
  } catch (error) {
    // A fault of the moment ends the round, not the worker: the plan is on the disk.
    if (flags.once || !(error instanceof CliError)) throw error;
    context.out.progress(`${error.code}: ${error.message}`);
  } finally {
    await ports.close();
  }
}

function report({ out }: CliContext, { activated, batch, refused }: SettledBatch): void {
  if (activated + refused.length > 0)
    out.progress(`存证包 · batch ${batch}: ${activated} 启用 · activated`);
  for (const { bootEpoch, code, detail, seq, serial = '–' } of refused)
    out.notice(`拒收 · refused ${bootEpoch}/${seq} ${serial}: ${code} ${detail}`);
}
