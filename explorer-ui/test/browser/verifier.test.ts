// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { BANNED_CONSUMER_WORDS } from '@daoji/model';
import { verifyBundle } from '@daoji/proof';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';

const GOLDEN = join(import.meta.dirname, '../../../packages/proof/testdata/golden');
const BUNDLE = join(GOLDEN, 'activation.traceproof');
const ROOT = join(GOLDEN, 'trust-root.json');

describe('verifier.html', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
    const context = await browser.newContext({ locale: 'zh-CN', offline: true });
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(dist, 'verifier/verifier.html')).href);
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  const check = async (bundle: { name: string; buffer: Buffer }): Promise<string> => {
    await page.setInputFiles('#bundle', { ...bundle, mimeType: 'application/json' });
    await page.setInputFiles('#root', ROOT);
    await page.click('.check-button');
    await page.waitForSelector('.report');
    return (await page.getAttribute('.report', 'data-answer')) ?? '';
  };

  it('gives, from file:// with no network, the same eight statements as the verifier in Node', async () => {
    const bytes = await readFile(BUNDLE);
    const verdict = verifyBundle(gunzipSync(bytes), await readFile(ROOT));
    expect(verdict.outcome).to.equal('valid');
    expect(await check({ buffer: bytes, name: 'a.traceproof' })).to.equal('consistent');
    const shown = await page.$$eval('[data-statement]', (items) =>
      items.map((item) => [item.getAttribute('data-statement'), item.getAttribute('data-status')]),
    );
    const said = Object.entries(verdict.statements).map(([name, { status }]) => [name, status]);
    expect(shown).to.deep.equal(said);
  });

  it('wears its own styles under its own policy', async () => {
    const ground = await page.$eval(
      '.check-button',
      (button) => getComputedStyle(button).backgroundColor,
    );
    expect(ground).to.be.oneOf(['rgb(44, 106, 71)', 'rgb(124, 197, 150)']);
  });

  it('takes the answer back as soon as another file is chosen', async () => {
    await check({ buffer: await readFile(BUNDLE), name: 'a.traceproof' });
    await page.setInputFiles('#bundle', {
      buffer: Buffer.from('{}'),
      mimeType: 'application/json',
      name: 'other.traceproof',
    });
    expect(await page.$$('.report')).to.have.length(0);
  });

  it('never answers 核对一致 for one changed byte', async () => {
    const bytes = gunzipSync(await readFile(BUNDLE));
    const at = bytes.indexOf('"signature":"') + 40;
    const changed = Buffer.from(bytes);
    changed[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
    expect(await check({ buffer: changed, name: 'b.traceproof' })).to.not.equal('consistent');
  });

  it('answers 未能核对 for a file that is no proof', async () => {
    const buffer = Buffer.from('hello');
    expect(await check({ buffer, name: 'c.traceproof' })).to.equal('unchecked');
    expect(await page.innerText('.report')).to.include('CHECK_NOT_JSON');
  });

  it('asked for nothing but itself, and its policy allows no connection', async () => {
    expect(requests.filter((url) => !url.startsWith('file:'))).to.deep.equal([]);
    const fetched = page.evaluate('fetch("https://example.com")').then(
      () => 'fetched',
      () => 'blocked',
    );
    expect(await fetched).to.equal('blocked');
  });

  it('carries no banned word, and neither does the self-check', async () => {
    for (const file of ['verifier/verifier.html', 'consumer/consumer-check.js']) {
      const text = await readFile(join(dist, file), 'utf8');
      expect(BANNED_CONSUMER_WORDS.filter((item) => text.includes(item))).to.deep.equal([]);
    }
  });
});
