// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { ruleSetHash } from '@daoji/model';
import { expect } from 'chai';

import { ruleSetIn } from '../../src/parts/refusal-text.js';
import { readRuleFile } from '../../src/rules/rule-file.js';

const EXAMPLES = fileURLToPath(new URL('../../../docs/examples/rules/', import.meta.url));
const RIGHT = {
  areaCode: '21',
  legalBasis: 'Example basis',
  ruleSetId: 'caps-1',
  status: 'unconfirmed',
  validFrom: '2026-01-01',
  values: { caps: [{ kgPerMu: 622, variety: '*', year: 2026 }], kind: 'yield-caps' },
};
const read = (value: unknown) => readRuleFile(JSON.stringify(value));

describe('readRuleFile', () => {
  it('reads the content, and passes over what a file says of itself', () => {
    const found = readRuleFile(`\uFEFF${JSON.stringify({ $comment: 'an example', ...RIGHT })}`);
    expect(found).to.deep.equal({ content: RIGHT, isRight: true });
    expect(found.isRight && ruleSetHash(found.content)).to.match(/^[0-9a-f]{64}$/);
  });

  it('reads every example, each marked as one that nobody compared with its source', async () => {
    const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json'));
    expect(names).to.include.members(['recall-terms.json', 'working-calendar-2026.json']);
    for (const name of names) {
      const text = await readFile(`${EXAMPLES}${name}`, 'utf8');
      const found = readRuleFile(text);
      expect(found.isRight && found.content.status, name).to.equal('unconfirmed');
      expect((JSON.parse(text) as { $comment: string }).$comment).to.match(/^示例 · EXAMPLE/);
    }
  });

  it('holds no day twice and only weekends as working weekends in the example calendar', async () => {
    const found = readRuleFile(await readFile(`${EXAMPLES}working-calendar-2026.json`, 'utf8'));
    if (!found.isRight || found.content.values.kind !== 'working-calendar')
      throw new Error('expected a calendar');
    const { holidays, workingWeekends } = found.content.values;
    expect(new Set([...holidays, ...workingWeekends]).size).to.equal(
      holidays.length + workingWeekends.length,
    );
    const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
    expect(workingWeekends.filter((day) => ![0, 6].includes(weekday(day)))).to.deep.equal([]);
  });

  it('says of a text that is no JSON that it is none', () => {
    expect(readRuleFile('{')).to.deep.include({ isJson: false, isRight: false });
  });

  for (const [why, value, place] of [
    ['no object', 7, ''],
    ['a list', [RIGHT], ''],
    ['a missing basis', { ...RIGHT, legalBasis: undefined }, 'legalBasis'],
    ['a date that is none', { ...RIGHT, validFrom: '2026-02-30' }, 'validFrom'],
    ['an unknown kind', { ...RIGHT, values: { kind: 'laws' } }, 'values.kind'],
    [
      'a yield above what land bears',
      {
        ...RIGHT,
        values: { caps: [{ kgPerMu: 9_999, variety: '*', year: 2026 }], kind: 'yield-caps' },
      },
      'values.caps.0.kgPerMu',
    ],
    ['an unknown field', { ...RIGHT, author: 'x' }, ''],
    [
      'a comment within the values',
      { ...RIGHT, values: { ...RIGHT.values, $comment: 'x' } },
      'values',
    ],
    ['a source that is not https', { ...RIGHT, sourceUrl: 'http://example.org' }, 'sourceUrl'],
  ] as const) {
    it(`names the place of ${why}`, () => {
      const found = read(value);
      if (found.isRight) throw new Error('expected faults');
      expect(found.isJson).to.equal(true);
      expect(found.faults[0]?.startsWith(place === '' ? '' : `${place}: `)).to.equal(true);
      expect(found.faults[0]?.length).to.be.greaterThan(place.length + 2);
    });
  }
});

describe('ruleSetIn', () => {
  const said = (id: string): string =>
    `YIELD_CAP: found x; rule: y; legal basis: z; rule set: ${id}; accepted: less`;

  it('parts a refusal at the id of its rule set', () => {
    for (const id of ['caps-2026', 'built-in']) {
      const [before, found, after] = ruleSetIn(said(id)) ?? [];
      expect(found).to.equal(id);
      expect(`${before ?? ''}${found ?? ''}${after ?? ''}`).to.equal(said(id));
    }
  });

  for (const text of [
    'LOT_NOT_FOUND: no lot',
    'rule set: caps-1',
    '; rule set: <b>x</b>;',
    '; rule set: CAPS;',
  ]) {
    it(`finds none in “${text}”`, () => expect(ruleSetIn(text)).to.equal(undefined));
  }
});
