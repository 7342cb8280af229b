// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';

import type { RuleSetContent } from '@daoji/model';

import { ruleSetFile } from '../../../src/models/rule-source.js';

const FOLDER = fileURLToPath(new URL('../../../../../docs/examples/rules/', import.meta.url));

/** Path of an example rule set, by its name without `.json`. */
export function examplePath(name: string): string {
  return `${FOLDER}${name}.json`;
}

/** An example rule set. */
export function exampleRules(name: string): Promise<RuleSetContent> {
  return ruleSetFile(examplePath(name));
}
