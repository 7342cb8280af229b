// SPDX-License-Identifier: Apache-2.0
import { ModelInputError } from '@daoji/agronomy';
import { ruleSetHash, type RuleSetContent } from '@daoji/model';
import { jcsText, sha256, toHex } from '@daoji/proof';

import { CliError } from '../cli-error.js';
import { modelOptions, type FileModel } from './file-model.js';
import { ModelRules } from './model-rules.js';
import { readModelTable } from './model-table.js';
import { FILE_MODELS } from './models.js';
import { withoutVoid, type VoidCell } from './void-values.js';

/** All that a result follows from. */
export interface ModelRun {
  /** Name of a model of {@link FILE_MODELS}. */
  readonly name: string;
  /** The CSV file as it is. */
  readonly csv: Uint8Array;
  /** Options as they were typed, `key=value`. */
  readonly set: readonly string[];
  /** None: the numbers that the model has built in. */
  readonly rules?: RuleSetContent | undefined;
}

/** A result with what it was made from, so that anybody makes it again: keys sorted, as it is printed. */
export type ModelRecord = Readonly<Record<string, unknown>>;

/** Runs a model. @throws CliError `USAGE` for an unknown model, `CSV_…`, `MODEL_INPUT`. */
export function runFileModel({ csv, name, rules, set }: ModelRun): {
  readonly record: ModelRecord;
  readonly words: string;
} {
  const model = modelOf(name);
  const options = modelOptions(model, set);
  const given = new ModelRules(rules);
  given.assertRules(name, model.ruledBy?.(options));
  const rows = readModelTable(Buffer.from(csv).toString('utf8'), model.columns);
  const { rows: checked, voided } = withoutVoid(rows, model.columns);
  const result = answered(() => model.run(checked, options, given));
  const record = {
    ruleSetId: given.ruleSetId,
    ...result,
    ...(voided.length > 0 && { voided }),
    inputSha256: toHex(sha256(csv)),
    options: Object.fromEntries(options),
    ...(rules && { ruleSetHash: ruleSetHash(rules) }),
  };
  const words = [model.words(result), ...voided.map(voidWords)].join('\n');
  return { record: sorted(record), words };
}

function voidWords({ column, row, value }: VoidCell): string {
  return `作废 · void: 第 ${row} 行 · row ${row}, ${column} ${value}`;
}

/** The one spelling of a record: RFC 8785, numbers as ECMAScript writes them. */
export function recordText(record: ModelRecord): string {
  return jcsText(record);
}

/** As its text reads: sorted, what is not a number null. */
function sorted(record: object): ModelRecord {
  const plain: unknown = JSON.parse(JSON.stringify(record));
  return JSON.parse(jcsText(plain)) as ModelRecord;
}

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
