// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { EPCIS_ERROR_CODES, GS1_ERROR_CODES } from '../../src/index.js';

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');

describe('docs/errors.md', () => {
  const tables: readonly (readonly [heading: string, codes: Readonly<Record<string, string>>])[] = [
    ['## GS1 values', GS1_ERROR_CODES],
    ['## EPCIS documents', EPCIS_ERROR_CODES],
  ];
  for (const [heading, codes] of tables) {
    it(`lists exactly the codes of ${heading.slice(3)}`, () => {
      const section = page.slice(page.indexOf(`${heading}\n`)).split(/\n(?=## )/)[0] ?? '';
      const rows = section.split('\n').filter((line) => line.startsWith('| `'));
      const wanted = Object.entries(codes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
      expect(rows).to.deep.equal(wanted.sort());
    });
  }
});
