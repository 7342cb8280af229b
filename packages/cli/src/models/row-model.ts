// SPDX-License-Identifier: Apache-2.0
import { ModelInputError } from '@daoji/agronomy';

import type { FileModel, ModelOptions } from './file-model.js';
import type { ModelRules } from './model-rules.js';
import type { ModelRow } from './model-table.js';

/** A model that judges each row by itself. */
export interface RowModel<T extends object> extends Omit<FileModel, 'run' | 'words'> {
  readonly judge: (row: ModelRow, options: ModelOptions, rules: ModelRules) => T;
  /** A row's answer for a person. */
  readonly say: (answer: T) => string;
}

/** What stands for a row that cannot be judged: what it lacks or what was void, or why the model says nothing of it. */
export interface Unjudged {
  readonly missing?: readonly string[];
  readonly verdict: 'not-judgeable';
  readonly why?: string;
}

/**
 * A model of a file whose answer is one for each row. A row that lacks a value, had it taken out as void, or lies outside what the
 * model knows is `not-judgeable` and says why; the others are judged all the same.
 */
export function rowModel<T extends object>(name: string, one: RowModel<T>): FileModel {
  const { judge, say, ...model } = one;
  const needed = model.columns.filter(({ optional }) => optional !== true);
  const judged = (row: ModelRow, options: ModelOptions, rules: ModelRules): T | Unjudged => {
    const missing = needed.flatMap((column) =>
      row[column.name] === undefined ? [column.name] : [],
    );
    if (missing.length > 0) return { missing, verdict: 'not-judgeable' };
    try {
      return judge(row, options, rules);
    } catch (error) {
      if (!(error instanceof ModelInputError)) throw error;
      return { verdict: 'not-judgeable', why: error.message };
    }
  };
  return {
    ...model,
    run: (rows, options, rules) => ({
      model: name,
      rows: rows.map((row) => judged(row, options, rules)),
      // What was void is put here by who runs it.
      voided: [],
      version: '1',
    }),
    words: (result) =>
      (result as { readonly rows: readonly (T | Unjudged)[] }).rows
        .map((answer) => (isUnjudged(answer) ? unjudgedWords(answer) : say(answer)))
        .join('\n'),
  };
}

function isUnjudged(answer: object): answer is Unjudged {
  const { missing, why } = answer as Partial<Unjudged>;
  return missing !== undefined || why !== undefined;
}

function unjudgedWords({ missing = [], why = `without ${missing.join(', ')}` }: Unjudged): string {
  return `无法判定 · not judgeable: ${why}`;
}
