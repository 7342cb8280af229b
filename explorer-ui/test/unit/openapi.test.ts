// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { OPENAPI_PATHS } from '../../src/api/openapi-paths.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

describe('openapi-paths.ts', () => {
  it('is what the gateway’s openapi.json says (npm run generate-api -w explorer-ui)', () => {
    const file = new URL('../../../gateway/openapi.json', import.meta.url);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
    const said = Object.entries(paths).map(([path, item]) => [
      path.replace(/^\/api\/v1/, ''),
      METHODS.filter((method) => method in item),
    ]);
    expect(OPENAPI_PATHS).to.deep.equal(Object.fromEntries(said));
  });
});
