// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const contract = (contractId: string, state: string) => ({
  contract: {
    buyerOperatorId: 'mill-demo',
    contractAreaM2: 6_670,
    contractId,
    deliveredGrams: 0,
    deliveryCapGrams: 6_000_000,
    growerOperatorId: 'panjin-wang',
    offeredAt: '2026-04-01T01:00:00.000Z',
    parcels: ['p-0017'],
    season: 2026,
    state,
    unconfirmedGrams: 0,
    variety: '盐丰47',
  },
  growerName: '示范农户（虚构）',
  headroomGrams: 6_000_000,
});
const operator = (operatorId: string) => ({
  operator: { kind: 'mill', operatorId, publicName: `示范 ${operatorId}` },
});
const sheetOf = (slipId: string): string => `\uFEFFslipId,settledGrams\r\n${slipId},974000\r\n`;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const slip = (slipId: string, more: object = {}) => ({
  deductions: [],
  sheetHash: hashOf(sheetOf(slipId)),
  slip: {
    buyerOperatorId: 'mill-demo',
    confirmation: 'own-signature',
    growerOperatorId: 'panjin-wang',
    physicalGrams: 976_608,
    settledGrams: 974_000,
    slipId,
    state: 'weighed',
    weighedAt: '2026-10-04T07:50:00.000Z',
    weighedGrams: 1_000_000,
    ...more,
  },
});
const WAITING = [slip('sl-1'), slip('sl-2', { confirmation: 'none' }), slip('sl-3')];
const OTHERS = [
  slip('sl-done', { state: 'settled' }),
  slip('sl-bare', { settledGrams: undefined }),
  slip('sl-sold', { buyerOperatorId: 'mill-other' }),
];

describe('contracts and settlement in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let own: string;
  let sheet: (slipId: string) => string;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    own = 'panjin-wang';
    sheet = sheetOf;
    ledger = newLedgerDouble(({ slipId }) => (slipId === 'sl-3' ? 'SLIP_STATE' : undefined));
    server = await startFixtureServer(dist, (request) => {
      if (request.method !== 'GET') return ledger.onRequest(request);
      return answerTo(request.path) ?? ledger.onRequest(request);
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

  function answerTo(path: string): Answer | undefined {
    const known: Record<string, object> = {
      '/contracts': { items: [contract('ct-1', 'offered'), contract('ct-2', 'accepted')] },
      '/contracts/ct-1': contract('ct-1', 'offered'),
      '/contracts/ct-2': contract('ct-2', 'accepted'),
      '/contracts/ct-3': contract('ct-3', 'ended'),
      '/operators': { items: [operator('mill-demo'), operator('panjin-wang')], total: 2 },
      '/slips': { items: [...WAITING, ...OTHERS], unconfirmedGrams: 0 },
    };
    if (path.startsWith('/identities/')) {
      const identity = { keyId: 'k', operatorId: own, roles: ['grower'], status: 'active' };
      return json({ keyId: 'k', trace: identity });
    }
    const slipId = /^\/slips\/([^/]+)\/settlement.csv$/.exec(path)?.[1];
    if (slipId !== undefined) return { body: sheet(slipId), status: 200, type: 'text/csv' };
    return Object.hasOwn(known, path) ? json(known[path] ?? {}) : undefined;
  }

  /** Opens a fold, fills its fields, signs, and gives what the ledger recorded. */
  async function sign(fold: string): Promise<Readonly<Record<string, unknown>>> {
    const form = foldOf(page, fold);
    await review(form);
    return signAndSend(page, ledger, form);
  }

  const open = (fold: string) => page.locator('summary').getByText(fold, { exact: true }).click();

  it('a grower gets from the producer’s home to an offer, and accepts it', async () => {
    await page.goto(`${server.url}/app/producer`);
    await page.getByText('mill-demo 提出合同 ct-1，交售上限 6,000 kg').waitFor();
    await page.getByRole('link', { name: '查看并答复' }).click();
    await page.waitForURL(/contracts\/ct-1$/);
    await open('接受合同');
    expect(await sign('接受合同')).to.include({ contractId: 'ct-1', type: 'acceptContract' });
  });

  it('a buyer offers a contract in mu and kilograms', async () => {
    own = 'mill-demo';
    await page.goto(`${server.url}/app/contracts`);
    await open('提出合同');
    await page.getByLabel('合同号').fill('CT-9');
    await page.getByLabel(/^农户/).selectOption('panjin-wang');
    await page.getByLabel('地块', { exact: true }).fill('p-0017, P-0018');
    await page.getByLabel('产季').fill('2026');
    await page.getByLabel('品种').fill('盐丰47');
    await page.getByLabel('合同面积').fill('10.005');
    await page.getByLabel('交售上限').fill('6000.5');
    expect(await sign('提出合同')).to.deep.include({
      contractAreaM2: 6_670,
      contractId: 'ct-9',
      deliveryCapGrams: 6_000_500,
      growerOperatorId: 'panjin-wang',
      parcels: ['p-0017', 'p-0018'],
      type: 'offerContract',
    });
  });

  it('signs no offer without a grower, an area or a cap', async () => {
    own = 'mill-demo';
    await page.goto(`${server.url}/app/contracts`);
    await open('提出合同');
    await page.getByLabel('合同号').fill('ct-9');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.locator('form .field-error').getByText('growerOperatorId').waitFor();
    expect(await page.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
  });

  it('gives the grower no offer form of itself, and the buyer no way to accept', async () => {
    own = 'mill-demo';
    await page.goto(`${server.url}/app/contracts/ct-1`);
    await page.locator('summary').getByText('终止合同').waitFor();
    // Until the ledger said whose key it is, both forms are there.
    await page.locator('summary').getByText('接受合同').waitFor({ state: 'detached' });
    await page.goto(`${server.url}/app/contracts`);
    await open('提出合同');
    const growers = await page.getByLabel(/^农户/).locator('option').allInnerTexts();
    expect(growers.join()).to.include('panjin-wang').and.not.include('mill-demo');
  });

  it('ends a contract with a reason, and with none signs nothing', async () => {
    await page.goto(`${server.url}/app/contracts/ct-2`);
    await open('终止合同');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.locator('form .field-error').getByText('reason').waitFor();
    await page.getByLabel('终止理由').fill('地块转给他人耕种');
    expect(await sign('终止合同')).to.include({
      contractId: 'ct-2',
      reason: '地块转给他人耕种',
      type: 'endContract',
    });
  });

  it('offers nothing to sign to another operator, nor of a contract that ended', async () => {
    own = 'mill-other';
    await page.goto(`${server.url}/app/contracts/ct-1`);
    await page.getByText('本机密钥不属于合同的任何一方').waitFor();
    expect(await page.locator('details.fold').count()).to.equal(0);
    await page.goto(`${server.url}/app/contracts/ct-3`);
    await page.getByText('合同已终止').waitFor();
    expect(await page.locator('details.fold').count()).to.equal(0);
  });

  describe('settlement', () => {
    const box = (slipId: string) => page.getByRole('checkbox', { exact: true, name: slipId });

    beforeEach(async () => {
      own = 'mill-demo';
      await page.goto(`${server.url}/app/intake`);
      await page.getByRole('heading', { name: '待结算' }).waitFor();
      await box('sl-1').waitFor();
    });

    const review = (count: number) =>
      page.getByRole('button', { name: `逐条查看并签名（${count} 条）` });

    it('offers slips that were weighed by this buyer and have a settled mass, no others', async () => {
      const offered = await page
        .locator('input[type="checkbox"]')
        .evaluateAll((boxes) => boxes.map((one) => one.parentElement?.textContent ?? ''));
      expect(offered).to.deep.equal(['sl-1', 'sl-2', 'sl-3']);
      await page.getByText('其中 1 单农户未确认').waitFor();
    });

    it('signs the hash of each sheet that was chosen, in one press', async () => {
      await box('sl-3').uncheck();
      await review(2).click();
      await page.getByText('将签名的 2 条').waitFor();
      await settled(page);
      await takeShot(page, '/settle-review', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
      await page.getByRole('button', { name: '签名 2 条' }).click();
      await page.getByText('已签 2 条；已上账 2 条，被拒 0 条').waitFor();
      const signed = ledger.recorded().map(({ settledGrams, settlementHash, slipId, type }) => ({
        settledGrams,
        settlementHash,
        slipId,
        type,
      }));
      expect(signed.sort((a, b) => (String(a.slipId) < String(b.slipId) ? -1 : 1))).to.deep.equal(
        ['sl-1', 'sl-2'].map((slipId) => ({
          settledGrams: 974_000,
          settlementHash: hashOf(sheetOf(slipId)),
          slipId,
          type: 'settleDelivery',
        })),
      );
    });

    it('signs nothing where a sheet is not the one that the slip names', async () => {
      sheet = (slipId) => (slipId === 'sl-2' ? `${sheetOf(slipId)}9` : sheetOf(slipId));
      await review(3).click();
      await page.getByText(/sl-2: expected the sheet/).waitFor();
      expect(await page.getByRole('button', { name: /^签名/ }).count()).to.equal(0);
      expect(ledger.posts()).to.equal(0);
    });

    it('names what the ledger refused, and keeps the others', async () => {
      await review(3).click();
      await page.getByRole('button', { name: '签名 3 条' }).click();
      await page.getByText('已上账 2 条，被拒 1 条').waitFor();
      await page.getByText('SLIP_STATE as the test wants it').waitFor();
    });

    it('has nothing to sign while nothing is chosen', async () => {
      await page.getByRole('button', { name: '全不选' }).click();
      expect(await review(0).isDisabled()).to.equal(true);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
