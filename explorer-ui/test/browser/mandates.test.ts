// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { PHOTO } from './photo.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const operator = (operatorId: string, kind: string) => ({
  operator: {
    ...{ areaCode: '211122', kind, mspId: 'ProducerMSP', operatorId, v: 1 },
    publicName: `示范 ${operatorId}`,
  },
});
const mandate = (mandateId: string, more: object = {}) => ({
  fromName: '示范 panjin-li',
  mandate: {
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    confirmation: 'own-signature',
    fromOperatorId: 'panjin-li',
    givenAt: '2026-04-01T00:00:00.000Z',
    mandateId,
    state: 'given',
    toOperatorId: 'drone-1',
    v: 1,
    validFrom: '2026-04-01',
    validTo: '2026-12-31',
    works: ['input'],
    ...more,
  },
});
const PHONE = '电话同意没有凭据';
const NO_PHOTO = '没有照片的纸质签字等于电话同意';

describe('mandates in the registry, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let signer: object;
  let mandates: object[];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    signer = { areaCode: '211122', operatorId: 'drone-1', roles: ['drone-operator'] };
    mandates = [
      mandate('m-1'),
      mandate('m-2', { confirmation: 'none', parcels: ['p-0018'] }),
      mandate('m-3', { state: 'ended' }),
    ];
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, (request) => {
      const { method, path, query } = request;
      if (method !== 'GET') return ledger.onRequest(request);
      // A scenario's clock would run far ahead of the mandates' days.
      if (path === '/status') return json({ dependencies: {} });
      if (path === '/operators')
        return json({
          items: [
            operator('drone-1', 'cooperative'),
            operator('panjin-li', 'household'),
            operator('mill-1', 'mill'),
          ],
          total: 3,
        });
      if (path === '/mandates')
        return json({ items: query.get('operatorId') === 'drone-1' ? mandates : [] });
      if (path.startsWith('/identities/'))
        return json({ keyId: 'k', trace: { keyId: 'k', status: 'active', ...signer } });
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '飞防队');
    await makeKey(page, '李家');
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  const fold = (title: string) => foldOf(page, title);
  const fault = (title: string, text: string) =>
    fold(title).locator('form .field-error').getByText(text).waitFor();

  async function open(title: string): Promise<void> {
    await page.goto(`${server.url}/app/registry`);
    await page.locator('summary').getByText(title, { exact: true }).click();
  }

  const toReview = (title: string): Promise<void> => review(fold(title));

  async function sign(title: string): Promise<Readonly<Record<string, unknown>>> {
    return signAndSend(page, ledger, fold(title));
  }

  describe('mandates', () => {
    const ENTER = '替农户录入给我的委托';
    const GIVE = '委托别家在我的地上记录';

    async function fill(title: string, party: RegExp, id: string): Promise<void> {
      await open(title);
      const form = fold(title);
      await form.getByLabel('委托编号').fill('M-9');
      await form.getByLabel(party).selectOption(id);
      await form.getByLabel('记施用').check();
      await form.getByLabel('自', { exact: true }).fill('2026-05-01');
      await form.getByLabel('至', { exact: true }).fill('2026-09-30');
    }

    it('are listed with how each was confirmed and whether it holds', async () => {
      await page.goto(`${server.url}/app/registry`);
      await page.getByText('m-2').first().waitFor();
      const table = page.getByRole('region', { exact: true, name: '委托' });
      const rows = await table.locator('tbody tr').allInnerTexts();
      expect(rows).to.have.length(3);
      expect(rows[0]).to.include('委托方签名').and.to.include('全部地块');
      expect(rows[1]).to.include('未确认').and.to.include('p-0018');
      expect(rows[2]).to.include('已终止').and.not.include('有效');
      await settled(page);
      await takeShot(page, '/registry-mandates', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
    });

    it('are given by the giver alone, for parcels and days', async () => {
      await fill(GIVE, /^受托方/, 'mill-1');
      await fold(GIVE).getByLabel('地块', { exact: true }).fill('P-0017, p-0018');
      await toReview(GIVE);
      const recorded = await sign(GIVE);
      expect(recorded).to.deep.include({
        fromOperatorId: 'drone-1',
        mandateId: 'm-9',
        parcels: ['p-0017', 'p-0018'],
        toOperatorId: 'mill-1',
        type: 'giveMandate',
        validFrom: '2026-05-01',
        validTo: '2026-09-30',
        works: ['input'],
      });
      expect(recorded).to.not.have.property('onBehalfOf');
    });

    it('are entered for a household that co-signs the same bytes', async () => {
      await fill(ENTER, /^委托方/, 'panjin-li');
      await fold(ENTER).getByText('委托已确认').waitFor();
      await toReview(ENTER);
      const button = fold(ENTER).getByRole('button', { exact: true, name: '签名' });
      expect(await button.isDisabled()).to.equal(true);
      await fold(ENTER).getByRole('button', { name: '用本机密钥 飞防队 签名' }).click();
      const recorded = await sign(ENTER);
      expect(recorded).to.deep.include({
        fromOperatorId: 'panjin-li',
        onBehalfOf: { confirmation: 'own-signature', operatorId: 'panjin-li' },
        toOperatorId: 'drone-1',
      });
      expect(recorded).to.not.have.property('parcels');
      const evidence = ledger.evidence.get(String(recorded['commandId'])) as {
        confirmations: object[];
      };
      expect(evidence.confirmations).to.have.length(1);
    });

    it('are entered by a paper with the hash of its photo', async () => {
      await fill(ENTER, /^委托方/, 'panjin-li');
      await fold(ENTER).getByLabel('农户怎样确认').selectOption('signed-paper');
      await fold(ENTER).getByText(NO_PHOTO).waitFor();
      await fold(ENTER).getByLabel('签字纸的照片').setInputFiles(PHOTO);
      await fold(ENTER).getByText('照片的指纹写入账本').waitFor();
      expect(await fold(ENTER).getByText(NO_PHOTO).count()).to.equal(0);
      await toReview(ENTER);
      expect((await sign(ENTER))['onBehalfOf']).to.deep.equal({
        confirmation: 'signed-paper',
        operatorId: 'panjin-li',
        photoHash: ledger.files[0]?.hash,
      });
    });

    it('by phone say beside what is signed that all is marked unconfirmed', async () => {
      await fill(ENTER, /^委托方/, 'panjin-li');
      await fold(ENTER).getByLabel('农户怎样确认').selectOption('none');
      await toReview(ENTER);
      await fold(ENTER).getByText(PHONE).waitFor();
      await settled(page);
      await takeShot(page, '/mandate-phone', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
      expect((await sign(ENTER))['onBehalfOf']).to.deep.equal({
        confirmation: 'none',
        operatorId: 'panjin-li',
      });
    });

    it('keep no photo of a paper when the household then agreed by phone', async () => {
      await fill(ENTER, /^委托方/, 'panjin-li');
      await fold(ENTER).getByLabel('农户怎样确认').selectOption('signed-paper');
      await fold(ENTER).getByLabel('签字纸的照片').setInputFiles(PHOTO);
      await fold(ENTER).getByText('照片的指纹写入账本').waitFor();
      await fold(ENTER).getByLabel('农户怎样确认').selectOption('none');
      await fold(ENTER).getByText(PHONE).waitFor();
      await toReview(ENTER);
      expect((await sign(ENTER))['onBehalfOf']).to.not.have.property('photoHash');
    });

    for (const how of ['signed-paper', 'none']) {
      it(`of a firm are not entered by ${how}`, async () => {
        await fill(ENTER, /^委托方/, 'mill-1');
        await fold(ENTER).getByLabel('农户怎样确认').selectOption(how);
        await toReview(ENTER);
        await fault(ENTER, '示范 mill-1 不是农户');
        expect(ledger.posts()).to.equal(0);
      });
    }

    it('are not given for no work, nor for days that end before they begin', async () => {
      await fill(GIVE, /^受托方/, 'mill-1');
      await fold(GIVE).getByLabel('记施用').uncheck();
      await toReview(GIVE);
      await fault(GIVE, '请至少选一项');
      await fold(GIVE).getByLabel('记施用').check();
      await fold(GIVE).getByLabel('至', { exact: true }).fill('2026-04-30');
      await toReview(GIVE);
      await fault(GIVE, '不能早于');
    });

    it('are not given to nobody, and nobody is offered itself', async () => {
      await open(GIVE);
      const options = await fold(GIVE)
        .getByLabel(/^受托方/)
        .locator('option')
        .allInnerTexts();
      expect(options.join()).to.include('mill-1').and.not.include('drone-1');
      await fold(GIVE).getByLabel('委托编号').fill('m-9');
      await toReview(GIVE);
      await fault(GIVE, '受托方');
    });

    it('are ended by either party with a reason, ended ones not again', async () => {
      await open('终止委托');
      const form = fold('终止委托');
      const ids = await form
        .getByLabel(/^委托编号/)
        .locator('option')
        .allInnerTexts();
      expect(ids).to.deep.equal(['m-1', 'm-2']);
      await toReview('终止委托');
      await fault('终止委托', '终止理由');
      await form.getByLabel(/^委托编号/).selectOption('m-2');
      await form.getByLabel('终止理由').fill('改由本户自己打药');
      await toReview('终止委托');
      expect(await sign('终止委托')).to.include({
        mandateId: 'm-2',
        reason: '改由本户自己打药',
        type: 'endMandate',
      });
    });

    it('that are none leave nothing to end', async () => {
      mandates = [];
      await page.goto(`${server.url}/app/registry`);
      await page.getByText('没有委托。').waitFor();
      expect(await page.locator('summary').getByText('终止委托').count()).to.equal(0);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
