// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { LANGUAGES, wordOf, type Language } from '@daoji/model';
import { expect } from 'chai';

import { PAGE_ROUTES } from '../../src/app/page-routes.js';
import { pageTitle } from '../../src/app/use-page-title.js';
import { fill } from '../../src/locale/fill.js';
import { TEXTS } from '../../src/locale/i18n.js';
import type { Speaker } from '../../src/locale/use-text.js';

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

const speakerOf = (language: Language): Pick<Speaker, 'text' | 'word'> => ({
  text: (key, values) => fill(TEXTS[language][key], values),
  word: (group, name) => wordOf(group, name, language),
});

/** An address of a route, each of its parameters named after itself. */
const addressOf = (path: string): string =>
  `/${path.replaceAll(/:(\w+)/g, 'the-$1').replace('*', 'no/such/page')}`;

describe('titles of pages', () => {
  for (const language of LANGUAGES)
    it(`differ for every address, in ${language}`, () => {
      const titles = PAGE_ROUTES.map(({ path }) => pageTitle(addressOf(path), speakerOf(language)));
      const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
      expect(titles.length).to.be.greaterThan(50);
      expect(twice).to.deep.equal([]);
      for (const title of titles) expect(title).to.match(/^\S.* · \S+$/);
    });

  for (const [path, zh, en] of [
    ['/lots/pk-001', '批次 pk-001 · 稻迹', 'Lot pk-001 · Daoji'],
    ['/parcels/import', '导入测绘文件 · 稻迹', 'Import a survey · Daoji'],
    ['/', '首页 · 稻迹', 'Start · Daoji'],
    ['/no/such/page', '没有这个页面 · 稻迹', 'There is no such page · Daoji'],
  ] as const)
    it(`${path} is ${zh}`, () => {
      expect(pageTitle(path, speakerOf('zh-CN'))).to.equal(zh);
      expect(pageTitle(path, speakerOf('en'))).to.equal(en);
    });

  it('name what the address names', () => {
    for (const { path } of PAGE_ROUTES) {
      const last = /:(\w+)(?!.*:)/.exec(path)?.[1];
      if (last === undefined) continue;
      expect(pageTitle(addressOf(path), speakerOf('en')), path).to.include(`the-${last}`);
    }
  });

  it('are there for every page of the sources', () => {
    const pages = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('-page.tsx'))
      .filter((file) => readFileSync(join(SOURCES, file), 'utf8').includes('export default'))
      .map((file) => file.replaceAll('\\', '/').replace('.tsx', '.js'));
    const text = readFileSync(join(SOURCES, 'app/page-routes.ts'), 'utf8');
    for (const page of pages) expect(text).to.include(`import('../${page}')`);
  });
});
