// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { REFUSAL_WORDS, refusalWords } from '@daoji/model';
import { expect } from 'chai';

import { refusalWord } from '../../src/parts/refusal-word.js';

const DOC = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

/** Sections whose codes reach a page: as an answer of the gateway, or beside a message that was not taken. */
const SHOWN = [
  'Contracts',
  'Command',
  'Archive',
  'Ledger client',
  'Gateway',
  'Notices',
  'GS1 values',
  'Survey files',
  'CSV files',
];
/** Sections of programs that have no page. */
const ELSEWHERE = [
  'Reading (quarantine reasons)',
  'Proof primitives',
  'Device',
  'Bridge',
  'Network',
  'Command line',
  'Demo',
  'EPCIS documents',
];
/** These stop the gateway at its start: no page is there to show them. */
const isAtStart = (code: string): boolean => code.startsWith('NOTICES_');

const sections = DOC.split(/^## /m)
  .slice(1)
  .map((text) => ({
    codes: [...text.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, code = '']) => code),
    name: text.split('\n', 1)[0] ?? '',
  }));

/** Codes that pages make themselves where an answer cannot be read. */
const ownCodes = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/new ApiProblem\([^,]+, '(\w+)'/g)].map(
      ([, code = '']) => code,
    ),
  );

describe('words of refusals', () => {
  it('are asked of every section of the page of errors, or left out by name', () => {
    expect(sections.map(({ name }) => name).sort()).to.deep.equal([...SHOWN, ...ELSEWHERE].sort());
  });

  for (const { codes, name } of sections.filter((one) => SHOWN.includes(one.name)))
    it(`are there in both languages for ${name}`, () => {
      expect(codes.length).to.be.greaterThan(0);
      expect(codes.filter((code) => !isAtStart(code) && !refusalWords(code))).to.deep.equal([]);
    });

  it('are there for what the pages themselves find wrong with an answer', () => {
    expect(ownCodes).to.include('SHAPE').and.to.include('NETWORK');
    expect(ownCodes.filter((code) => !refusalWords(code))).to.deep.equal([]);
  });

  it('are Chinese first, and English without a Chinese sign', () => {
    const all = Object.values(REFUSAL_WORDS);
    expect(all.length).to.be.greaterThan(350);
    expect(all.filter(([zh]) => !/\p{Script=Han}/u.test(zh))).to.deep.equal([]);
    expect(all.filter(([, en]) => en === '' || /\p{Script=Han}/u.test(en))).to.deep.equal([]);
  });

  it('are those of codes alone, not of what every object has', () => {
    expect(refusalWords('toString')).to.equal(undefined);
    expect(refusalWord('toString', 'zh-CN')).to.equal('');
  });
});
