// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { PHOTO } from './photo.js';

describe('a weighbridge slip in a browser', function () {
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
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, ledger.onRequest);
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '李家户主');
    await makeKey(page, '司磅室');
    await page.goto(`${server.url}/app/intake`);
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  async function fillLoad(contract: string): Promise<void> {
    await page.getByLabel('合同号').selectOption(contract);
    await page.getByLabel('过磅单号').fill('sl-9');
    await page.getByLabel('农户的采收批次').fill('h-2026-0077');
    await page.getByLabel('入库批次号').fill('i-9');
    await page.getByLabel('毛重').fill('4000');
    await page.getByLabel('从文件读皮重').setInputFiles({
      buffer: Buffer.from('US,GS,+ 2980 kg\r\nST,GS,+ 3000 kg\r\n'),
      mimeType: 'text/plain',
      name: 'scale.txt',
    });
    await page.getByLabel('水分').fill('16.5');
    await page.getByLabel('杂质').fill('1');
    await page.getByLabel('扦样编号').fill('s-9');
    await page.getByLabel('车牌').fill('辽L·D1234');
    await page.getByLabel('车辆和粮食的照片').setInputFiles(PHOTO);
    await page.getByText('已选好，指纹').waitFor();
  }

  const toReview = () => page.getByRole('button', { name: '查看要签的内容' }).click();
  const sign = () => page.getByRole('button', { exact: true, name: '签名' });

  it('is signed by the grower first, with tare from the file, photo and sample', async () => {
    await fillLoad('ct-1');
    await page.getByText('折合 14.5 % 水分为 976.608 kg').waitFor();
    await toReview();
    expect(await sign().isDisabled()).to.equal(true);
    await page.getByRole('button', { name: '用本机密钥 李家户主 签名' }).click();
    await sign().click();
    await page.getByText('已签名，保存在本机').waitFor();
    await page.goto(`${server.url}/app/producer`);
    await page.waitForSelector('.outbox-committed');
    const [slip] = ledger.recorded();
    expect(slip).to.deep.include({
      contractId: 'ct-1',
      grossGrams: 4_000_000,
      onBehalfOf: { confirmation: 'own-signature', operatorId: 'panjin-wang' },
      photoHash: ledger.files[0]?.hash,
      sampleId: 's-9',
      tareGrams: 3_000_000,
      type: 'recordDelivery',
    });
    expect(ledger.files).to.have.length(1);
    expect(ledger.files[0]).to.include({ isSalted: true, type: 'image/jpeg' });
    const evidence = ledger.evidence.get(slip?.commandId ?? '') as {
      confirmations: { keyId: string }[];
    };
    expect(evidence.confirmations.map(({ keyId }) => keyId)).to.not.include(slip?.['signerKeyId']);
  });

  it('says before signing that a load is above the cap, and goes on only when told to', async () => {
    await fillLoad('ct-2');
    await page.getByText('超出合同 ct-2 的上限').first().waitFor();
    await toReview();
    await page.getByText('请先看上面的提示').waitFor();
    await page.getByLabel('仍要签名').check();
    await toReview();
    await page.waitForSelector('.review');
    expect(await page.innerText('main')).to.include('超出合同 ct-2 的上限 1,053.216 kg');
    await settled(page);
    await takeShot(page, '/slip-above-cap', 'zh-light-390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    expect(ledger.posts()).to.equal(0);
  });

  it('says that nobody’s word counts without a contract in force', async () => {
    await page.getByLabel('农户确认').selectOption('sms-code');
    await page.getByText('没有生效合同时必须由农户本人共签').waitFor();
  });

  it('says that a file holds no weight at rest, and leaves the tare alone', async () => {
    await page.getByLabel('从文件读皮重').setInputFiles({
      buffer: Buffer.from('US,GS,+ 2980 kg\r\n'),
      mimeType: 'text/plain',
      name: 'scale.txt',
    });
    await page.getByText('文件里没有稳定的重量').waitFor();
    expect(await page.getByLabel('皮重（kg）').inputValue()).to.equal('');
  });
});
