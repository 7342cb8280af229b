// SPDX-License-Identifier: Apache-2.0
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { BUILT_IN } from '@daoji/agronomy';
import { civilDateSchema, type RuleSetContent } from '@daoji/model';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { readKept, recompute, type Difference } from '../models/recompute.js';
import { ruleSetFile, ruleSetOfLedger } from '../models/rule-source.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { gatewayClient, type GatewayClient } from '../network/gateway-client.js';
import { recomputePorts } from '../watch/recompute-ports.js';
import { recomputeWatch } from '../watch/recompute-watch.js';
import { WatchState } from '../watch/watch-state.js';
import { recomputeRuns, type RunFlags } from './recompute-runs.js';
import type { RegisterCommand } from './register-command.js';

interface Flags extends RunFlags {
  readonly csv?: string;
  readonly rules?: string;
}
/** Ids of `daoji forecast`. */
const RUN_ID = /^run-[0-9a-f]{8}-\d{8}-[0-9a-f]{8}$/;

const HELP = `
Of a model: makes the result again from its CSV file, its options and its rule set, and compares the bytes.
Of a watch (the folder of --state): judges the archived log again from its first batch, and compares every finding and every
alarm of the ledger. A rule set that is not given is asked of the gateway and checked against the hash that two persons signed.
Of what daoji forecast recorded (the id of a run, or --station for its days): checks the archived log against the head that the
ledger holds, makes each line again by its model version and rule set, and compares it. Which readings were there then, and how the
station was read, is found by the digest of the inputs; --config names the file of the forecast instead.
Exits 0 where all bytes are the same, 1 where anything differs: one byte of the data, of the rule set or of the result; 2 for a
version of a model that this program does not have or a rule set that the ledger does not have, 3 without the archive.

Examples:
  daoji model blastam week.csv --rules blastam.json --json > result.json
  daoji recompute result.json --csv week.csv --rules blastam.json
  daoji recompute watch-1
  daoji recompute run-1f0c9a77-20260705-8d03b1c2
  daoji recompute --station pj01-weather-1 --from 2026-06-01 --to 2026-08-31 --config forecast.json
`;

/** `daoji recompute`: whether what was kept follows from its inputs. */
export const registerRecomputeCommand: RegisterCommand = (program, run) => {
  program
    .command('recompute')
    .argument(
      '[result]',
      '模型结果、值守文件夹或运行记录编号 · output of daoji model --json, folder of daoji watch, or id of a run',
    )
    .description('重新计算并逐字节核对 · make a result again and compare its bytes')
    .option('--csv <file>', '当时的数据 · the file that it was made from')
    .option('--rules <file>', '当时的规则集 · its rule set; else that of the ledger')
    .option('--station <device>', '气象站的全部运行记录 · every run of a weather station')
    .option('--from <date>', '自某日 · first day of --station')
    .option('--to <date>', '至某日 · last day of --station')
    .option('--config <file>', '病虫预警的配置 · the file of daoji forecast')
    .option('--archive <dir>', '存证档案 · folder of the archive, by default that of --home')
    .option('--profile <name>', '账本身份 · ledger profile', 'gateway')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .addHelpText('after', HELP)
    .action(
      run(async (context, path: string | undefined, flags: Flags) => {
        assertFlags(path, flags);
        if (path === undefined || (RUN_ID.test(path) && !existsSync(path)))
          return recomputeRuns(context, path, flags);
        if (!existsSync(path)) throw new CliError('FILE_MISSING', `no file ${path}`);
        return statSync(path).isDirectory()
          ? ofWatch(context, path, flags)
          : ofModel(context, path, flags);
      }),
    );
};

/** @throws CliError `USAGE` for flags of something else, or a day that is none. */
function assertFlags(path: string | undefined, { csv, from, rules, station, to }: Flags): void {
  const days = [from, to].filter((day) => day !== undefined);
  const others = [path, csv, rules].filter((one) => one !== undefined);
  if (station !== undefined && others.length > 0)
    throw new CliError('USAGE', 'expected --station or a result, got both');
  if (station === undefined && path === undefined)
    throw new CliError('USAGE', 'expected a result, a run or --station');
  if (station === undefined && days.length > 0)
    throw new CliError('USAGE', 'expected --from and --to with --station alone');
  const bad = days.find((day) => !civilDateSchema.safeParse(day).success);
  if (bad !== undefined)
    throw new CliError('USAGE', `expected a day such as 2026-07-05, got ${bad}`);
}

async function ofModel(context: CliContext, path: string, flags: Flags): Promise<number> {
  if (flags.csv === undefined) throw new CliError('USAGE', 'expected --csv for a model’s result');
  const bytes = await bytesOf(path);
  const kept = readKept(path, bytes);
  const rules = await rulesOf(context, kept.ruleSetId, flags);
  const differences = recompute(kept, bytes, await bytesOf(flags.csv), rules);
  const { model, ruleSetId, version } = kept;
  const of = `${model} ${version}, ${ruleSetId}`;
  return said(context, of, differences, { model, ruleSetId, version });
}

async function ofWatch(context: CliContext, path: string, flags: Flags): Promise<number> {
  if (flags.csv !== undefined || flags.rules !== undefined)
    throw new CliError('USAGE', 'expected neither --csv nor --rules for the folder of a watch');
  if (!existsSync(`${path}/position.json`))
    throw new CliError('FILE_SHAPE', `expected the folder of a watch, got ${path}`);
  const bridge = serviceEnvironment(context.home, 'iot-bridge');
  const origin = `${setting(bridge, 'SITE_ID')}/${setting(bridge, 'BRIDGE_ID')}`;
  const gateway = gatewayOf(context, flags);
  const ports = await recomputePorts(setting(bridge, 'ARCHIVE_DIR'), origin, gateway);
  const state = await WatchState.open(path);
  const { nextBatch } = await state.position();
  const found = await recomputeWatch(ports, await state.journal(), nextBatch);
  const { alarms, differences, findings } = found;
  const of = `${nextBatch} 批 · batches, ${findings} 项发现 · findings, ${alarms} 条预警 · alarms`;
  return said(context, of, differences, { alarms, batches: nextBatch, findings });
}

/** Says how it came out. */
function said(
  { out }: CliContext,
  of: string,
  differences: readonly Difference[],
  more: object,
): number {
  const isSame = differences.length === 0;
  const text = isSame
    ? `逐字节一致 · same bytes: ${of}`
    : [`不一致 · differs: ${of}`, ...differences.map(lineOf)].join('\n');
  out.result(text, { ...more, differences, isSame });
  return isSame ? EXIT.ok : EXIT.failed;
}

async function rulesOf(
  context: CliContext,
  ruleSetId: string,
  flags: Flags,
): Promise<RuleSetContent | undefined> {
  if (flags.rules !== undefined) return ruleSetFile(flags.rules);
  if (ruleSetId === BUILT_IN) return undefined;
  return ruleSetOfLedger(gatewayOf(context, flags), ruleSetId);
}

function gatewayOf({ home }: CliContext, { gateway }: Flags): GatewayClient {
  return gatewayClient(gateway ?? gatewayUrl(home));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (!existsSync(path)) throw new CliError('FILE_MISSING', `no file ${path}`);
  return readFile(path);
}

function lineOf({ at, kept, now }: Difference): string {
  return `  ${at}: 原 · kept ${shown(kept)}, 现 · now ${shown(now)}`;
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value).slice(0, 200);
}
