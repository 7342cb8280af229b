// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../docs/examples/rules/', import.meta.url));

/** Values of an example rule set, by the name of its file without `.json`. */
export async function exampleValues(name: string): Promise<unknown> {
  const text = await readFile(`${FOLDER}${name}.json`, 'utf8');
  return (JSON.parse(text) as { readonly values: unknown }).values;
}
