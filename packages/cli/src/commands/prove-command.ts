// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { CliError, EXIT } from '../cli-error.js';
import { withLedger, type CliContext } from '../cli-context.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { writeBundleFile } from '../prove/bundle-file.js';
import { proveEvent } from '../prove/prove-event.js';
import { parseReadingName, proveFromArchive } from '../prove/prove-from-archive.js';
import type { RegisterCommand } from './register-command.js';

interface ProveFlags {
  readonly command?: string;
  readonly reading?: string;
  readonly transaction?: string;
  readonly lot?: string;
  readonly out?: string;
  readonly shownOut?: string;
  readonly profile: string;
  readonly gateway?: string;
}

const EXAMPLES = `
Examples:
  daoji prove --reading replay-blastam-example-120h/1/7 --out reading.traceproof
  daoji prove --lot k-2026-0001 --out lot.traceproof --shown-out shown.json
  daoji prove --command 01M42ZHFDG7Q2V9MZ4KX0RTB5C
`;

/** `daoji prove`: a reading straight from archive and ledger, a command from the ledger, a lot through the gateway. */
export const registerProveCommand: RegisterCommand = (program, run) => {
  program
    .command('prove')
    .description('取得证明文件 · get a proof file')
    .option('--reading <device/epoch/seq>', '读数 · one reading')
    .option('--lot <id>', '批次 · a lot')
    .option('--command <id>', '一条指令，如预警、报警 · one command, such as a warning or an alarm')
    .option(
      '--transaction <id>',
      '该指令的交易号，网关不列出的要给 · its transaction, where the gateway does not list it',
    )
    .option('--out <file>', '写入 · where to, by default named after the subject')
    .option('--shown-out <file>', '页面所示 · store what the gateway shows of the lot')
    .option('--profile <name>', '账本身份 · ledger profile', 'gateway')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, flags: ProveFlags) => {
        const file = await proveOne(context, flags);
        context.out.result(`证明文件 · proof file: ${file}`, { file });
        return EXIT.ok;
      }),
    );
};

async function proveOne(context: CliContext, flags: ProveFlags): Promise<string> {
  const { command, lot, reading } = flags;
  const [named, ...others] = [command, lot, reading].filter((one) => one !== undefined);
  if (named === undefined || others.length > 0)
    throw new CliError('USAGE', 'expected one of --reading, --lot and --command');
  if (lot !== undefined) return proveLot(context, flags, lot);
  return command === undefined
    ? proveOneReading(context, flags, named)
    : proveOneCommand(context, flags, command);
}

async function proveOneCommand(
  context: CliContext,
  flags: ProveFlags,
  commandId: string,
): Promise<string> {
  const gateway = gatewayClient(flags.gateway ?? gatewayUrl(context.home));
  const file = flags.out ?? `${commandId}.traceproof`;
  const bundle = await withLedger(context, flags.profile, (ledger) =>
    proveEvent(ledger, gateway, commandId, flags.transaction),
  );
  await writeBundleFile(file, bundle);
  return file;
}

async function proveOneReading(
  context: CliContext,
  flags: ProveFlags,
  text: string,
): Promise<string> {
  const name = parseReadingName(text);
  const file = flags.out ?? `${name.deviceId}-${name.bootEpoch}-${name.seq}.traceproof`;
  const bundle = await withLedger(context, flags.profile, (ledger) =>
    proveFromArchive(context.home, ledger, name),
  );
  await writeBundleFile(file, bundle);
  return file;
}

async function proveLot(context: CliContext, flags: ProveFlags, lot: string): Promise<string> {
  const gateway = gatewayClient(flags.gateway ?? gatewayUrl(context.home));
  const file = flags.out ?? `${lot}.traceproof`;
  const id = encodeURIComponent(lot);
  await writeFile(file, await gateway.getBytes(`/api/v1/proofs/lots/${id}`));
  if (flags.shownOut !== undefined) {
    await writeFile(flags.shownOut, JSON.stringify(await gateway.get(`/api/v1/lots/${id}/shown`)));
  }
  return file;
}
