// SPDX-License-Identifier: Apache-2.0
import { BANNED_CONSUMER_WORDS, word } from '@daoji/model';
import { expect } from 'chai';

import { appEn } from '../../src/locale/app-en.js';
import { appZh } from '../../src/locale/app-zh.js';
import { binsEn } from '../../src/locale/bins-en.js';
import { binsZh } from '../../src/locale/bins-zh.js';
import { checkEn } from '../../src/locale/check-en.js';
import { checkText } from '../../src/locale/check-text.js';
import { checkZh } from '../../src/locale/check-zh.js';
import { codesEn } from '../../src/locale/codes-en.js';
import { codesZh } from '../../src/locale/codes-zh.js';
import { fill } from '../../src/locale/fill.js';
import { documentsEn } from '../../src/locale/documents-en.js';
import { documentsZh } from '../../src/locale/documents-zh.js';
import { chosenLanguage } from '../../src/locale/i18n.js';
import { fieldEn } from '../../src/locale/field-en.js';
import { fieldZh } from '../../src/locale/field-zh.js';
import { importsEn } from '../../src/locale/imports-en.js';
import { importsZh } from '../../src/locale/imports-zh.js';
import { inputsEn } from '../../src/locale/inputs-en.js';
import { inputsZh } from '../../src/locale/inputs-zh.js';
import { lotsEn } from '../../src/locale/lots-en.js';
import { lotsZh } from '../../src/locale/lots-zh.js';
import { mandatesEn } from '../../src/locale/mandates-en.js';
import { mandatesZh } from '../../src/locale/mandates-zh.js';
import { noticesEn } from '../../src/locale/notices-en.js';
import { noticesZh } from '../../src/locale/notices-zh.js';
import { qualityEn } from '../../src/locale/quality-en.js';
import { qualityZh } from '../../src/locale/quality-zh.js';
import { recallEn } from '../../src/locale/recall-en.js';
import { registryEn } from '../../src/locale/registry-en.js';
import { recallZh } from '../../src/locale/recall-zh.js';
import { registryZh } from '../../src/locale/registry-zh.js';
import { productsEn } from '../../src/locale/products-en.js';
import { productsZh } from '../../src/locale/products-zh.js';
import { parcelsEn } from '../../src/locale/parcels-en.js';
import { parcelsZh } from '../../src/locale/parcels-zh.js';
import { rulesEn } from '../../src/locale/rules-en.js';
import { rulesZh } from '../../src/locale/rules-zh.js';
import { unitsEn } from '../../src/locale/units-en.js';
import { unitsZh } from '../../src/locale/units-zh.js';
import { startEn, startZh } from '../../src/locale/start-text.js';
import { tradeEn } from '../../src/locale/trade-en.js';
import { tradeZh } from '../../src/locale/trade-zh.js';
import { verifierEn } from '../../src/locale/verifier-en.js';
import { verifierZh } from '../../src/locale/verifier-zh.js';
import { warningsEn } from '../../src/locale/warnings-en.js';
import { warningsZh } from '../../src/locale/warnings-zh.js';

const pairs: readonly [
  string,
  Readonly<Record<string, string>>,
  Readonly<Record<string, string>>,
][] = [
  ['app', appZh, appEn],
  ['bins', binsZh, binsEn],
  ['check', checkZh, checkEn],
  ['field', fieldZh, fieldEn],
  ['imports', importsZh, importsEn],
  ['codes', codesZh, codesEn],
  ['quality', qualityZh, qualityEn],
  ['inputs', inputsZh, inputsEn],
  ['lots', lotsZh, lotsEn],
  ['notices', noticesZh, noticesEn],
  ['recall', recallZh, recallEn],
  ['mandates', mandatesZh, mandatesEn],
  ['registry', registryZh, registryEn],
  ['products', productsZh, productsEn],
  ['trade', tradeZh, tradeEn],
  ['documents', documentsZh, documentsEn],
  ['parcels', parcelsZh, parcelsEn],
  ['rules', rulesZh, rulesEn],
  ['units', unitsZh, unitsEn],
  ['verifier', verifierZh, verifierEn],
  ['warnings', warningsZh, warningsEn],
];

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('locale files', () => {
  it('says before the program is loaded what the glossary says', () => {
    expect(startZh['check.notDone']).to.equal(word('verdict.unchecked', 'zh-CN'));
    expect(startEn['check.notDone']).to.equal(word('verdict.unchecked', 'en'));
  });

  for (const [name, zh, en] of pairs) {
    context(name, () => {
      it('have the same keys in both languages', () => {
        expect(Object.keys(en)).to.deep.equal(Object.keys(zh));
      });

      it('have the same places to fill in both languages', () => {
        const faults = Object.keys(zh).filter(
          (key) => places(zh[key] ?? '').join() !== places(en[key] ?? '').join(),
        );
        expect(faults).to.deep.equal([]);
      });

      it('have no empty text', () => {
        const texts = [...Object.values(zh), ...Object.values(en)];
        expect(texts.filter((text) => text.trim() === '')).to.deep.equal([]);
      });
    });
  }

  it('name no text twice: the later file would take the place of the earlier', () => {
    const keys = pairs.flatMap(([, chinese]) => Object.keys(chinese));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).to.deep.equal([]);
  });

  it('show no banned word in what the self-check says', () => {
    const texts = [...Object.values(checkZh), ...Object.values(verifierZh)];
    const faults = texts.filter((text) =>
      BANNED_CONSUMER_WORDS.some((item) => text.includes(item)),
    );
    expect(faults).to.deep.equal([]);
  });

  it('leave no Chinese character in an English text, but for the name of the language', () => {
    const texts = pairs.flatMap(([, , en]) => Object.values(en)).filter((text) => text !== '中文');
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).to.deep.equal([]);
  });
});

describe('fill', () => {
  it('fills each place with its value', () => {
    expect(fill('{a} of {b}', { a: 1, b: 'x' })).to.equal('1 of x');
  });

  it('leaves a place without a value, and never reads inherited names', () => {
    expect(fill('{a} {toString}', {})).to.equal('{a} {toString}');
  });
});

describe('chosenLanguage', () => {
  const cases: readonly [string, string | null, string][] = [
    ['', null, 'zh-CN'],
    ['?lang=en', null, 'en'],
    ['?lang=zh', 'en', 'zh-CN'],
    ['', 'en', 'en'],
    ['?lang=fr', null, 'zh-CN'],
  ];
  for (const [search, remembered, wanted] of cases) {
    it(`answers ${wanted} for "${search}" with ${String(remembered)} remembered`, () => {
      expect(chosenLanguage(search, remembered)).to.equal(wanted);
    });
  }
});

describe('checkText', () => {
  it('says the same key in each language', () => {
    expect(checkText('en')('check.why')).to.equal('Why');
    expect(checkText('zh-CN')('check.why')).to.equal('原因');
  });
});
