// SPDX-License-Identifier: Apache-2.0
import { BANNED_CONSUMER_WORDS, ssccSchema } from '@daoji/model';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer, type PostedRequest } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { itLooksRight } from './looks.js';
import { openPage } from './page-tools.js';
import { signAndSend } from './signing-tools.js';
import { CASE, PALLET, SERIAL } from './rule-answers.js';

const PAGES = ['/app/codes/units', `/app/codes/units/${PALLET}`, '/app/codes/flagged'];

describe('cases, pallets and single packages in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let erased: PostedRequest[];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    ledger = newLedgerDouble();
    erased = [];
    server = await startFixtureServer(dist, (request) => {
      const { method, path } = request;
      if (path.startsWith('/identities/')) {
        const keyId = path.slice('/identities/'.length);
        return json({ trace: { keyId, operatorId: 'panjin-wang', roles: [], status: 'active' } });
      }
      if (method === 'POST' && path.endsWith('/erase')) {
        erased.push(request);
        return json({ erased: 3 });
      }
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  const recorded = async (): Promise<Readonly<Record<string, unknown>>> => {
    return signAndSend(page, ledger);
  };

  itLooksRight(PAGES, {
    browser: () => browser,
    prepare: async (page) => {
      await page.goto(`${server.url}/app/keys`);
      await page.locator('main form button, main .button').first().click();
      await page.waitForSelector('.six .words');
    },
    ready: 'main h1',
    url: () => server.url,
  });

  it('packs a case by runs of the roll, under an SSCC drawn of the firm’s prefix', async () => {
    await page.goto(`${server.url}/app/codes/units`);
    await page.locator('summary', { hasText: '还没有 SSCC' }).click();
    await page.getByLabel('厂商识别代码').fill('69012');
    await page.getByRole('button', { name: '生成 SSCC' }).click();
    await page.getByText('请填写 7–12 位的厂商识别代码').waitFor();
    await page.getByLabel('厂商识别代码').fill('6901234');
    await page.getByRole('button', { name: '生成 SSCC' }).click();
    const sscc = await page.getByLabel('SSCC', { exact: true }).inputValue();
    expect(ssccSchema.safeParse(sscc).success).to.equal(true);
    expect(sscc.slice(0, 8)).to.equal('06901234');
    await page.getByRole('textbox', { name: '位次' }).fill('11-12, 20');
    await page.getByText('共 3 件（15 kg）').waitFor();
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('.review')).to.not.match(/children|range/);
    expect(await recorded()).to.deep.include({
      children: [
        { orderId: 'co-2026-01', range: { from: 10, to: 12 } },
        { orderId: 'co-2026-01', range: { from: 19, to: 20 } },
      ],
      sscc,
      type: 'aggregatePackages',
    });
  });

  it('puts cases onto a pallet as their labels are scanned', async () => {
    await page.goto(`${server.url}/app/codes/units`);
    await page.getByLabel('SSCC', { exact: true }).fill(`(00)${PALLET}`);
    await page.getByLabel('装的是').selectOption('units');
    await page.getByLabel('箱的 SSCC').fill(`00${CASE}\n`);
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await recorded()).to.deep.include({ children: [{ sscc: CASE }], sscc: PALLET });
  });

  for (const [why, sscc, runs, said] of [
    ['whose check digit is wrong', `${PALLET.slice(0, 17)}1`, '1-2', '校验位正确的 SSCC'],
    ['that holds nothing', PALLET, '', '请填写位次'],
    ['with places behind the roll', PALLET, '59-61', '请填写位次'],
  ] as const) {
    it(`signs no case ${why}`, async () => {
      await page.goto(`${server.url}/app/codes/units`);
      await page.getByLabel('SSCC', { exact: true }).fill(sscc);
      await page.getByRole('textbox', { name: '位次' }).fill(runs);
      await page.getByRole('button', { name: '查看要签的内容' }).click();
      await page.locator('.field-error', { hasText: said }).waitFor();
      expect(await page.locator('.review').count()).to.equal(0);
    });
  }

  it('shows what a pallet holds down to the runs, and opens it', async () => {
    await page.goto(`${server.url}/app/codes/units`);
    await page.getByRole('link', { name: PALLET }).first().click();
    await page.getByText('1–10（10 件）').waitFor();
    const label = page.getByRole('link', { name: '下载 SSCC 标签' });
    expect(await label.getAttribute('href')).to.equal(`/api/v1/logistic-units/${PALLET}/label.svg`);
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await recorded()).to.include({ sscc: PALLET, type: 'disaggregatePackages' });
  });

  it('offers no opening of a case that stands on a pallet', async () => {
    await page.goto(`${server.url}/app/codes/units/${CASE}`);
    await page.getByText('1–10（10 件）').waitFor();
    expect(await page.getByRole('link', { name: PALLET }).count()).to.equal(1);
    expect(await page.getByRole('heading', { exact: true, name: '拆开' }).count()).to.equal(0);
  });

  it('reports a single package with the path that shows it is of the order', async () => {
    await page.goto(`${server.url}/app/codes/co-2026-01`);
    const find = page.getByRole('button', { name: '查这件包装' });
    await page.getByLabel('序列号', { exact: true }).fill('not-a-serial');
    expect(await find.isDisabled()).to.equal(true);
    await page
      .getByLabel('序列号', { exact: true })
      .fill(`https://id.example/01/09521234567899/21/${SERIAL}?lang=zh`);
    await find.click();
    const section = page.locator('section', { has: find });
    await section.getByLabel('发生了什么').selectOption('reported');
    await section.getByLabel('说明').fill('运输途中被盗，已报案');
    await section.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await recorded()).to.deep.include({
      exception: 'reported',
      index: 4,
      path: ['ab'.repeat(32), 'cd'.repeat(32)],
      serial: SERIAL,
      type: 'reportPackage',
    });
  });

  it('finds no package of another order, and says so', async () => {
    await page.goto(`${server.url}/app/codes/co-2026-02`);
    await page.getByLabel('序列号', { exact: true }).fill(SERIAL);
    await page.getByRole('button', { name: '查这件包装' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.getByLabel('发生了什么').count()).to.equal(0);
  });

  it('states the scans of flagged codes as evidence, asked for with a signature', async () => {
    const asking = page.waitForRequest(/scans\/flagged$/);
    await page.goto(`${server.url}/app/codes/flagged`);
    const header = (await asking).headers()['daoji-read'] ?? '';
    const said = JSON.parse(Buffer.from(header, 'base64').toString()) as object;
    expect(said).to.have.all.keys('keyId', 'signature', 'time');
    await page.getByText('共 3 次').waitFor();
    const shown = await page.innerText('main');
    for (const part of ['已被扫 12 次', '最多分布在 4 个城市', '相符 2 次，不符 5 次'])
      expect(shown).to.include(part);
    for (const word of [...BANNED_CONSUMER_WORDS, '假货', '真品', 'fake', 'genuine'])
      expect(shown).to.not.include(word);
    await page.goto(`${server.url}/app/codes/flagged?lang=en`);
    await page.getByText('3 times').first().waitFor();
    expect(await page.innerText('main')).to.not.match(/genuine|fake|counterfeit|authentic/i);
  });

  it('erases the places of an own code after a second press, and has no button for another’s', async () => {
    await page.goto(`${server.url}/app/codes/flagged`);
    const button = page.getByRole('button', { name: '删除扫码地点' });
    await button.waitFor();
    expect(await page.locator('.flagged').count()).to.equal(2);
    expect(await button.count()).to.equal(1);
    await button.click();
    expect(erased).to.have.length(0);
    const sending = page.waitForRequest(/erase$/);
    await page.getByRole('button', { name: '确定删除' }).click();
    const header = (await sending).headers()['daoji-read'] ?? '';
    expect(header).to.not.equal('');
    await page.getByText('地点明细已删除').waitFor();
    expect(erased.map(({ path }) => path)).to.deep.equal([`/scans/09521234567899/${SERIAL}/erase`]);
  });

  it('shows flagged codes to nobody without a key', async () => {
    const nobody = await openPage(browser);
    await nobody.goto(`${server.url}/app/codes/flagged`);
    await nobody.getByText('要签名才能查看').waitFor();
    expect(await nobody.locator('.flagged').count()).to.equal(0);
    await nobody.context().close();
  });
});

function json(body: unknown): { body: string; status: number; type: string } {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
