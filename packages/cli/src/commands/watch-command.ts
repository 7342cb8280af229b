// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises';

import { BUILT_IN } from '@daoji/agronomy';
import { deviceIdSchema } from '@daoji/model';
import { z } from 'zod';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile } from '../people/person-file.js';
import { raiseOverdue } from '../watch/overdue.js';
import { overduePorts } from '../watch/overdue-ports.js';
import { watchPorts } from '../watch/watch-ports.js';
import { WatchState } from '../watch/watch-state.js';
import { WatchWorker, type SettledStep, type WatchPorts } from '../watch/watch-worker.js';
import type { RegisterCommand } from './register-command.js';

const HELP = `
Judges what the bridge has acknowledged of every bin's sensors: hot spots against their layer (GB/T 29890), CO2, silent and
stuck sensors; and which inspections by people are overdue. A finding is raised in the ledger once, by the role watch; only persons acknowledge and clear it, and until
then grain of that bin is not released. Stopped at any moment, it goes on where it was.
With --once it exits 1 when the ledger refused an alarm.

Example:
  daoji watch --key people/watch.json --state watch-1
`;
const flagsSchema = z.object({
  device: z.array(deviceIdSchema).default([]),
  every: z.coerce.number().int().min(1).max(3_600).default(10),
  gateway: z.string().optional(),
  inspections: z.boolean().default(true),
  key: z.string(),
  once: z.boolean().default(false),
  state: z.string(),
});
type Flags = z.infer<typeof flagsSchema>;

const statusSchema = z.looseObject({ time: z.iso.datetime() });

/** `daoji watch`: the 24-hour watch over the readings of a site's bins. */
export const registerWatchCommand: RegisterCommand = (program, run) => {
  program
    .command('watch')
    .description('粮仓 24 小时值守 · watch the bins of a site')
    .requiredOption('--key <file>', '值守程序密钥 · key of the role watch')
    .requiredOption('--state <dir>', '进度与拒收记录 · progress and refused alarms')
    .option('--device <id...>', '只看这些设备 · these devices only')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--every <seconds>', '查看间隔 · between two looks, default 10')
    .option('--no-inspections', '不看检查日历 · leaves inspections by people to another watch')
    .option('--once', '处理现有读数后退出 · judge what is there and end')
    .addHelpText('after', HELP)
    .action(
      run(async (context, options: object) => {
        const parsed = flagsSchema.safeParse(options);
        if (!parsed.success) throw new CliError('USAGE', z.prettifyError(parsed.error));
        const flags = parsed.data;
        const state = await WatchState.open(flags.state);
        const all: SettledStep[] = [];
        const rules: RulesSaid = { ids: [] };
        for (;;) {
          const steps = await round(context, flags, state, rules);
          if (flags.once) {
            all.push(...steps);
            break;
          }
          await setTimeout(flags.every * 1_000);
        }
        return resultOf(context, all, rules);
      }),
    );
};

async function round(
  context: CliContext,
  flags: Flags,
  state: WatchState,
  rules: RulesSaid,
): Promise<SettledStep[]> {
  const { home, out } = context;
  const steps: SettledStep[] = [];
  try {
    const bridge = serviceEnvironment(home, 'iot-bridge');
    const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
    // The network's own time: on a scenario network readings and commands carry that of the scenario.
    const { time } = statusSchema.parse(await gateway.get('/api/v1/status'));
    const ports = await watchPorts({
      archiveDir: setting(bridge, 'ARCHIVE_DIR'),
      devices: flags.device,
      bridgeId: setting(bridge, 'BRIDGE_ID'),
      gateway,
      now: () => new Date(time),
      person: await readPersonFile(flags.key),
      siteId: setting(bridge, 'SITE_ID'),
    });
    sayRules(context, ports, rules);
    for await (const step of new WatchWorker(ports, state).work()) {
      report(context, step);
      steps.push(step);
    }
    if (!flags.inspections) return steps;
    const late = await raiseOverdue(overduePorts(gateway, ports, ports.operatorIds));
    for (const note of late.notes) out.notice(`检查超期 · overdue ${note}`);
    report(context, { findings: [], refused: late.refused, raised: late.notes.length });
    steps.push({ findings: [], raised: late.notes.length, refused: late.refused });
  } catch (error) {
    // A fault of the moment ends the round, not the watch: the plan is on the disk.
    if (flags.once || !(error instanceof CliError)) throw error;
    out.progress(`${error.code}: ${error.message}`);
  }
  return steps;
}

/** Rule sets that were said last. */
interface RulesSaid {
  ids: readonly string[];
}

/** By which numbers it judges, said when they change: a rule set may begin at midnight. */
function sayRules({ out }: CliContext, { devices }: WatchPorts, said: RulesSaid): void {
  const ids = [...new Set(devices.map(({ rule }) => rule.ruleSetId))].sort();
  if (ids.join() === said.ids.join()) return;
  said.ids = ids;
  for (const ruleSetId of ids) {
    out.progress(
      ruleSetId === BUILT_IN
        ? '没有生效的值守规则集，用程序自带参数 · no rule set storage-watch in force: built-in numbers'
        : `规则集 · rule set ${ruleSetId}`,
    );
  }
}

function report({ out }: CliContext, { findings, refused }: SettledStep): void {
  for (const { deviceId, note, to } of findings) {
    const line = `${deviceId}: ${note}`;
    if (to === 'raised') out.notice(`发现 · found ${line}`);
    else out.progress(`恢复 · back to normal ${line}`);
  }
  for (const { code, detail } of refused) out.notice(`拒收 · refused ${code} ${detail}`);
}

function resultOf({ out }: CliContext, steps: readonly SettledStep[], rules: RulesSaid): number {
  const raised = steps.reduce((sum, one) => sum + one.raised, 0);
  const refused = steps.flatMap((one) => one.refused);
  const findings = steps.flatMap((one) => one.findings);
  out.result(`预警 · alarms raised: ${raised}, 拒收 · refused: ${refused.length}`, {
    findings,
    raised,
    refused,
    ruleSets: rules.ids,
  });
  return refused.length === 0 ? EXIT.ok : EXIT.failed;
}
