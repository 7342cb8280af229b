// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { TP_CODES } from '../../src/index.js';

describe('docs/spec/trace-proof.md', () => {
  it('lists every code with its meaning, and no other', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../../../docs/spec/trace-proof.md'),
      'utf8',
    );
    const listed = [...page.matchAll(/^\| `(TP_[A-Z0-9_]+)` \| (.+) \|$/gm)].map(
      ([, code, text]) => [code, text],
    );
    expect(listed).to.deep.equal(Object.entries(TP_CODES));
  });
});
