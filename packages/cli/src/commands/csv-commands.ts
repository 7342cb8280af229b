// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import {
  COSIGNED_KINDS,
  CsvError,
  IMPORT_GROUPS,
  importTemplate,
  planCsvImport,
  type CsvImport,
} from '@daoji/exchange';

import { withLedger, type CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { senderOf, type Sender, type SenderFlags } from '../csv/row-sender.js';
import { sendRows, type RowResult } from '../csv/send-rows.js';
import { assertUnsigned, sendUnsignedRows } from '../csv/unsigned-rows.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';

interface ImportFlags extends SenderFlags {
  readonly gateway?: string;
  readonly yes?: boolean;
}

interface ExportFlags {
  readonly from?: string;
  readonly gateway?: string;
  readonly operator?: string;
  readonly out?: string;
  readonly to?: string;
}

/** Exports in a profile of their own. */
const PROFILES: readonly string[] = ['nyt4712', 'code-volume'];

const GROUPS = Object.entries(IMPORT_GROUPS)
  .map(([group, kinds]) => `  ${group}: ${Object.keys(kinds).join(', ')}`)
  .join('\n');

const IMPORT_EXAMPLES = `
Kinds:
${GROUPS}
${COSIGNED_KINDS.join(', ')} need a second person of the operator: --cosign.
With one faulty cell nothing is sent. A row's commandId follows from its content and your key: a file sent twice writes each row once.

Examples:
  daoji export template harvests --out harvests.csv
  daoji import csv harvests harvests.csv --key people/grower.json --dry-run
  daoji import csv harvests harvests.csv --key people/grower.json
  daoji import csv stocktakes count.csv --key people/keeper.json --cosign people/keeper-2.json
  daoji import csv operators households.csv --profile org-registrar-producer
  daoji import csv identities registrars.csv --profile org-registrar-producer
`;

const EXPORT_EXAMPLES = `
LIST is a list of the gateway, e.g. lots, parcels, slips, contracts, applications; a profile: nyt4712, code-volume; or: template KIND.

Examples:
  daoji export slips --operator mill-demo --out slips.csv
  daoji export nyt4712 --operator mill-demo --out mill.json
  daoji export code-volume --from 2026-10-01 --to 2026-10-31
  daoji export template deliveries --out deliveries.csv
`;

/** `daoji import csv` and `daoji export`. */
export const registerCsvCommands: RegisterCommand = (program, run) => {
  const group =
    program.commands.find((one) => one.name() === 'import') ?? program.command('import');
  group
    .command('csv')
    .description('导入 CSV 表格 · import a CSV table')
    .argument('<kind>', '表格种类，见下 · what the rows are, see below')
    .argument('<file>', 'CSV')
    .option('--key <file>', '签名密钥 · person key file')
    .option(
      '--profile <name>',
      '登记证书：operators，及 identities 中的登记员 · certificate of an org-registrar, for operators and registrars',
    )
    .option('--cosign <file>', '第二人签名密钥 · key file of a second person')
    .option('--dry-run', '只检查 · check only')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(run(importCsv));
  program
    .command('export')
    .description('导出列表为 CSV · export a list as CSV')
    .argument('<list>', 'lots, parcels, slips, … or template')
    .argument('[kind]', '模板种类 · of a template, as in daoji import csv --help')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--operator <id>', '仅某主体 · of one operator')
    .option('--from <date>', '起 · first day of code-volume')
    .option('--to <date>', '止 · last day of code-volume')
    .option('--out <file>', '写入 · where it goes, by default LIST.csv')
    .addHelpText('after', EXPORT_EXAMPLES)
    .action(run(exportCsv));
};

async function importCsv(
  context: CliContext,
  kind: string,
  file: string,
  flags: ImportFlags,
): Promise<number> {
  const { out } = context;
  const sender = await senderOf(kind, flags);
  const plan = planned(kind, await readWhole(file), sender.person?.key.keyId);
  if (!sender.person) assertUnsigned(plan);
  const lines = plan.faults.map(({ cell, message }) => `✗ ${cell}: ${message}`);
  out.notice([`${plan.commands.length} 行可用 · rows`, ...lines].join('\n'));
  const isFaulty = plan.faults.length > 0;
  if (flags.dryRun === true || isFaulty) {
    out.result('没有发送任何指令 · nothing was sent', { ...plan, results: [] });
    return isFaulty ? EXIT.failed : EXIT.ok;
  }
  const question = `${sender.name}: 签署 ${plan.commands.length} 条？ · sign ${plan.commands.length} commands?`;
  if (flags.yes !== true && !(await out.confirm(question))) {
    throw new CliError('NOT_CONFIRMED', 'nothing was signed; answer y, or give --yes');
  }
  const results = await sendPlan(context, plan, sender, flags);
  out.result(resultText(results), { kind: plan.kind, faults: [], results });
  return results.some(({ state }) => state === 'refused') ? EXIT.failed : EXIT.ok;
}

function sendPlan(
  context: CliContext,
  { commands }: CsvImport,
  { name, person, second }: Sender,
  { gateway }: ImportFlags,
): Promise<RowResult[]> {
  return person
    ? sendRows(gatewayClient(gateway ?? gatewayUrl(context.home)), commands, person, second)
    : withLedger(context, name, (ledger) => sendUnsignedRows(ledger, commands));
}

async function exportCsv(
  { home, out }: CliContext,
  list: string,
  kind: string | undefined,
  flags: ExportFlags,
): Promise<number> {
  const isTemplate = list === 'template';
  const file = flags.out ?? defaultFile(list, kind);
  const bytes = isTemplate
    ? Buffer.from(asUsage(() => importTemplate(kind ?? '')))
    : await gatewayClient(flags.gateway ?? gatewayUrl(home)).getBytes(pathOf(list, flags));
  await writeFile(file, bytes);
  out.result(`已写入 · written: ${file}`, { bytes: bytes.length, file });
  return EXIT.ok;
}

/** Profiles are JSON files of their own routes; every other name is a list. */
function pathOf(list: string, { from, operator, to }: ExportFlags): string {
  const isProfile = PROFILES.includes(list);
  const query = new URLSearchParams({
    ...(operator !== undefined && { operatorId: operator }),
    ...(isProfile && from !== undefined && { from }),
    ...(isProfile && to !== undefined && { to }),
  }).toString();
  const path = isProfile ? `profiles/${list}` : `export/${encodeURIComponent(list)}.csv`;
  return `/api/v1/${path}${query === '' ? '' : `?${query}`}`;
}

function defaultFile(list: string, kind: string | undefined): string {
  if (list === 'template') return `template-${kind ?? ''}.csv`;
  return `${list}.${PROFILES.includes(list) ? 'json' : 'csv'}`;
}

function planned(kind: string, bytes: Uint8Array, signerKeyId: string | undefined): CsvImport {
  const deviceTime = new Date().toISOString();
  return asUsage(() => planCsvImport(kind, bytes, { deviceTime, signerKeyId }));
}

function asUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new CliError('FILE_SHAPE', `${cause.code}: ${cause.message}`, { cause });
  }
}

function resultText(results: readonly RowResult[]): string {
  const count = (state: RowResult['state']): number =>
    results.filter((one) => one.state === state).length;
  const refused = results.flatMap(({ reason, row }) =>
    reason === undefined ? [] : [`✗ ${row}: ${reason}`],
  );
  return [
    `已记入 · recorded ${count('recorded')}，先前已记入 · before ${count('recorded-before')}，被拒 · refused ${count('refused')}`,
    ...refused,
  ].join('\n');
}
