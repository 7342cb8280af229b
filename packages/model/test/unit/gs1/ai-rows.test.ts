// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { AI_ROWS } from '../../../src/gs1/ai-rows.js';
import { VALUE_RULES } from '../../../src/gs1/value-rules.js';
import { aiTable } from '../../../src/index.js';

const DICTIONARY = join(
  import.meta.dirname,
  '../../../../../../shared/foreign/digital-link/gs1-syntax-dictionary.txt',
);

/** Rules of the dictionary that are not checked: North American coupons. */
const UNCHECKED = ['couponcode', 'couponposoffer'];

describe('the AI table', () => {
  it('has every row of the syntax dictionary, and no other', function () {
    if (!existsSync(DICTIONARY)) {
      console.log('    (skipped: no folder ../shared/foreign/digital-link)');
      this.skip();
    }
    const rows = readFileSync(DICTIONARY, 'utf8')
      .split('\n')
      .filter((line) => /^\d/.test(line))
      .map((line) => line.replace(/\s+#.*$/, '').replace(/\s+/g, ' '));
    expect(AI_ROWS).to.deep.equal(rows);
    expect(rows).to.have.length(224);
  });

  it('knows a rule for every name of a row, but the coupons', () => {
    const names = [...aiTable().values()].flatMap(({ components }) =>
      components.flatMap(({ rules }) => rules),
    );
    const unknown = [...new Set(names)].filter((name) => !(name in VALUE_RULES));
    expect(unknown.sort()).to.deep.equal(UNCHECKED);
  });

  it('reads ranges, lengths, optional parts and sequences', () => {
    const table = aiTable();
    expect(table.size).to.equal(541);
    expect(table.get('3103')).to.deep.include({ needsFnc1: false, attribute: 'yes' });
    expect(table.get('254')).to.deep.include({ needsFnc1: true, attribute: 'no' });
    expect(table.get('7007')?.components).to.deep.equal([
      { set: 'N', min: 6, max: 6, isOptional: false, rules: ['yymmdd'] },
      { set: 'N', min: 6, max: 6, isOptional: true, rules: ['yymmdd'] },
    ]);
    expect(table.get('01')?.sequences.map((sequence) => sequence.join(' '))).to.deep.equal([
      ...['01', '01 22', '01 10', '01 22 10', '01 21', '01 22 21', '01 10 21', '01 22 10 21'],
      ...['01', '01 235'],
    ]);
  });

  const rules: readonly (readonly [
    name: string,
    good: readonly string[],
    bad: readonly string[],
  ])[] = [
    ['iban', ['GB82WEST12345698765432'], ['GB82WEST12345698765433', 'XX82WEST12345698765432', '']],
    ['iso3166alpha2', ['CN', 'GB'], ['XX', 'cn', 'C', 'CHN']],
    ['iso4217', ['156', '978'], ['000', '157', 'CNY']],
    ['iso3166999', ['156', '999'], ['998', '1560']],
    ['pieceoftotal', ['0102', '0202'], ['0201', '0002', '0000']],
    ['posinseqslash', ['1/2', '2/2'], ['2/1', '0/2', '01/2', '1/', '12']],
    ['latitude', ['1800000000'], ['1800000001']],
    ['longitude', ['3600000000'], ['3600000001']],
    ['pcenc', ['a%20b', 'ab'], ['a%2', '%', '%G0']],
    ['hhmi', ['0000', '2359'], ['2400', '2360', '1260']],
    ['packagetype', ['8', '200', 'ZZ'], ['', '0', '7', 'zz']],
    ['mediatype', ['01', '10', '80'], ['00', '11', '79']],
    ['importeridx', ['-', '_', 'a'], ['', 'ab', '!']],
    ['yyyymmdd', ['20240229'], ['20230229', '20241301', '2024022']],
    ['nonzero', ['0010'], ['0000']],
    ['winding', ['9'], ['2']],
    ['iso5218', ['9'], ['3']],
    ['yesno', ['0'], ['2']],
    ['hyphen', ['-'], ['+']],
    ['hasnondigit', ['1a'], ['11']],
    ['csumalpha', ['1987654Ad4X4bL5ttr2310c2K'], ['1987654Ad4X4bL5ttr2310c2L', '22']],
  ];
  for (const [name, good, bad] of rules) {
    it(`${name} holds for ${good.join(' ')} and not for ${bad.join(' ')}`, () => {
      const holds = (text: string): boolean => VALUE_RULES[name]?.holds(text) ?? false;
      expect(good.filter((text) => !holds(text))).to.deep.equal([]);
      expect(bad.filter(holds)).to.deep.equal([]);
    });
  }
});
