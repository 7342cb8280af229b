// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { RuleSetContent } from '@daoji/model';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { FILE_MODELS } from '../models/models.js';
import { ruleSetFile, ruleSetOfLedger } from '../models/rule-source.js';
import { runFileModel } from '../models/run-file-model.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import type { RegisterCommand } from './register-command.js';

interface Flags {
  readonly gateway?: string;
  readonly rules?: string;
  readonly ruleSet?: string;
  readonly set?: string[];
}

/** `daoji model`: one of the agronomy models on a file, for people who only want the model. */
export const registerModelCommand: RegisterCommand = (program, run) => {
  program
    .command('model')
    .argument('<name>', '模型 · model')
    .argument('<file>', 'CSV')
    .option('--set <key=value...>', '选项 · options of the model')
    .option('--rules <file>', '规则集文件 · rule set with the numbers; else those built in')
    .option('--rule-set <id>', '账本中的规则集 · rule set of the ledger')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .description('用一个文件运行模型 · run a model on a file')
    .addHelpText('after', helpText())
    .action(
      run(async (context, name: string, file: string, flags: Flags) => {
        const { set = [] } = flags;
        const rules = await rulesOf(context, flags);
        if (!existsSync(file)) throw new CliError('FILE_MISSING', `no file ${file}`);
        const csv = await readFile(file);
        const { record, words } = runFileModel({ csv, name, rules, set });
        context.out.result(`${words} · ${ruleWords(rules)}`, record);
        return EXIT.ok;
      }),
    );
};

async function rulesOf(
  { home }: CliContext,
  { gateway, rules, ruleSet }: Flags,
): Promise<RuleSetContent | undefined> {
  if (rules !== undefined && ruleSet !== undefined)
    throw new CliError('USAGE', 'expected --rules or --rule-set, got both');
  if (rules !== undefined) return ruleSetFile(rules);
  if (ruleSet === undefined) return undefined;
  return ruleSetOfLedger(gatewayClient(gateway ?? gatewayUrl(home)), ruleSet);
}

function ruleWords(rules: RuleSetContent | undefined): string {
  if (!rules) return '程序自带参数 · built-in numbers';
  const warning = rules.status === 'confirmed' ? '' : '（未与原文核对 · unconfirmed）';
  return `规则集 · rule set ${rules.ruleSetId}${warning}`;
}

function helpText(): string {
  const models = Object.entries(FILE_MODELS).map(([name, model]) => {
    const columns = model.columns.map((column) => {
      const names = [column.name, ...(column.also ?? [])].join('|');
      return `    ${column.optional ? `[${names}]` : names}: ${column.meaning}`;
    });
    const options = Object.entries(model.options).map(
      ([key, of]) => `    --set ${key}=${of === 'number' ? 'NUMBER' : of.join('|')}`,
    );
    const ruled = model.ruledBy?.(new Map());
    if (ruled !== undefined) options.push(`    --rules: ${ruled}`);
    return [`  ${name}  ${model.zh} · ${model.en} (${model.source})`, ...columns, ...options].join(
      '\n',
    );
  });
  return `\nModels, their columns ([…] may lack or be empty) and options:\n${models.join('\n')}\n`;
}
