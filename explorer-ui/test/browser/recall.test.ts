// SPDX-License-Identifier: Apache-2.0
import { recallTokenHash, recallTokenOf } from '@daoji/model';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { PHOTO } from './photo.js';

describe('the recall console in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
    server = await startFixtureServer(dist);
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  beforeEach(async () => {
    page = await openPage(browser, 'light', 390);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
  });

  afterEach(() => page.context().close());

  const signed = async (): Promise<Record<string, unknown>> => {
    await page.locator('.review summary').click();
    return JSON.parse(await page.innerText('.review .raw')) as Record<string, unknown>;
  };

  it('shows where rice went, and drafts a recall of what the firm may name', async () => {
    await page.goto(`${server.url}/app/recalls`);
    await page.getByLabel('批次编号').fill('K-1');
    await page.getByRole('button', { name: '查去向' }).click();
    await page.getByText('本企业无法自己列入').waitFor();
    await settled(page);
    await takeShot(page, '/recall-scope', '390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    await page.getByLabel('召回编号').fill('rc-7');
    await page.getByLabel('原因').fill('镉超过限量');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('.review')).to.include('启动召回 rc-7（一级）：批次 k-1、k-2');
    expect(await signed()).to.deep.include({
      lots: [{ lotId: 'k-1' }, { lotId: 'k-2', transferId: 'tr-1' }],
      mock: false,
      type: 'startRecall',
    });
  });

  it('is reached from a lot’s page, with the lot filled in', async () => {
    await page.goto(`${server.url}/app/lots/m-2026-0007`);
    await page.getByRole('link', { name: '查去向' }).click();
    // The lot's page has fields of that name as well.
    await page.getByRole('button', { name: '查去向' }).waitFor();
    expect(await page.getByLabel('批次编号').inputValue()).to.equal('m-2026-0007');
  });

  it('says that a drill is one before it is signed', async () => {
    await page.goto(`${server.url}/app/recalls`);
    await page.getByLabel('批次编号').fill('k-1');
    await page.getByRole('button', { name: '查去向' }).click();
    await page.getByLabel('真实还是演练').selectOption('mock');
    await page.getByText('记录永久标明是演练').waitFor();
    await page.getByLabel('召回编号').fill('rc-8');
    await page.getByLabel('原因').fill('年度演练');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('.review')).to.include('启动模拟召回 rc-8');
  });

  it('lets the authority name what is beyond the firm, in an order against it', async () => {
    await page.goto(`${server.url}/app/regulator/recalls`);
    await page.getByLabel('批次编号').fill('k-1');
    await page.getByRole('button', { name: '查去向' }).click();
    await page.getByLabel('召回编号').fill('rc-9');
    await page.getByLabel('原因').fill('监督抽检不合格');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await signed()).to.deep.include({ firmId: 'panjin-wang', type: 'orderRecall' });
  });

  it('prints the unknown large', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.waitForSelector('.unknown-box strong');
    const [size, body] = await page.evaluate(() =>
      ['.unknown-box strong', 'body'].map((selector) =>
        Number.parseFloat(
          getComputedStyle(document.querySelector(selector) ?? document.body).fontSize,
        ),
      ),
    );
    expect(await page.innerText('.unknown-box strong')).to.equal('8 kg');
    expect(size ?? 0).to.be.at.least((body ?? 0) * 1.9);
  });

  it('asks for the evidence folder with the key of this device, and offers the public one where it is refused', async () => {
    const asked: (string | undefined)[] = [];
    let status = 403;
    await page.route('**/api/v1/recalls/rc-1/evidence.zip', async (route) => {
      asked.push(
        await route
          .request()
          .headerValue('daoji-read')
          .then((one) => one ?? undefined),
      );
      await (status === 200
        ? route.fulfill({ body: 'PK', contentType: 'application/zip' })
        : route.fulfill({
            contentType: 'application/problem+json',
            json: { code: 'DOCUMENT_PRIVATE', detail: 'expected a party', status },
            status,
          }));
    });
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.getByRole('button', { name: '证据包（zip）' }).click();
    const open = page.getByRole('link', { name: '下载只含公开文件的证据包' });
    expect(await open.getAttribute('href')).to.equal('/api/v1/recalls/rc-1/evidence.zip');
    await settled(page);
    await takeShot(page, '/recall-evidence-refused', '390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    status = 200;
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '证据包（zip）' }).click(),
    ]);
    expect(saved.suggestedFilename()).to.equal('recall-rc-1.zip');
    expect(await open.count()).to.equal(0);
    const read = JSON.parse(Buffer.from(asked[1] ?? '', 'base64').toString()) as object;
    expect(read).to.have.all.keys('keyId', 'signature', 'time');
  });

  it('makes a one-time link whose token is what the command commits to, and keeps it on the device', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.locator('summary', { hasText: '通知持有人' }).click();
    await page.getByRole('button', { name: /示范学校食堂/ }).click();
    await page.getByLabel('如何答复').selectOption('link');
    const fold = page.locator('details', { hasText: '通知持有人' });
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    const command = await signed();
    expect(command).to.include({ grams: 25_000, holderId: 'shop-2', type: 'notifyHolder' });
    await page.getByRole('button', { name: '签名' }).click();
    await page.waitForSelector('.link-text');
    const secret = (await page.innerText('.link-text')).split('/r/')[1] ?? '';
    expect(recallTokenHash(recallTokenOf(secret))).to.equal(command['tokenHash']);
    await settled(page);
    await takeShot(page, '/recall-link', '390');
    expect(await overflowOf(page)).to.equal(0);
    await page.reload();
    await page.locator('summary', { hasText: '通知持有人' }).click();
    expect(await page.innerText('.link-text')).to.include(secret);
  });

  it('replaces a lost link: the same mass, a new token, and nothing of it is lost by a reload', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.locator('summary', { hasText: '通知持有人' }).click();
    await page.locator('summary', { hasText: '给 corner-shop 补发新链接' }).click();
    const fold = page.locator('details.fold details.fold', { hasText: '补发新链接' });
    await fold.getByText('请先到“链接答复”里签名').waitFor();
    await settled(page);
    await takeShot(page, '/recall-renew', '390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    const command = await signed();
    expect(command).to.include({ grams: 5_000, holderId: 'corner-shop', type: 'notifyHolder' });
    expect(command['tokenHash']).not.to.equal('ab'.repeat(32));
    await page.getByRole('button', { name: '签名' }).click();
    await page.waitForSelector('.link-text');
    const secret = (await page.innerText('.link-text')).split('/r/')[1] ?? '';
    expect(recallTokenHash(recallTokenOf(secret))).to.equal(command['tokenHash']);
    expect(await overflowOf(page)).to.equal(0);
  });

  it('offers no second link to a holder who answers by a key', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.locator('summary', { hasText: '通知持有人' }).click();
    await page.locator('summary', { hasText: '给 corner-shop 补发新链接' }).waitFor();
    expect(await page.locator('summary', { hasText: '示范粮店' }).count()).to.equal(0);
  });

  it('carries a holder’s answer as it was said', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.locator('summary', { hasText: '链接答复' }).click();
    const fold = page.locator('details', { hasText: '链接答复' });
    await fold.getByText('corner-shop 清点：退回 4 kg').waitFor();
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await signed()).to.include({
      returnedGrams: 4_000,
      token: '0123456789abcdef0123456789abcdef',
      type: 'recordRetrieval',
    });
  });

  it('drafts no count that is no mass', async () => {
    await page.goto(`${server.url}/app/recalls/rc-1`);
    await page.locator('summary', { hasText: '处置退回的大米' }).click();
    const fold = page.locator('details', { hasText: '处置退回的大米' });
    await fold.getByLabel('通知数量').fill('-3');
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await fold.locator('.field-error', { hasText: '请先选择文件' }).waitFor();
    await fold.getByLabel('见证记录').setInputFiles(PHOTO);
    await fold.getByText('已选好，指纹').waitFor();
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await fold.locator('.field-error', { hasText: 'grams' }).waitFor();
    expect(await page.locator('.review').count()).to.equal(0);
  });
});
