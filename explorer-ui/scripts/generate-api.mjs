// SPDX-License-Identifier: Apache-2.0
// Writes src/api/openapi-paths.ts from the gateway's committed openapi.json: every path with its methods, so that a
// route which the gateway no longer has is a compile error or a failed test, not a blank page.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format } from 'prettier';

const HERE = join(import.meta.dirname, '..');
const source = process.argv[2] ?? join(HERE, '../gateway/openapi.json');
const target = join(HERE, 'src/api/openapi-paths.ts');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const document = JSON.parse(readFileSync(source, 'utf8'));
const paths = Object.entries(document.paths).map(([path, item]) => [
  path.replace(/^\/api\/v1/, ''),
  METHODS.filter((method) => method in item),
]);
const text = `// SPDX-License-Identifier: Apache-2.0

/** Paths of the gateway and their methods. Written by scripts/generate-api.mjs from gateway/openapi.json; not by hand. */
export const OPENAPI_PATHS = ${JSON.stringify(Object.fromEntries(paths))} as const;
`;
const options = { parser: 'typescript', printWidth: 100, singleQuote: true };
writeFileSync(target, await format(text, options));
process.stdout.write(`${paths.length} paths written\n`);
