// SPDX-License-Identifier: Apache-2.0
import type { RuleSetContent } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { runFileModel } from '../../../src/models/run-file-model.js';

/** A model's answer on a file, its words said. */
export function runModel(
  name: string,
  csv: string,
  { rules, set = [] }: { readonly rules?: RuleSetContent; readonly set?: readonly string[] } = {},
): Readonly<Record<string, unknown>> {
  const { record, words } = runFileModel({ csv: Buffer.from(csv), name, rules, set });
  expect(words).to.be.a('string').and.not.equal('');
  expect(words).to.not.match(/undefined|NaN|\[object/);
  return record;
}

/** The code by which a model refuses a file; `success` where it does not. */
export function codeOf(name: string, csv: string, set: readonly string[] = []): string {
  try {
    runFileModel({ csv: Buffer.from(csv), name, set });
    return 'success';
  } catch (error) {
    return error instanceof CliError ? error.code : String(error);
  }
}

/** The value at a path such as `rows/0/dewPointC`. */
export function valueAt(record: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? (value as Readonly<Record<string, unknown>>)[name]
          : undefined,
      record,
    );
}
