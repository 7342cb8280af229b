// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage } from './page-tools.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const operator = (operatorId: string, kind: string, more: object = {}) => ({
  operator: {
    areaCode: '211122',
    kind,
    mspId: 'ProducerMSP',
    operatorId,
    publicName: `示范 ${operatorId}`,
    v: 1,
    ...more,
  },
});

describe('states of operators in the registry, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let signer: object;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    signer = { areaCode: '211122', operatorId: 'drone-1', roles: ['drone-operator'] };
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, (request) => {
      const { method, path } = request;
      if (method !== 'GET') return ledger.onRequest(request);
      // A scenario's clock would run far ahead of the mandates' days.
      if (path === '/status') return json({ dependencies: {} });
      if (path === '/operators')
        return json({
          items: [
            operator('drone-1', 'cooperative'),
            operator('panjin-li', 'household'),
            operator('mill-1', 'mill'),
            operator('mill-2', 'mill', { state: 'suspended' }),
            operator('mill-3', 'mill', { state: 'closed' }),
            operator('far-1', 'mill', { areaCode: '211204' }),
          ],
          total: 6,
        });
      if (path === '/mandates') return json({ items: [] });
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

  describe('states of operators', () => {
    const TITLE = '变更主体状态';
    const agri = {
      areaCode: '2111',
      authority: 'agri',
      operatorId: 'agri-1',
      roles: ['regulator'],
    };
    const choose = (label: RegExp, value: string) =>
      fold(TITLE).getByLabel(label).selectOption(value);

    it('are in the list of operators', async () => {
      await page.goto(`${server.url}/app/registry`);
      const table = page.getByRole('region', { exact: true, name: '经营主体' });
      await table.getByText('mill-2', { exact: true }).waitFor();
      const rows = await table.locator('tbody tr').allInnerTexts();
      const stateOf = (id: string): string => rows.find((row) => row.includes(id)) ?? '';
      expect(stateOf('mill-1')).to.include('正常');
      expect(stateOf('mill-2')).to.include('已暂停').and.not.include('正常');
      expect(stateOf('mill-3')).to.include('已关闭');
    });

    it('an authority suspends an operator of its area, with a reason and what it means', async () => {
      signer = agri;
      await open(TITLE);
      const options = await fold(TITLE)
        .getByLabel(/^经营主体/)
        .locator('option')
        .allInnerTexts();
      expect(options.join()).to.include('mill-1').and.not.include('far-1');
      await choose(/^经营主体/, 'mill-1');
      await fold(TITLE).getByLabel('理由').fill('账实不符，停业整顿');
      await toReview(TITLE);
      await fold(TITLE).getByText('召回、退回和销毁照常').waitFor();
      expect(await sign(TITLE)).to.deep.include({
        operatorId: 'mill-1',
        reason: '账实不符，停业整顿',
        state: 'suspended',
        type: 'setOperatorState',
      });
    });

    it('an authority says verified again', async () => {
      signer = agri;
      await open(TITLE);
      await choose(/^经营主体/, 'mill-2');
      await choose(/^变更为/, 'verified');
      await fold(TITLE).getByLabel('理由').fill('整改合格');
      await toReview(TITLE);
      expect(await sign(TITLE)).to.include({ operatorId: 'mill-2', state: 'verified' });
    });

    it('sets none without a reason, none that is there already, and none of a closed operator', async () => {
      signer = agri;
      await open(TITLE);
      await choose(/^经营主体/, 'mill-1');
      await toReview(TITLE);
      await fault(TITLE, '理由');
      await fold(TITLE).getByLabel('理由').fill('整改');
      await choose(/^变更为/, 'verified');
      await toReview(TITLE);
      await fault(TITLE, '已经是“正常”');
      await choose(/^经营主体/, 'mill-3');
      await toReview(TITLE);
      await fault(TITLE, '已关闭，不能再变更');
      expect(ledger.posts()).to.equal(0);
    });

    it('a registrar closes its own operator, and cannot verify it', async () => {
      signer = { areaCode: '211122', operatorId: 'mill-2', roles: ['registrar'] };
      await open(TITLE);
      const options = await fold(TITLE)
        .getByLabel(/^经营主体/)
        .locator('option')
        .all();
      expect(options).to.have.length(1);
      await fold(TITLE).getByLabel('理由').fill('不再经营');
      await choose(/^变更为/, 'verified');
      await toReview(TITLE);
      await fault(TITLE, '只能由监管部门签署');
      await choose(/^变更为/, 'closed');
      await toReview(TITLE);
      expect(await sign(TITLE)).to.include({ operatorId: 'mill-2', state: 'closed' });
    });

    it('nobody else has the form', async () => {
      await page.goto(`${server.url}/app/registry`);
      await page.getByText('没有委托。').waitFor();
      expect(await page.getByText(TITLE, { exact: true }).count()).to.equal(0);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
