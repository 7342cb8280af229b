// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { checkCsv, CsvError, type CsvCheck } from '@daoji/exchange';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';

const EXAMPLES = `
Reads any table that "daoji export" writes or "daoji import csv" takes, offline, and names every faulty cell. Without --as
its columns tell what it is. A list that the ledger works out (lots, alarms, slips …) is read with its types and is no
import: it is said which imports its rows come of.
Exit codes: 0 no fault, 1 faults, 2 no table of ours.

Examples:
  daoji csv check harvests.csv
  daoji csv check lots.csv --rows lots.json
  daoji csv check table.csv --as field-works --json
`;

interface CheckFlags {
  readonly as?: string;
  readonly rows?: string;
}

/** `daoji csv check`: a table as the import's reader has it. */
export const registerCsvCheckCommand: RegisterCommand = (program, run) => {
  program
    .command('csv')
    .description('CSV 表格 · CSV tables')
    .command('check')
    .description('检查 CSV 表格，无需网络 · read a CSV table and check every cell, offline')
    .argument('<file>', 'CSV')
    .option('--as <name>', '表格种类 · an import or a list, by default told by its columns')
    .option('--rows <file>', '读出的行写入 · where the rows go as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run(check));
};

async function check({ out }: CliContext, file: string, flags: CheckFlags): Promise<number> {
  const found = checkedTable(await readWhole(file), flags.as);
  const { faults, importAs, isImport, name, rows } = found;
  if (flags.rows !== undefined) await writeFile(flags.rows, `${JSON.stringify(rows)}\n`);
  const lines = [
    ...faults.map(({ cell, message }) => `✗ ${cell}: ${message}`),
    nextOf(found),
    ...(flags.rows === undefined ? [] : [`已写入 · written: ${flags.rows}`]),
  ];
  const title = `${name}: ${rows.length} 行可用 · rows, ${faults.length} 处有误 · faults`;
  out.result([title, ...lines].join('\n'), {
    faults,
    importAs,
    isImport,
    name,
    rowCount: rows.length,
  });
  return faults.length === 0 ? EXIT.ok : EXIT.failed;
}

function nextOf({ importAs, isImport, name }: CsvCheck): string {
  if (isImport) return `可导入 · import: daoji import csv ${name} FILE --key KEY`;
  return importAs.length === 0
    ? '由账本得出，不能导入 · worked out by the ledger; no import makes its rows'
    : `由账本得出，不能导入；可导入 · worked out by the ledger; import instead: ${importAs.join(', ')}`;
}

function checkedTable(bytes: Uint8Array, name: string | undefined): CsvCheck {
  try {
    return checkCsv(bytes, name);
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new CliError('FILE_SHAPE', `${cause.code}: ${cause.message}`, { cause });
  }
}
