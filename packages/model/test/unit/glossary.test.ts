// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import {
  BANNED_CONSUMER_WORDS,
  commandTypes,
  DOCUMENT_KINDS,
  EVENT_FLAGS,
  GLOSSARY,
  isGlossaryKey,
  MILL_PRODUCTS,
  ROLES,
  word,
  wordOf,
} from '../../src/index.js';

const entries = Object.entries(GLOSSARY);

describe('GLOSSARY', () => {
  it('has exactly the four verdicts', () => {
    const verdicts = entries.filter(([key]) => key.startsWith('verdict.')).map(([, [zh]]) => zh);
    expect(verdicts).to.deep.equal(['核对一致', '核对不一致', '未能核对', '尚未存证']);
  });

  it('has the words that the design fixes', () => {
    expect(word('thing.operator', 'zh-CN')).to.equal('经营主体');
    expect(word('thing.batch', 'zh-CN')).to.equal('存证包');
    expect(word('fact.harvestYear', 'zh-CN')).to.equal('产季');
    expect(word('fact.productionDate', 'zh-CN')).to.equal('加工日期');
    expect(word('statement.complete', 'zh-CN')).to.equal('无缺失核查');
  });

  for (const [index, language] of ['Chinese', 'English'].entries()) {
    it(`never gives two things one ${language} word within a group`, () => {
      const seen = entries.map(
        ([key, entry]) => `${key.split('.')[0] ?? ''}:${entry[index] ?? ''}`,
      );
      expect(seen.filter((item, at) => seen.indexOf(item) !== at)).to.deep.equal([]);
    });
  }

  it('never gives two things one Chinese word', () => {
    const seen = entries.map(([, [zh]]) => zh);
    expect(seen.filter((zh, at) => seen.indexOf(zh) !== at)).to.deep.equal([]);
  });

  it('has no empty word and no banned word', () => {
    const faults = entries.filter(
      ([, parts]) =>
        parts.some((part) => part.trim() === '') ||
        BANNED_CONSUMER_WORDS.some((banned) => parts[0].includes(banned)),
    );
    expect(faults).to.deep.equal([]);
  });

  const needed: Readonly<Record<string, readonly string[]>> = {
    command: [...commandTypes('trace'), ...commandTypes('anchor')],
    document: DOCUMENT_KINDS,
    flag: EVENT_FLAGS,
    product: MILL_PRODUCTS,
    role: ROLES,
  };
  for (const [group, names] of Object.entries(needed)) {
    it(`has a word for every ${group} of the model`, () => {
      expect(names.filter((name) => !isGlossaryKey(`${group}.${name}`))).to.deep.equal([]);
    });
  }

  it('answers an unknown name with the name itself', () => {
    expect(wordOf('quantity', 'ph', 'zh-CN')).to.equal('ph');
    expect(wordOf('quantity', 'rain', 'en')).to.equal('rain');
    expect(isGlossaryKey('toString')).to.equal(false);
  });

  it('is what docs/spec/glossary.md shows', () => {
    const page = readFileSync(
      new URL('../../../../docs/spec/glossary.md', import.meta.url),
      'utf8',
    );
    const missing = entries.filter(
      ([key, [zh, en, meaning]]) => !page.includes(`| ${key} | ${zh} | ${en} | ${meaning} |`),
    );
    expect(missing.map(([key]) => key)).to.deep.equal([]);
  });
});
