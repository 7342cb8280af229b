// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import { openPage, takeShot } from '../browser/page-tools.js';
import { PHOTO } from '../browser/photo.js';
import { foldOf, review } from '../browser/signing-tools.js';
import { Cast } from './support/cast.js';
import { pageOf } from './support/device-keys.js';
import { newHousehold, newId, newParcel, type Household } from './support/household.js';
import { REPORT } from './support/season.js';
import { daoji, HOME, webNetwork, type WebNetwork } from './support/web-network.js';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** What an office does all day, by the pages alone, against ledger, archive and gateway as they are. */
describe('an office on the real network', function () {
  this.timeout(600_000);
  let browser: Browser;
  let network: WebNetwork;
  let cast: Cast;
  let folder = '';

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    cast = await Cast.of(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-office-'));
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  /** What a person would see when it goes wrong. */
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const page of browser.contexts().flatMap((context) => context.pages()))
      await takeShot(page, `failed-${this.currentTest.title.slice(0, 20)}`, '390');
  });

  const open = (page: Page, path: string): Promise<unknown> => page.goto(network.url + path);
  const sign = (form: Page | Locator): Promise<void> =>
    form.getByRole('button', { exact: true, name: '签名' }).click();
  const answer = async <T>(path: string): Promise<T> => {
    const got = await fetch(`${network.url}/api/v1${path}`);
    expect(got.status, path).to.equal(200);
    return (await got.json()) as T;
  };
  const download = async (page: Page, from: Locator): Promise<Buffer> => {
    const [saved] = await Promise.all([page.waitForEvent('download'), from.click()]);
    return readFile(await saved.path());
  };
  /** The file as the archive gave it, and the proof of who named it: verified by the command-line tool. */
  async function verified(
    name: string,
    content: Buffer,
    proof: Buffer,
    salt = '',
  ): Promise<string> {
    const [file, bundle] = [join(folder, name), join(folder, `${name}.traceproof`)];
    await writeFile(file, content);
    await writeFile(bundle, proof);
    const root = ['--root', join(HOME, 'trust-root.json')];
    const salted = salt === '' ? [] : ['--salt', salt];
    const ended = await daoji('verify', bundle, ...root, '--document', file, ...salted);
    return `${ended.code} ${ended.text}`;
  }

  it('attaches a laboratory’s report to a lot; it comes back with a proof that verifies', async () => {
    const parcelId = await newParcel(cast, 'grower');
    const lotId = newId('h');
    await cast.say('grower', {
      type: 'recordHarvest',
      lotId,
      moistureMilliPercent: 14_500,
      parcels: [parcelId],
      weighedGrams: 1_000_000,
    });
    const page = await pageOf(browser, network, ['inspector']);
    await open(page, '/app/documents');
    await page.getByLabel('对象').selectOption('lot');
    await page.getByLabel('批次编号').fill(lotId);
    const form = foldOf(page, '上传文件');
    await form.locator('summary').first().click();
    await form.getByLabel('种类').selectOption('cma-report');
    await form
      .getByLabel('文件（PDF、PNG、JPEG）')
      .setInputFiles({ buffer: REPORT, mimeType: 'application/pdf', name: 'report.pdf' });
    await form.getByLabel('文件编号').fill(newId('cma'));
    await form.getByLabel('签发日期').fill(cast.now().toISOString().slice(0, 10));
    await form.getByLabel('结果').selectOption('pass');
    await review(form);
    await sign(page);
    await page.getByText('文件已存档').waitFor();

    await open(page, `/app/lots/${lotId}`);
    const link = page.locator('.file-link').first();
    const content = await download(page, link.getByRole('button'));
    await link.getByText('与账本上的指纹一致').waitFor();
    expect(content.equals(REPORT)).to.equal(true);
    const proof = await download(page, link.getByRole('link'));
    expect(await verified('report.pdf', content, proof)).to.match(/^0 /);
    const other = Buffer.concat([content, Buffer.from(' ')]);
    expect(await verified('other.pdf', other, proof)).to.match(/^[1-9]/);
    await takeShot(page, 'office-report', '390');
    await page.context().close();
  });

  context('a load at the gate', () => {
    let household: Household;
    let page: Page;
    const slipId = newId('sl');
    const intakeLotId = newId('i');

    before(async () => {
      household = await newHousehold(cast);
      page = await pageOf(browser, network, ['household-1', 'weighbridge']);
    });

    after(() => page.context().close());

    it('is weighed and photographed, signed by both; the photo is for the parties alone', async () => {
      await open(page, '/app/intake');
      const form = page.locator('form').filter({ has: page.getByLabel('农户的采收批次') });
      await form.getByLabel('合同号').selectOption(household.contractId);
      await form.getByLabel('过磅单号').fill(slipId);
      await form.getByLabel('农户的采收批次').fill(household.harvestId);
      await form.getByLabel('入库批次号').fill(intakeLotId);
      await form.getByLabel('毛重').fill('4000');
      await form.getByLabel('皮重（kg）').fill('3000');
      await form.getByLabel('水分').fill('16.5');
      await form.getByLabel('杂质').fill('1');
      await form.getByLabel('扦样编号').fill(newId('sa'));
      await form.getByLabel('车牌').fill('辽L·D1234');
      await form.getByLabel('车辆和粮食的照片').setInputFiles(PHOTO);
      await page.getByText('已选好，指纹').waitFor();
      await page.getByText('折合 14.5 % 水分为 976.608 kg').waitFor();
      await review(form);
      await page.getByRole('button', { name: '用本机密钥 household-1 签名' }).click();
      await sign(page);
      await page.getByText('已签名，保存在本机').waitFor();
      await open(page, '/app/producer');
      await page.waitForSelector('.outbox-committed');

      await open(page, `/app/slips/${slipId}`);
      const link = page.locator('.file-link').first();
      const photo = await download(page, link.getByRole('button'));
      await link.getByText('与账本上的指纹一致').waitFor();
      expect(photo.subarray(0, 3).equals(JPEG)).to.equal(true);
      const salt = /[A-Za-z0-9+/]{22}==/.exec(await link.innerText())?.[0] ?? '';
      const proof = await download(page, link.getByRole('link'));
      expect(await verified('photo.jpg', photo, proof, salt)).to.match(/^0 /);
      await takeShot(page, 'office-slip', '390');

      const stranger = await openPage(browser);
      await open(stranger, `/app/slips/${slipId}`);
      await stranger.locator('.file-link').first().getByRole('button').click();
      await stranger.getByRole('alert').getByText('只给相关经营主体和监管部门看').waitFor();
      await stranger.context().close();
    });

    it('is taken back by both; its paddy is the household’s again', async () => {
      await open(page, `/app/slips/${slipId}`);
      const form = foldOf(page, '更正这一事件');
      await form.locator('summary').first().click();
      await form.getByLabel('处理').selectOption('undo');
      await form.getByLabel('说明（至少 4 个字）').fill('车牌对不上，重新过磅');
      await review(form);
      await page.getByRole('button', { name: '用本机密钥 household-1 签名' }).click();
      await sign(form);
      await page.getByText('已撤回，不再计算').first().waitFor();
      await takeShot(page, 'office-slip-undone', '390');
      const { lot } = await answer<{ lot: Record<string, unknown> }>(
        `/lots/${household.harvestId}`,
      );
      expect(lot['remainingGrams']).to.equal(lot['massGrams']);
    });
  });

  it('imports a table: faulty cells named, the ledger’s refusals by row, and nothing twice', async () => {
    const parcelId = await newParcel(cast, 'grower');
    const [first, second] = [newId('h'), newId('h')];
    const rows = [
      'lotId,weighedGrams,moistureMilliPercent,parcels',
      `${first},1000000,16500,${parcelId}`,
      `${second},900000,15000,${parcelId}`,
      `${newId('h')},viel,16500,${parcelId}`,
      `${newId('h')},1000,14500,p-of-nobody`,
    ];
    const page = await pageOf(browser, network, ['grower']);
    const check = async (): Promise<void> => {
      await open(page, '/app/import');
      const buffer = Buffer.from(rows.join('\r\n'));
      await page
        .getByLabel('CSV 文件')
        .setInputFiles({ buffer, mimeType: 'text/csv', name: 'harvests.csv' });
      await page.getByRole('button', { name: '检查文件' }).click();
      await page.getByText('B4', { exact: true }).waitFor();
      await page.getByLabel('只签可用的行').check();
    };
    await check();
    await page.getByRole('button', { name: '签名 3 条' }).click();
    await page
      .getByText(/PARCEL_\w+/)
      .first()
      .waitFor();
    await page.locator('.state-committed').nth(1).waitFor();
    await takeShot(page, 'office-import', '390');
    for (const lotId of [first, second]) await answer(`/lots/${lotId}`);
    await check();
    await page.getByRole('button', { name: '签名 1 条' }).waitFor();
    await page.context().close();
  });

  it('revokes the key of a lost phone, and the ledger refuses what it signs from then on', async () => {
    const keyId = network.people.get('drier')?.key.keyId ?? '';
    const page = await pageOf(browser, network, ['registrar']);
    await open(page, '/app/registry');
    const form = foldOf(page, '吊销密钥');
    await form.locator('summary').first().click();
    await form.getByRole('combobox', { name: /^密钥/ }).selectOption(keyId);
    await form.getByLabel('原因').selectOption('stolen');
    await review(form);
    await form.locator('.review').first().waitFor();
    await sign(form);
    await form.getByText('已签名，保存在本机').waitFor();
    await open(page, '/app/producer');
    await page.waitForSelector('.outbox-committed');
    const { trace } = await answer<{ trace: { status: string } }>(`/identities/${keyId}`);
    expect(trace.status).to.equal('revoked');
    const refused = await cast
      .say('drier', { type: 'registerMillLine', millLineId: newId('line'), siteId: 'pj01' })
      .catch(String);
    expect(refused).to.include('IDENTITY_REVOKED');
    await page.context().close();
  });
});
