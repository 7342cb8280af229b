// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

import { z } from 'zod';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import {
  forecastConfigSchema,
  forecastPorts,
  type ForecastConfig,
} from '../forecast/forecast-ports.js';
import { ForecastState } from '../forecast/forecast-state.js';
import { ForecastWorker, type ForecastStep } from '../forecast/forecast-worker.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile } from '../people/person-file.js';
import type { RegisterCommand } from './register-command.js';

const HELP = `
Runs BLASTAM (leaf blast), EPIRICE (leaf blast, brown spot, bacterial blight, sheath blight) and the stem borer's degree-days for each
day of a weather station from what the bridge has acknowledged. What each said is recorded, and what presses is issued as a warning for
the parcels of the file. A late reading runs the days again that it reaches. An agronomist confirms or withdraws a warning.

  {"stations": [{"deviceId": "pj01-weather-1", "parcelIds": ["p-0017"], "readingsPerHour": 6,
    "emergence": {"p-0017": "2026-05-28"}, "models": ["blastam", "epirice", "stem-borer"], "step": "hour", "stamp": "start"}]}

With --once it exits 1 when the ledger refused a record or a warning.

Example:
  daoji forecast --key people/watch.json --config forecast.json --state forecast-1
`;
const flagsSchema = z.object({
  config: z.string(),
  every: z.coerce.number().int().min(1).max(3_600).default(60),
  gateway: z.string().optional(),
  key: z.string(),
  once: z.boolean().default(false),
  state: z.string(),
});
type Flags = z.infer<typeof flagsSchema>;

const statusSchema = z.looseObject({ time: z.iso.datetime() });

/** `daoji forecast`: what models say of a weather station's archived readings, and warnings. */
export const registerForecastCommand: RegisterCommand = (program, run) => {
  program
    .command('forecast')
    .description(
      '按气象读数判断病虫并发布预警 · judge pests and diseases from weather readings and warn',
    )
    .requiredOption('--key <file>', '值守程序密钥 · key of the role watch')
    .requiredOption('--config <file>', '气象站和地块 · stations and their parcels, JSON')
    .requiredOption('--state <dir>', '进度与拒收记录 · progress and refused warnings')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--every <seconds>', '查看间隔 · between two looks, default 60')
    .option('--once', '处理现有读数后退出 · judge what is there and end')
    .addHelpText('after', HELP)
    .action(
      run(async (context, options: object) => {
        const parsed = flagsSchema.safeParse(options);
        if (!parsed.success) throw new CliError('USAGE', z.prettifyError(parsed.error));
        const flags = parsed.data;
        const config = await readConfig(flags.config);
        const state = await ForecastState.open(flags.state);
        for (;;) {
          const steps = await round(context, flags, config, state);
          if (flags.once) return resultOf(context, steps);
          await setTimeout(flags.every * 1_000);
        }
      }),
    );
};

async function readConfig(path: string): Promise<ForecastConfig> {
  if (!existsSync(path)) throw new CliError('FILE_MISSING', `no file ${path}`);
  const text = await readFile(path, 'utf8');
  const result = forecastConfigSchema.safeParse(jsonOf(text, path));
  if (result.success) return result.data;
  throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(result.error)}`);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `${path}: expected JSON`, { cause });
  }
}

async function round(
  context: CliContext,
  flags: Flags,
  config: ForecastConfig,
  state: ForecastState,
): Promise<ForecastStep[]> {
  const { home, out } = context;
  try {
    const bridge = serviceEnvironment(home, 'iot-bridge');
    const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
    // The network's own time: on a scenario network readings and commands carry that of the scenario.
    const { time } = statusSchema.parse(await gateway.get('/api/v1/status'));
    const ports = await forecastPorts({
      archiveDir: setting(bridge, 'ARCHIVE_DIR'),
      bridgeId: setting(bridge, 'BRIDGE_ID'),
      config,
      gateway,
      now: () => new Date(time),
      person: await readPersonFile(flags.key),
      siteId: setting(bridge, 'SITE_ID'),
    });
    const steps = await new ForecastWorker(ports, state).work();
    for (const step of steps) report(context, step);
    return steps;
  } catch (error) {
    // A fault of the moment ends the round, not the program: the plan is on the disk.
    if (flags.once || !(error instanceof CliError)) throw error;
    out.progress(`${error.code}: ${error.message}`);
    return [];
  }
}

function report({ out }: CliContext, { lines, refused }: ForecastStep): void {
  for (const { date, deviceId, line, warningId } of lines) {
    const { modelId, verdict, voidedCount } = line;
    const said = `${deviceId} ${date}: ${modelId} ${verdict}, 作废 · voided ${voidedCount}`;
    if (warningId === undefined) out.progress(said);
    else out.notice(`${said}, 预警 · warning ${warningId}`);
  }
  for (const { code, detail } of refused) out.notice(`拒收 · refused ${code} ${detail}`);
}

function resultOf({ out }: CliContext, steps: readonly ForecastStep[]): number {
  const sum = (of: (one: ForecastStep) => number): number =>
    steps.reduce((total, one) => total + of(one), 0);
  const [issued, recorded] = [sum((one) => one.issued), sum((one) => one.recorded)];
  const refused = steps.flatMap((one) => one.refused);
  const runs = steps.flatMap(({ lines }) =>
    lines.map(({ line, ...dated }) => ({ ...dated, ...line })),
  );
  out.result(
    `病虫预警 · warnings issued: ${issued}, 运行记录 · runs recorded: ${recorded}, 拒收 · refused: ${refused.length}`,
    { issued, recorded, refused, runs },
  );
  return refused.length === 0 ? EXIT.ok : EXIT.failed;
}
