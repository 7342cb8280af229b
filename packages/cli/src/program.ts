// SPDX-License-Identifier: Apache-2.0
import type { LedgerError } from '@daoji/ledger';
import { Command, CommanderError } from 'commander';

import { cliContext } from './cli-context.js';
import { CliError, EXIT } from './cli-error.js';
import { calledCommands } from './commands/command-table.js';
import type { RunAction } from './commands/register-command.js';
import { bothLanguages } from './faults/fault-words.js';
import { terminalOutput, writeFault, writeText } from './output.js';

/** Names of errors whose code is shown as it is. By name: the classes themselves would load what few commands need. */
const CODED: readonly string[] = ['DeviceError', 'ArchiveError', 'LabelError', 'SerialError'];

interface GlobalFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const HELP = `
Exit codes: 0 ok · 1 a check failed · 2 wrong use or malformed input · 3 a server is unreachable, or an archive is not there

Examples:
  daoji up
  daoji replay weather.csv --wait anchored --json
  daoji prove --reading DEVICE/EPOCH/SEQ --out reading.traceproof
  daoji verify reading.traceproof --root trust-root.json
  daoji doctor
`;

/**
 * Runs the command line.
 * @param argv - arguments after the program's name.  @param environment - of the process.
 * @returns exit code.
 */
export async function runProgram(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const state: { exitCode: number } = { exitCode: EXIT.ok };
  const program = newProgram();
  const run: RunAction =
    (action) =>
    async (...args) => {
      const { home, json, lang } = program.opts<GlobalFlags>();
      const out = terminalOutput(json ?? false, lang === 'en' ? 'en' : 'zh');
      const settings = { home, homeFromEnvironment: environment['DAOJI_HOME'] };
      state.exitCode = await action(cliContext(settings, out), ...args);
    };
  for (const register of await calledCommands(argv)) register(program, run);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return state.exitCode;
  } catch (error) {
    return faultExit(error, argv.includes('--json'));
  }
}

function newProgram(): Command {
  return new Command('daoji')
    .description('稻迹 Daoji: 从传感器到可核对的证明 · from sensor to verified proof')
    .option('--home <dir>', '网络文件夹 · folder of the network (DAOJI_HOME)')
    .option('--json', '输出 JSON · one JSON object')
    .option('--lang <language>', 'zh or en', 'zh')
    .version('0.1.0')
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({
      writeOut: writeText,
      writeErr: (text) => {
        writeFault('USAGE', bothLanguages('USAGE', text.trim()), false);
      },
    });
}

function faultExit(error: unknown, isJson: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof CliError) return fault(error.code, error.message, error.exitCode, isJson);
  if (isLedgerError(error)) {
    const exitCode = error.code === 'LEDGER_UNREACHABLE' ? EXIT.unreachable : EXIT.failed;
    return fault(error.contractCode ?? error.code, error.message, exitCode, isJson);
  }
  if (isCoded(error)) return fault(error.code, error.message, EXIT.failed, isJson);
  return fault('INTERNAL', textOf(error), EXIT.failed, isJson);
}

/** By name: the class itself would load both SDKs for commands that need none. */
function isLedgerError(error: unknown): error is LedgerError {
  return error instanceof Error && error.name === 'LedgerError';
}

function isCoded(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && CODED.includes(error.name);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function fault(code: string, message: string, exitCode: number, isJson: boolean): number {
  writeFault(code, bothLanguages(code, message), isJson);
  return exitCode;
}
