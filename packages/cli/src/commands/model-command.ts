// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { ModelInputError } from '@daoji/agronomy';

import { CliError, EXIT } from '../cli-error.js';
import { modelOptions, type FileModel } from '../models/file-model.js';
import { FILE_MODELS } from '../models/models.js';
import { readModelTable } from '../models/model-table.js';
import type { RegisterCommand } from './register-command.js';

/** `daoji model`: one of the agronomy models on a file, for people who only want the model. */
export const registerModelCommand: RegisterCommand = (program, run) => {
  program
    .command('model')
    .argument('<name>', '模型 · model')
    .argument('<file>', 'CSV')
    .option('--set <key=value...>', '选项 · options of the model')
    .description('用一个文件运行模型 · run a model on a file')
    .addHelpText('after', helpText())
    .action(
      run(async ({ out }, name: string, file: string, { set = [] }: { set?: string[] }) => {
        const model = modelOf(name);
        const options = modelOptions(model, set);
        if (!existsSync(file)) throw new CliError('FILE_MISSING', `no file ${file}`);
        const rows = readModelTable(await readFile(file, 'utf8'), model.columns);
        const result = answered(() => model.run(rows, options));
        out.result(model.words(result), result);
        return EXIT.ok;
      }),
    );
};

function modelOf(name: string): FileModel {
  const model = Object.hasOwn(FILE_MODELS, name) ? FILE_MODELS[name] : undefined;
  if (model) return model;
  const known = Object.keys(FILE_MODELS).join(', ');
  throw new CliError('USAGE', `expected one of ${known}, got ${name}`);
}

function answered(work: () => object): object {
  try {
    return work();
  } catch (error) {
    if (error instanceof ModelInputError) throw new CliError('MODEL_INPUT', error.message);
    throw error;
  }
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
    return [`  ${name}  ${model.zh} · ${model.en} (${model.source})`, ...columns, ...options].join(
      '\n',
    );
  });
  return `\nModels, their columns ([…] may lack or be empty) and options:\n${models.join('\n')}\n`;
}
