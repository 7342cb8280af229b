// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';

const DOC = readFileSync(join(REPO_ROOT, 'docs', 'errors.md'), 'utf8');

/** Sections of `docs/errors.md` that chaincode's and the model's own tests compare. */
const TESTED_ELSEWHERE = /^(?:CSV files|Survey files|Contracts|GS1 values|EPCIS documents)\n/;

/** All others. */
const sections = DOC.split('\n## ')
  .slice(1)
  .filter((section) => !TESTED_ELSEWHERE.test(section));

describe('docs/errors.md', () => {
  it('has a section for each boundary', () => {
    expect(sections.length).to.equal(12);
  });

  for (const section of sections) {
    const [title = ''] = section.split('\n');
    const source = /Source: `([^`]+)`/.exec(section)?.[1] ?? '';

    it(`${title}: names exactly the codes of ${source}`, () => {
      const rows = [...section.matchAll(/^\| `([A-Z0-9_]+)` \| (.+) \|$/gm)];
      expect(rows.map(([, code]) => code)).to.deep.equal(codesOf(source));
    });
  }
});

/** Codes of a closed union, list or table, in the order of the source. */
function codesOf(file: string): string[] {
  const text = readFileSync(join(REPO_ROOT, file), 'utf8');
  const oneLine = /type \w+ErrorCode = ('.*);/.exec(text)?.[1];
  if (oneLine !== undefined) return [...oneLine.matchAll(/'([A-Z0-9_]+)'/g)].map(firstGroup);
  const lines = /^\s+(?:\| )?'?([A-Z0-9_]+)'?(?:[,;]?$|: EXIT)/gm;
  return [...text.matchAll(lines)].map(firstGroup);
}

function firstGroup(match: RegExpMatchArray): string {
  return match[1] ?? '';
}
