// SPDX-License-Identifier: Apache-2.0
import { deviceSubjectSchema, deviceIdSchema, type DeviceRecord } from '@daoji/model';

import { CliError, EXIT } from '../cli-error.js';
import { fromUtf8 } from '@daoji/proof';
import { readWhole } from '../prove/bundle-file.js';
import { mappingOf, parseMappingFile, type MappingFlags } from '../replay/csv-mapping.js';
import { measurementsOf, parseCsv } from '../replay/csv-measurements.js';
import {
  deviceIdOfFile,
  runReplay,
  WAIT_STAGES,
  type ReplayResult,
  type WaitStage,
} from '../replay/run-replay.js';
import type { RegisterCommand } from './register-command.js';

interface ReplayFlags extends MappingFlags {
  readonly mapping?: string;
  readonly device?: string;
  readonly subject: string;
  readonly wait: string;
  readonly timeout: string;
  readonly pack: string;
  readonly skipBad?: boolean;
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Known headers are mapped by themselves: temp_c, dewpoint_c, rh_pct, wind_ms, rain_mm, sunshine_h, with the time in
local_hour_end(UTC+8) (hour ending, 2400 is 00:00 of the next day), hour_index (give --start) or time (ISO 8601).
An empty cell is no reading. A file that does not parse whole is not sent at all.

Examples:
  daoji replay weather.csv --wait anchored --json
  daoji replay hours.csv --start 2026-05-01T00:00:00Z
  daoji replay probe.csv --time-column t --time-format YYYY-MM-DD-HHmm --zone +08:00 \\
    --map level=water-level:mm:-1 --map ec=soil-bulk-ec:dS/m:-2:probe-2
`;

/** `daoji replay FILE.csv`. */
export const registerReplayCommand: RegisterCommand = (program, run) => {
  program
    .command('replay')
    .description('把测量表格作为设备读数发送 · send a CSV of measurements as a device')
    .argument('<file>', 'CSV, UTF-8')
    .option('--mapping <file>', '列对照 · columns in YAML')
    .option(
      '--map <column=quantity:unit:scale[:channel]>',
      '列 · one column, repeatable',
      collect,
      [],
    )
    .option('--time-column <name>', '时间列 · time column')
    .option(
      '--time-format <format>',
      'iso, epoch-s, epoch-ms, hour-index or a pattern of YYYY MM DD HH mm ss',
    )
    .option('--zone <offset>', '时区 · zone of civil times, e.g. +08:00')
    .option('--start <time>', '起点 · UTC time of hour index 0')
    .option('--device <id>', '设备编号 · device id, by default from the file name')
    .option('--subject <kind:id>', '所在 · parcel, bin or mill-line it stands on', 'parcel:replay')
    .option('--wait <stage>', WAIT_STAGES.join(', '), 'acked')
    .option('--timeout <seconds>', '最长等待 · longest wait', '180')
    .option('--pack <readings>', '每包读数 · readings in a pack, 1–256', '16')
    .option('--skip-bad', '跳过坏行 · leave faulty lines out')
    .option('--dry-run', '只解析 · parse only, send nothing')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, file: string, flags: ReplayFlags) => {
        const rows = parseCsv(fromUtf8(await readWhole(file)));
        const mapping =
          flags.mapping === undefined
            ? mappingOf(rows[0]?.cells ?? [], flags)
            : parseMappingFile(fromUtf8(await readWhole(flags.mapping)));
        const parsed = measurementsOf(rows, mapping, flags.skipBad ?? false);
        for (const fault of parsed.skipped) context.out.notice(`${fault.code}: ${fault.message}`);
        const { measurements, rows: rowCount, missing, skipped } = parsed;
        if (flags.dryRun) {
          const counts = {
            measurements: measurements.length,
            rows: rowCount,
            missing,
            skipped: skipped.length,
          };
          context.out.result(JSON.stringify(counts), counts);
          return EXIT.ok;
        }
        const result = await runReplay(
          {
            ...context,
            deviceId: deviceOf(flags.device, file),
            subject: subjectOf(flags.subject),
            waitFor: stageOf(flags.wait),
            timeoutMs: wholeNumber('--timeout', flags.timeout, 1, 86_400) * 1000,
            packReadings: wholeNumber('--pack', flags.pack, 1, 256),
          },
          mapping,
          measurements,
        );
        const whole = { ...result, missing, skipped: skipped.length };
        context.out.result(textOf(result), whole);
        return result.isComplete ? EXIT.ok : EXIT.failed;
      }),
    );
};

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function deviceOf(flag: string | undefined, file: string): string {
  if (flag === undefined) return deviceIdOfFile(file);
  if (deviceIdSchema.safeParse(flag).success) return flag;
  throw new CliError(
    'USAGE',
    `expected --device of 3–64 of a–z, 0–9 and -, got ${flag.slice(0, 80)}`,
  );
}

function subjectOf(flag: string): DeviceRecord['subject'] {
  const [kind, id] = flag.split(':');
  const result = deviceSubjectSchema.safeParse({ kind, id });
  if (result.success) return result.data;
  throw new CliError(
    'USAGE',
    `expected --subject parcel:ID, bin:ID or mill-line:ID, got ${flag.slice(0, 80)}`,
  );
}

function stageOf(flag: string): WaitStage {
  const stage = WAIT_STAGES.find((name) => name === flag);
  if (stage) return stage;
  throw new CliError(
    'USAGE',
    `expected --wait ${WAIT_STAGES.join(', ')}, got ${flag.slice(0, 40)}`,
  );
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CliError(
    'USAGE',
    `expected ${name} between ${least} and ${most}, got ${text.slice(0, 40)}`,
  );
}

function textOf(result: ReplayResult): string {
  const { deviceId, bootEpoch, firstSeq, lastSeq, sent, acked, stored, anchored } = result;
  return [
    `设备 · device  ${deviceId}  ${bootEpoch}/${firstSeq} … ${bootEpoch}/${lastSeq}`,
    `发送 · sent ${sent}   已接收 · acked ${acked}   已入库 · stored ${stored}   已存证 · anchored ${anchored}`,
    `存证包 · batches ${result.batches}   交易 · transactions ${result.transactions.join(' ')}`,
  ].join('\n');
}
