// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { SERIAL_BYTES, serialText } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { itLooksRight } from './looks.js';
import { openPage, takeShot } from './page-tools.js';

const PAGES = ['/app/codes', '/app/codes/co-2026-01', '/app/codes/co-2026-02'];

describe('pages of package codes in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
    server = await startFixtureServer(dist);
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  /** A page whose device has a key. */
  const withKey = async (path: string): Promise<Page> => {
    const page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
    await page.goto(`${server.url}${path}`);
    await page.waitForSelector('form');
    return page;
  };

  itLooksRight(PAGES, {
    browser: () => browser,
    ready: 'section h2',
    url: () => server.url,
  });

  it('an order shows the headroom, keeps the serials in a file and commits to their root', async () => {
    const page = await withKey('/app/codes');
    await page.getByLabel('包装批次').selectOption('p-2026-0001');
    expect(await page.innerText('form')).to.include('还可启用 40 个（200 kg）');
    await page.getByLabel('订码单号').fill('CO-2026-03');
    await page.getByLabel('码数').fill('41');
    expect(await page.innerText('form')).to.include('多 1 个');
    await page.getByLabel('码数').fill('40');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.getByText('请先生成序列号').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '在本机生成序列号并保存文件' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).to.equal('co-2026-03.serials');
    const packed = await readFile(await saved.path());
    expect(packed.length).to.equal(40 * SERIAL_BYTES);
    const leaves = Array.from({ length: 40 }, (_, place) =>
      hashLeaf(utf8(serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES)))),
    );
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    await takeShot(page, '/codes-review', '390');
    const review = await page.innerText('main');
    expect(review)
      .to.include(toHex(rootOf(leaves)))
      .and.to.include('40 个包装码');
    expect(review)
      .to.include('码根')
      .and.not.to.match(/orderId|serialRoot/i);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '签名' }).click();
    await page.getByText('已签名').first().waitFor();
    await page.context().close();
  });

  it('no run is signed that is more than the lot takes; the headroom stands before the signature', async () => {
    const page = await withKey('/app/codes/co-2026-01');
    const form = page
      .locator('section', { hasText: '把一段用到' })
      .or(page.locator('section', { has: page.getByRole('heading', { name: '启用包装码' }) }));
    await form.getByLabel('包装批次').selectOption('p-2026-0001');
    expect(await form.innerText()).to.include('还可启用 28 个（140 kg）');
    expect(await form.getByLabel('起（位次）').inputValue()).to.equal('13');
    expect(await form.getByLabel('止（位次）').inputValue()).to.equal('20');
    await form.getByLabel('止（位次）').fill('50');
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    await form.getByText('要启用 38 个，该批次至多还可启用 28 个（140 kg）').waitFor();
    expect(await page.locator('.review').count()).to.equal(0);
    await form.getByLabel('止（位次）').fill('61');
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    await form.getByText('请填写起止位次').waitFor();
    await form.getByLabel('止（位次）').fill('20');
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    await form.locator('.review').waitFor();
    expect(await form.innerText()).to.include('13–20');
    await page.context().close();
  });

  it('a file of serials is asked for with a signature over its very address', async () => {
    const page = await withKey('/app/codes/co-2026-01');
    const asked: { path: string; header: string }[] = [];
    await page.route('**/roll.csv?*', async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      asked.push({
        header: request.headers()['daoji-read'] ?? '',
        path: url.pathname + url.search,
      });
      await route.fulfill({ body: 'place,digitalLink,serial\r\n', contentType: 'text/csv' });
    });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 CSV（印刷厂）' }).click();
    expect((await saving).suggestedFilename()).to.equal('co-2026-01.csv');
    const [{ header, path } = { header: '', path: '' }] = asked;
    const said = JSON.parse(Buffer.from(header, 'base64').toString()) as Record<string, string>;
    const hash = createHash('sha256').update(`GET ${path}`).digest('hex');
    const signed = Buffer.from(`daoji-read/v1\n${hash}\n${said['time'] ?? ''}`);
    const der = Buffer.from(await storedSpki(page), 'base64');
    const key = createPublicKey({ format: 'der', key: der, type: 'spki' });
    const signature = Buffer.from(said['signature'] ?? '', 'base64');
    expect(verify('sha256', signed, key, signature)).to.equal(true);
    expect(path).to.include('from=1&').and.to.include('to=60');
    await page.context().close();
  });

  it('a refusal of the gateway is shown with its code', async () => {
    const page = await withKey('/app/codes/co-2026-01');
    await page.route('**/labels.pdf?*', (route) =>
      route.fulfill({
        body: JSON.stringify({ code: 'LABEL_INCOMPLETE', detail: 'expected a label', status: 422 }),
        contentType: 'application/problem+json',
        status: 422,
      }),
    );
    await page.getByRole('button', { name: '下载标签 PDF' }).click();
    await page.getByText('LABEL_INCOMPLETE').waitFor();
    await page.context().close();
  });
});

/** Public key that the page's device keeps, base64. */
function storedSpki(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('daoji');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('keys').objectStore('keys').getAll();
          all.onsuccess = () => resolve((all.result as { spki: string }[])[0]?.spki ?? '');
        };
      }),
  );
}
