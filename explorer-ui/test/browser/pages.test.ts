// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { openPage, takeShot } from './page-tools.js';

describe('what pages do in a browser', function () {
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

  it('the consumer page says so when the checking program cannot be fetched, and tries again', async () => {
    const page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/01/09521234567893/10/p-2026-0001`);
    await page.waitForSelector('.check-button');
    await page.context().setOffline(true);
    await page.click('.check-button');
    await page.getByText('没有取到核对程序').waitFor();
    expect(await page.innerText('.answer-word')).to.equal('未能核对');
    await page.context().setOffline(false);
    await page.click('.check-button:enabled');
    await page.getByText('CHECK_STATUS').waitFor();
    await page.context().close();
  });

  it('the consumer page’s check says 未能核对 with its reason when no proof can be fetched', async () => {
    const page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/01/09521234567893/10/p-2026-0001`);
    await page.click('.check-button');
    await page.waitForSelector('[data-answer="unchecked"] .answer');
    const text = await page.innerText('#self-check');
    expect(text).to.include('未能核对').and.to.include('CHECK_STATUS');
    await page.context().close();
  });

  it('the language and theme switches work by keyboard and are remembered', async () => {
    const page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/app/`);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('button', { name: 'Dark' }).press('Enter');
    await page.waitForSelector('html[lang="en"][data-theme="dark"]');
    await page.goto(`${server.url}/app/keys`);
    await page.waitForSelector('html[lang="en"][data-theme="dark"]');
    await page.context().close();
  });

  it('the window is named after the page, in its language, also on the way back', async () => {
    const page = await openPage(browser, 'light', 1280);
    const named = (title: string): Promise<unknown> =>
      page.waitForFunction((wanted) => document.title === wanted, title);
    await page.goto(`${server.url}/app/lots`);
    await named('批次 · 稻迹');
    await page.getByRole('link', { exact: true, name: 'm-2026-0007' }).click();
    await named('批次 m-2026-0007 · 稻迹');
    await page.getByRole('button', { name: 'English' }).click();
    await named('Lot m-2026-0007 · Daoji');
    await page.goBack();
    await named('Lots · Daoji');
    await page.context().close();
  });

  it('a key made on the device signs a harvest offline and keeps it in the outbox', async () => {
    const page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
    expect((await page.innerText('.six .words')).split(' · ')).to.have.length(6);
    await page.getByRole('link', { name: '生产' }).click();
    await page.getByLabel('批次编号').fill('h-2026-0099');
    await page.getByLabel('过磅质量').fill('1000');
    await page.getByLabel('水分').fill('16.5');
    await page.getByLabel('地块', { exact: true }).fill('p-0017, p-0018');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('main'))
      .to.include('1,000 kg')
      .and.to.include('976.608 kg');
    await page.getByRole('button', { name: '签名' }).click();
    await page.waitForSelector('.outbox-waiting');
    await takeShot(page, '/outbox', '390');
    await page.context().close();
  });
});
