// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { RuleSetContent } from '@daoji/model';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { modelText } from '../models/model-text.js';
import { FILE_MODELS } from '../models/models.js';
import { ruleSetFile, ruleSetOfLedger } from '../models/rule-source.js';
import { runFileModel } from '../models/run-file-model.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import type { RegisterCommand } from './register-command.js';

interface Flags {
  readonly gateway?: string;
  readonly list?: boolean;
  readonly rules?: string;
  readonly ruleSet?: string;
  readonly set?: string[];
}

/** `daoji model`: one of the agronomy models on a file, for people who only want the model. */
export const registerModelCommand: RegisterCommand = (program, run) => {
  program
    .command('model')
    .argument('[name]', '模型 · model')
    .argument('[file]', 'CSV')
    .option('--list', '列出全部模型 · every model with its columns, units and options')
    .option('--set <key=value...>', '选项 · options of the model')
    .option('--rules <file>', '规则集文件 · rule set with the numbers; else those built in')
    .option('--rule-set <id>', '账本中的规则集 · rule set of the ledger')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .description('用一个文件运行模型 · run a model on a file')
    .addHelpText('after', helpText())
    .action(
      run(async (context, name: string | undefined, file: string | undefined, flags: Flags) => {
        const { list, set = [] } = flags;
        if (list === true) return listed(context, name);
        if (name === undefined || file === undefined)
          throw new CliError('USAGE', 'expected a model and a file, or --list');
        const rules = await rulesOf(context, flags);
        if (!existsSync(file)) throw new CliError('FILE_MISSING', `no file ${file}`);
        const csv = await readFile(file);
        const { record, words } = runFileModel({ csv, name, rules, set });
        context.out.result(`${words} · ${ruleWords(rules)}`, record);
        return EXIT.ok;
      }),
    );
};

/** Says what models there are, or what one of them takes. */
function listed({ out }: CliContext, name: string | undefined): number {
  const models = Object.entries(FILE_MODELS).filter(([one]) => name === undefined || one === name);
  if (models.length === 0) throw new CliError('USAGE', `expected a model, got ${name ?? ''}`);
  const described = models.map(([model, { columns, en, options, ruledBy, source, zh }]) => ({
    ...{ columns, en, model, options, source, zh },
    ...(ruledBy && { rules: ruledBy(new Map()) }),
  }));
  out.result(models.map(([one, model]) => modelText(one, model)).join('\n'), described);
  return EXIT.ok;
}

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
  const models = Object.entries(FILE_MODELS).map(([name, model]) => modelText(name, model));
  return `\nModels, their columns ([…] may lack or be empty) and options:\n${models.join('\n')}\n`;
}
