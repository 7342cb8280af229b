// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { contract, mandate, parcel } from './grant-answers.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const NOW = new Date('2026-06-20T02:00:00.000Z');
describe('what opens others’ land, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let signer: string;
  let contracts: object[];
  let mandates: object[];
  let isDown: boolean;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    [signer, isDown, ledger] = ['mill-1', false, newLedgerDouble()];
    contracts = [contract('ct-1'), contract('ct-2', { state: 'ended' })];
    mandates = [mandate('m-1', { parcels: ['p-li'] })];
    server = await startFixtureServer(dist, (request) => {
      const { method, path, query } = request;
      if (method !== 'GET') return ledger.onRequest(request);
      // A scenario's clock would run far ahead of the mandates' days.
      if (path === '/status') return json({ dependencies: {} });
      const isMill = query.get('operatorId') === 'mill-1';
      if (path === '/mandates' && isDown) return json({ code: 'INTERNAL', status: 500 }, 500);
      if (path === '/mandates') return json({ items: isMill ? mandates : [] });
      if (path === '/contracts') return json({ items: isMill ? contracts : [] });
      if (path === '/parcels/p-li') return json(parcel('p-li', 'panjin-li'));
      if (path === '/parcels/p-mill') return json(parcel('p-mill', 'mill-1'));
      if (path.startsWith('/identities/'))
        return json({
          keyId: 'k',
          trace: { keyId: 'k', operatorId: signer, roles: ['grower'], status: 'active' },
        });
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.clock.install({ time: NOW });
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '加工厂');
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  describe('on the page of applications', () => {
    async function fill(others: string): Promise<void> {
      await page.goto(`${server.url}/app/inputs/apply`);
      await page.getByLabel('经营主体').selectOption('panjin-wang');
      await page.getByLabel('施用编号').fill('a-9');
      await page.getByLabel(/^从库存/).selectOption('st-2026-01');
      await page.getByLabel('防治对象').fill('稻瘟病');
      await page.getByLabel('每亩用量').fill('25');
      await page.getByLabel('开始日期').fill('2026-06-20');
      await page.getByLabel(/^p-0017/).check();
      await page.getByLabel(/^其他地块/).fill(others);
    }

    async function sign(): Promise<Readonly<Record<string, unknown>>> {
      await page.getByRole('button', { name: '查看要签的内容' }).click();
      return signAndSend(page, ledger);
    }

    it('without a connection they are said not to be read, and nobody waits for them', async () => {
      await fill('');
      await page.context().setOffline(true);
      await page.getByLabel(/^其他地块/).fill('P-LI');
      await page.getByText('没有读到合同和委托').waitFor();
    });

    it('the contract and the mandate that cover the parcels are named, and said in words', async () => {
      await fill('P-LI');
      await page.getByText('地块 p-0017：依据合同 ct-1（panjin-wang，2026 产季）').waitFor();
      await page
        .getByText('地块 p-li：依据 示范李家（panjin-li） 的委托 m-1（委托方签名）')
        .waitFor();
      expect(await page.getByText('没有找到合同或委托').count()).to.equal(0);
      await page.getByRole('button', { name: '查看要签的内容' }).click();
      await page.getByText('依据合同 ct-1，依据委托 m-1').first().waitFor();
      await settled(page);
      await takeShot(page, '/apply-grants', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
      await page.getByRole('button', { name: '修改' }).click();
      expect(await sign()).to.deep.include({
        contractIds: ['ct-1'],
        mandateIds: ['m-1'],
        parcels: ['p-0017', 'p-li'],
        type: 'applyInput',
      });
    });

    it('parcels that nothing covers are said before the signature, and nothing is made up for them', async () => {
      contracts = [];
      await fill('p-li p-none');
      await page.getByText('地块 p-0017、p-none：没有找到合同或委托').waitFor();
      const recorded = await sign();
      expect(recorded).to.deep.include({ mandateIds: ['m-1'] });
      expect(recorded).to.not.have.property('contractIds');
    });

    it('a mandate by phone marks the record, and the page says so', async () => {
      mandates = [mandate('m-1', { confirmation: 'none' })];
      await fill('p-li');
      await page.getByText('这条记录会标注“未确认”').waitFor();
    });

    for (const [what, more] of [
      ['for another work', { works: ['harvest'] }],
      ['that is over', { validTo: '2026-06-19' }],
      ['that ended', { state: 'ended' }],
    ] as const) {
      it(`a mandate ${what} opens nothing`, async () => {
        mandates = [mandate('m-1', more)];
        await fill('p-li');
        await page.getByText('地块 p-li：没有找到合同或委托').waitFor();
        expect(await sign()).to.not.have.property('mandateIds');
      });
    }

    it('own parcels rest on nothing', async () => {
      signer = 'panjin-wang';
      await fill('');
      const recorded = await sign();
      expect(recorded).to.not.have.any.keys('contractIds', 'mandateIds');
      expect(await page.locator('.grants').count()).to.equal(0);
    });

    it('says that contracts and mandates could not be read, and signs without them', async () => {
      isDown = true;
      await fill('');
      await page.getByText('没有读到合同和委托').waitFor();
      expect(await sign()).to.not.have.any.keys('contractIds', 'mandateIds');
    });
  });

  describe('of a harvest', () => {
    const main = () => page.locator('main');
    async function fill(parcels: string): Promise<void> {
      await page.goto(`${server.url}/app/producer`);
      await main().getByLabel('批次编号').fill('h-9');
      await main().getByLabel('过磅质量').fill('1000');
      await main().getByLabel('水分（%）').fill('16.5');
      await page.locator('section[aria-labelledby=form]').getByLabel('地块').fill(parcels);
    }
    const sign = () => main().getByRole('button', { exact: true, name: '签名' });

    it('the mandate is named, and the lot is entered for the holder, who signs first', async () => {
      mandates = [mandate('m-1', { works: ['harvest'] })];
      await fill('p-li');
      await page.getByText('的委托 m-1（委托方签名）').waitFor();
      await review(page);
      expect(await sign().isDisabled()).to.equal(true);
      await page.getByRole('button', { name: '修改' }).click();
      await main().getByLabel('对方怎样确认').selectOption('sms-code');
      await review(page);
      await settled(page);
      await takeShot(page, '/harvest-grants', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
      expect(await signAndSend(page, ledger)).to.deep.include({
        mandateIds: ['m-1'],
        onBehalfOf: { confirmation: 'sms-code', operatorId: 'panjin-li' },
        parcels: ['p-li'],
        type: 'recordHarvest',
      });
    });

    it('a mandate for inputs opens none, and the page says so before the signature', async () => {
      mandates = [mandate('m-1', { works: ['input'] })];
      await fill('p-li');
      await page.getByText('地块 p-li：没有找到合同或委托').waitFor();
      await review(page);
      const recorded = await signAndSend(page, ledger);
      expect(recorded).to.not.have.any.keys('mandateIds', 'onBehalfOf');
    });

    it('own land rests on nothing', async () => {
      await fill('p-mill');
      await review(page);
      await sign().waitFor();
      expect(await page.locator('.grants').count()).to.equal(0);
      expect(await signAndSend(page, ledger)).to.not.have.any.keys('contractIds', 'onBehalfOf');
    });
  });

  describe('of a declared season', () => {
    async function declare(season: string): Promise<Readonly<Record<string, unknown>>> {
      await page.goto(`${server.url}/app/parcels/p-li`);
      await page.locator('summary').getByText('申报产季', { exact: true }).click();
      const form = foldOf(page, '申报产季');
      await form.getByLabel('种子批号').fill('S-1');
      await form.getByLabel('产季').first().fill(season);
      await review(form);
      return signAndSend(page, ledger, form);
    }

    it('the contract of that season is named', async () => {
      contracts = [contract('ct-9', { growerOperatorId: 'panjin-li', parcels: ['p-li'] })];
      mandates = [];
      expect(await declare('2026')).to.deep.include({ contractIds: ['ct-9'], season: 2026 });
    });

    it('the contract of another season opens nothing', async () => {
      contracts = [contract('ct-9', { growerOperatorId: 'panjin-li', parcels: ['p-li'] })];
      mandates = [];
      expect(await declare('2025')).to.not.have.property('contractIds');
    });
  });

  describe('in the field', () => {
    async function choose(tile: RegExp): Promise<void> {
      await page.goto(`${server.url}/app/field/p-0017`);
      await page.getByRole('button', { name: tile }).click();
    }
    const sign = () => page.getByRole('button', { exact: true, name: '签名' }).click();

    it('a contract stands for the holder’s signature, and the entry names it', async () => {
      await choose(/除草/);
      await page.getByText('地块 p-0017：依据合同 ct-1').waitFor();
      await settled(page);
      await takeShot(page, '/field-grants', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      await sign();
      await page.waitForSelector('.outbox-committed');
      const [recorded] = ledger.recorded();
      expect(recorded).to.deep.include({ contractIds: ['ct-1'], type: 'recordFieldWork' });
      expect(recorded).to.not.have.property('onBehalfOf');
    });

    it('is known with no connection, from what the phone keeps', async () => {
      await page.goto(`${server.url}/app/field`);
      await page.getByLabel('经营主体').selectOption('panjin-wang');
      await page.getByText('已存 2 块地的资料').waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.context().setOffline(true);
      await page.goto(`${server.url}/app/field`);
      await page.getByRole('link', { name: 'p-0017' }).click();
      await page.getByRole('button', { name: /三环唑/ }).click();
      await page.getByText('地块 p-0017：依据合同 ct-1').waitFor();
      await sign();
      await page.waitForSelector('.outbox-waiting');
      await page.context().setOffline(false);
      await page.waitForSelector('.outbox-committed');
      expect(ledger.recorded()[0]).to.deep.include({ contractIds: ['ct-1'], type: 'applyInput' });
    });

    it('without either the holder signs too, and nothing goes before they have', async () => {
      contracts = [];
      await choose(/除草/);
      await page.getByLabel('粘贴对方的签名结果').waitFor();
      const button = page.getByRole('button', { exact: true, name: '签名' });
      expect(await button.isDisabled()).to.equal(true);
      expect(await page.locator('.grants').count()).to.equal(0);
    });

    it('without either and without the holder it says that the ledger will refuse it', async () => {
      contracts = [];
      await choose(/除草/);
      await page.getByLabel('对方怎样确认').selectOption('none');
      await page.getByText('地块 p-0017：没有找到合同或委托').waitFor();
    });

    it('a mandate for inputs alone covers a spray and no weeding', async () => {
      contracts = [];
      mandates = [mandate('m-2', { fromOperatorId: 'panjin-wang', works: ['input'] })];
      await choose(/除草/);
      await page.getByLabel('粘贴对方的签名结果').waitFor();
      expect(await page.getByText('委托 m-2').count()).to.equal(0);
      await choose(/三环唑/);
      await page.getByText('的委托 m-2').first().waitFor();
    });
  });
});

function json(body: object, status = 200): Answer {
  return { body: JSON.stringify(body), status, type: 'application/json' };
}
