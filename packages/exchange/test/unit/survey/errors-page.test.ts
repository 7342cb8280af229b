// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { SURVEY_ERROR_CODES } from '../../../src/index.js';

const page = readFileSync(new URL('../../../../../docs/errors.md', import.meta.url), 'utf8');

describe('docs/errors.md', () => {
  it('lists exactly the codes of survey files', () => {
    const section = page.slice(page.indexOf('## Survey files\n')).split(/\n(?=## )/)[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const wanted = Object.entries(SURVEY_ERROR_CODES).map(
      ([code, meaning]) => `| \`${code}\` | ${meaning} |`,
    );
    expect(rows).to.deep.equal(wanted);
  });
});
