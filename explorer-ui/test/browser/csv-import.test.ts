// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

const HEADER = 'lotId,weighedGrams,moistureMilliPercent,parcels';
const RIGHT = ['h-2026-0001,1000000,16500,p-0017', 'h-2026-0002,900000,15000,p-0017;p-0018'];
const FAULTY = 'h-2026-0003,viel,16500,p-0017';
/** The ledger has this lot already, under another command. */
const REFUSED = 'h-2026-9999,1000,14500,p-0017';

describe('CSV import in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    ledger = newLedgerDouble(({ lotId }) => (lotId === 'h-2026-9999' ? 'LOT_EXISTS' : undefined));
    server = await startFixtureServer(dist, ledger.onRequest);
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
    await page.goto(`${server.url}/app/import`);
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  async function check(...rows: readonly string[]): Promise<void> {
    await checkFile([HEADER, ...rows].join('\r\n'));
  }

  async function checkFile(content: string): Promise<void> {
    const buffer = Buffer.from(content);
    await page
      .getByLabel('CSV 文件')
      .setInputFiles({ buffer, mimeType: 'text/csv', name: 'harvests.csv' });
    await page.getByRole('button', { name: '检查文件' }).click();
  }

  const signButton = (count: number) => page.getByRole('button', { name: `签名 ${count} 条` });
  const lots = (): unknown[] => ledger.recorded().map(({ lotId }) => lotId);

  it('gives a template of the kind that was chosen', async () => {
    await page.getByLabel('表格种类').selectOption('purchases');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /下载模板/ }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    expect(text).to.match(/^\uFEFFinvoiceCommitment,labelCodes,/);
  });

  it('offers every kind under who keeps it', async () => {
    const groups = page.getByLabel('表格种类').locator('optgroup');
    await groups.nth(6).waitFor({ state: 'attached' });
    expect(await groups.count()).to.equal(7);
    expect(await groups.first().getAttribute('label')).to.include('地块与农事');
    expect(await page.getByLabel('表格种类').locator('option').count()).to.be.greaterThan(50);
    await settled(page);
    await takeShot(page, '/import', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
  });

  it('has a second person sign what two must sign, and nothing goes without', async () => {
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.locator('.six .words').nth(1).waitFor();
    await page.goto(`${server.url}/app/import?kind=stocktakes`);
    await checkFile('批次号,盘点质量,原因\r\ns-1,990000,月末盘点\r\n');
    await signButton(1).waitFor();
    expect(await signButton(1).isDisabled()).to.equal(true);
    await page.getByLabel('第二责任人的密钥').selectOption({ index: 1 });
    await settled(page);
    await takeShot(page, '/import-second', 'zh-light-390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    await signButton(1).click();
    await page.getByText('没有需要签名的行').waitFor();
    const [{ commandId } = { commandId: '' }] = ledger.recorded();
    expect(ledger.evidence.get(commandId)).to.have.nested.property('confirmations[0].keyId');
  });

  it('shows faults by cell, and signs nothing before the reader leaves them out', async () => {
    await check(...RIGHT, FAULTY);
    await page.getByText('B4', { exact: true }).waitFor();
    expect(await page.innerText('main')).to.include('expected a number, got viel');
    expect(await signButton(2).isDisabled()).to.equal(true);
    expect(ledger.posts()).to.equal(0);
  });

  it('signs the right rows, and hands out the faulty and the refused ones to mend', async () => {
    await check(...RIGHT, FAULTY, REFUSED);
    await page.getByLabel('只签可用的行').check();
    await signButton(3).click();
    await page.getByText('LOT_EXISTS as the test wants it').waitFor();
    expect(lots().sort()).to.deep.equal(['h-2026-0001', 'h-2026-0002']);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载未成功的 2 行' }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).split('\r\n');
    expect(lines.filter((line) => !line.startsWith('"#'))).to.deep.equal([
      `\uFEFF${HEADER}`,
      FAULTY,
      REFUSED,
      '',
    ]);
    await settled(page);
    await takeShot(page, '/import-result', 'zh-light-390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
  });

  it('records a file once, however often it is imported', async () => {
    await check(...RIGHT);
    await signButton(2).click();
    await page.getByText('没有需要签名的行').waitFor();
    const posts = ledger.posts();
    await page.reload();
    await check(...RIGHT, 'h-2026-0004,5000,14500,p-0018');
    await signButton(1).click();
    await page.getByText('没有需要签名的行').waitFor();
    expect(lots()).to.have.length(3);
    expect(ledger.posts()).to.equal(posts + 1);
  });

  it('signs offline and sends once there is a connection', async () => {
    await check(...RIGHT);
    await signButton(2).waitFor();
    await page.context().setOffline(true);
    await signButton(2).click();
    await page.locator('.state-waiting').nth(1).waitFor();
    expect(lots()).to.deep.equal([]);
    await page.context().setOffline(false);
    await page.locator('.state-committed').nth(1).waitFor();
    expect(lots()).to.have.length(2);
  });

  it('says what is wrong with a file that is no table of the kind', async () => {
    const buffer = Buffer.from('Menge\r\n5\r\n');
    await page
      .getByLabel('CSV 文件')
      .setInputFiles({ buffer, mimeType: 'text/csv', name: 'x.csv' });
    await page.getByRole('button', { name: '检查文件' }).click();
    await page.getByText('CSV_COLUMNS').waitFor();
    expect(await page.getByRole('button', { name: /^签名/ }).count()).to.equal(0);
  });
});
