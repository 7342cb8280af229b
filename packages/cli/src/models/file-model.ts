// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';
import type { ModelRules, RuledBy } from './model-rules.js';
import type { ModelColumn, ModelRow } from './model-table.js';

/** Options of a model as they were typed: name → text. */
export type ModelOptions = ReadonlyMap<string, string>;

/** A model as the command line runs it: on the rows of a file. */
export interface FileModel {
  readonly zh: string;
  readonly en: string;
  /** Paper, standard or place that it is from. */
  readonly source: string;
  readonly columns: readonly ModelColumn[];
  /** Option → what it may be; the first is taken when it is not given. */
  readonly options: Readonly<Record<string, readonly string[] | 'number'>>;
  /** Rule set that sets its numbers; absent for a model that none is for. */
  readonly ruledBy?: (options: ModelOptions) => RuledBy;
  readonly run: (rows: readonly ModelRow[], options: ModelOptions, rules: ModelRules) => object;
  /** One line for a person. */
  readonly words: (result: object) => string;
}

/** A number of a row that its column demands. */
export function numberOf(row: ModelRow, name: string): number {
  const value = row[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** A text of a row that its column demands. */
export function textOf(row: ModelRow, name: string): string {
  return String(row[name] ?? '');
}

/** A number that may be absent, under another name: `{}` where it was not measured. */
export function measured<K extends string>(
  row: ModelRow,
  name: string,
  as: K,
): Partial<Record<K, number>> {
  const value = row[name];
  return typeof value === 'number' ? ({ [as]: value } as Record<K, number>) : {};
}

/** Options `key=value` checked against what the model knows. @throws CliError `MODEL_INPUT`. */
export function modelOptions(model: FileModel, typed: readonly string[]): ModelOptions {
  const options = new Map<string, string>();
  for (const text of typed) {
    const [key = '', value = ''] = text.split(/=(.*)/s);
    const allowed = Object.hasOwn(model.options, key) ? model.options[key] : undefined;
    const isFine =
      allowed === 'number'
        ? Number.isFinite(Number(value)) && value !== ''
        : allowed?.includes(value);
    if (isFine !== true) {
      const known = Object.entries(model.options).map(
        ([name, of]) => `${name}=${of === 'number' ? 'NUMBER' : of.join('|')}`,
      );
      throw new CliError('MODEL_INPUT', `expected ${known.join(', ') || 'no option'}, got ${text}`);
    }
    options.set(key, value);
  }
  return options;
}

/** A number option, or its default. */
export function optionNumber(options: ModelOptions, name: string, otherwise: number): number {
  const text = options.get(name);
  return text === undefined ? otherwise : Number(text);
}

/** A number option that the model cannot do without. @throws CliError `MODEL_INPUT`. */
export function demandOption(options: ModelOptions, name: string): number {
  const text = options.get(name);
  if (text !== undefined) return Number(text);
  throw new CliError('MODEL_INPUT', `expected --set ${name}=NUMBER`);
}
