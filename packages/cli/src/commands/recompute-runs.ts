// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import type { ModelRun } from '@daoji/model';

import { withLedger, type CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { gatewayClient, type GatewayClient } from '../network/gateway-client.js';
import {
  ruleSetOfRun,
  runOfLedger,
  runsOfStation,
  settingsIn,
  stationLogIn,
} from '../recompute/recompute-run-ports.js';
import {
  recomputeRun,
  type RecomputedRun,
  type RunDifference,
} from '../recompute/recompute-run.js';
import type { StationLog } from '../recompute/station-log.js';

/** Flags of `daoji recompute` for runs of models. */
export interface RunFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly from?: string;
  readonly gateway?: string;
  readonly profile: string;
  readonly station?: string;
  readonly to?: string;
}

interface Asked {
  readonly deviceId: string;
  /** What is made again. */
  readonly runs: readonly ModelRun[];
  /** All of the station. */
  readonly all: readonly ModelRun[];
}

/** Makes one run of the ledger again, or those of a station's days. */
export async function recomputeRuns(
  context: CliContext,
  runId: string | undefined,
  flags: RunFlags,
): Promise<number> {
  const { home } = context;
  const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
  return withLedger(context, flags.profile, async (ledger) => {
    const asked = await askedRuns(ledger, gateway, runId, flags);
    const folder = flags.archive ?? setting(serviceEnvironment(home, 'iot-bridge'), 'ARCHIVE_DIR');
    const log = await stationLogIn(folder, ledger, asked.deviceId);
    const settings =
      flags.config === undefined ? undefined : await settingsIn(flags.config, asked.deviceId);
    const ruleSetOf = (id: string): ReturnType<typeof ruleSetOfRun> => ruleSetOfRun(gateway, id);
    const made: RecomputedRun[] = [];
    for (const run of asked.runs) {
      const likely = made.findLast((one) => one.differences.length === 0)?.settings;
      made.push(await recomputeRun(run, { likely, log, ruleSetOf, runs: asked.all, settings }));
    }
    return said(context, asked, log, made);
  });
}

async function askedRuns(
  ledger: Ledger,
  gateway: GatewayClient,
  runId: string | undefined,
  { from = '', station = '', to = '9999' }: RunFlags,
): Promise<Asked> {
  if (runId !== undefined) {
    const run = await runOfLedger(ledger, runId);
    const { deviceId } = run;
    return { all: await runsOfStation(gateway, deviceId), deviceId, runs: [run] };
  }
  const all = await runsOfStation(gateway, station);
  const runs: ModelRun[] = [];
  for (const run of all)
    if (run.date >= from && run.date <= to) runs.push(await runOfLedger(ledger, run.runId));
  if (runs.length > 0) return { all, deviceId: station, runs };
  throw new CliError('USAGE', `expected a station with runs on those days, got ${station}`);
}

function said(
  { out }: CliContext,
  { deviceId, runs }: Asked,
  { anchored, faults, size }: StationLog,
  made: readonly RecomputedRun[],
): number {
  const results = made.map((one, at) => ({
    ...one,
    date: runs[at]?.date,
    isSame: one.differences.length === 0,
    lines: runs[at]?.lines.length,
  }));
  const isSame = faults.length === 0 && results.every((one) => one.isSame);
  const log = `存证日志 ${anchored}/${size} 批已上链 · ${anchored} of ${size} batches of the log are anchored`;
  const lines = [
    `${isSame ? '逐字节一致 · same bytes' : '不一致 · differs'}: ${deviceId}, ${made.length} 次运行 · runs; ${log}`,
    ...faults.map((one) => lineOf(one)),
    ...results.flatMap((one) => [
      `${one.runId} ${one.date ?? ''}: ${one.isSame ? '一致 · same' : '不一致 · differs'}, ${wordsOf(one)}`,
      ...one.differences.map((difference) => lineOf(difference)),
    ]),
  ];
  out.result(lines.join('\n'), { anchored, deviceId, faults, isSame, runs: results, size });
  return isSame ? EXIT.ok : EXIT.failed;
}

/** What the digests cover. */
function wordsOf({ batches, readings, settings }: RecomputedRun): string {
  const { isDaily, isEndStamped, readingsPerHour } = settings;
  const each = isDaily
    ? '每日一值 · one a day'
    : `每小时 ${readingsPerHour} 次 · ${readingsPerHour} an hour`;
  const stamp = isEndStamped ? '终点时刻 · stamped at the end' : '起点时刻 · stamped at the start';
  return `前 ${batches} 批的 ${readings} 条读数 · ${readings} readings of the first ${batches} batches (${each}, ${stamp})`;
}

function lineOf({ at, kept, modelId, now }: RunDifference): string {
  const of = modelId === undefined ? '' : ` (${modelId})`;
  return `  ${at}${of}: 原 · kept ${shown(kept)}, 现 · now ${shown(now)}`;
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value).slice(0, 200);
}
