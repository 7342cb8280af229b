// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';

import { startBrowser } from '../browser/chromium.js';
import { openPage, takeShot } from '../browser/page-tools.js';
import { Cast } from './support/cast.js';
import { ensureProduct, GTIN } from './support/product.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

const TONNE = 1_000_000;

describe('a miller on the real network', function () {
  this.timeout(600_000);
  let browser: Browser;
  let network: WebNetwork;
  const run = ulid().slice(-6).toLowerCase();
  const [parcel, paddy, line, rice, bran, packed] = ['p', 'h', 'line', 'm', 'b', 'k'].map(
    (kind) => `${kind}-${run}`,
  ) as [string, string, string, string, string, string];

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    const cast = await Cast.of(network);
    await ensureProduct(cast);
    await cast.say('grower', {
      type: 'registerParcel',
      areaCode: '211104',
      areaM2: 20_000,
      boundaryCommitment: '0'.repeat(64),
      originClass: 'panjin',
      parcelId: parcel,
      season: 2026,
      variety: '盐丰47',
    });
    await cast.say('regulator', { type: 'attestParcel', parcelId: parcel });
    await cast.say('grower', {
      type: 'recordHarvest',
      lotId: paddy,
      moistureMilliPercent: 14_500,
      parcels: [parcel],
      weighedGrams: 10 * TONNE,
    });
  });

  after(() => (browser as Browser | undefined)?.close());

  /** The start page with one click on a card. */
  async function asCard(name: string): Promise<Page> {
    const page = await openPage(browser);
    await page.goto(`${network.url}/start`);
    await page.getByRole('button', { name: `卡片 ${name}` }).click();
    await page.waitForURL(/\/app\//);
    return page;
  }

  const unfold = (page: Page, title: string): Promise<void> =>
    page.locator('summary').getByText(title, { exact: true }).first().click();

  async function sign(page: Page): Promise<void> {
    const form = page.locator('details.fold[open]').last();
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    await form.getByRole('button', { exact: true, name: '签名' }).click();
  }

  async function lotOf(lotId: string): Promise<Readonly<Record<string, unknown>>> {
    const answer = await fetch(`${network.url}/api/v1/lots/${lotId}`);
    expect(answer.status).to.equal(200);
    return ((await answer.json()) as { lot: Readonly<Record<string, unknown>> }).lot;
  }

  it('registers a line, mills and packs by the pages alone', async () => {
    const miller = await asCard('miller');
    await miller.goto(`${network.url}/app/bins`);
    await unfold(miller, '登记加工线');
    await miller.getByLabel('加工线编号').fill(line);
    await miller.getByLabel('场站编号').last().fill('pj01');
    await sign(miller);
    await miller.waitForSelector('.outbox-committed');

    await miller.goto(`${network.url}/app/lots/${paddy}`);
    await unfold(miller, '碾米');
    const mill = miller.locator('details.fold[open]').last();
    await mill.getByLabel('重量 1（kg）').first().fill('1000');
    await mill.getByLabel('新批次 1 的编号').fill(rice);
    await mill.getByLabel('重量 1（kg）').nth(1).fill('650');
    await mill.getByLabel('新批次 2 的编号').fill(bran);
    await mill.getByLabel('重量 2（kg）').fill('80');
    await mill.getByLabel('加工线编号').selectOption(line);
    await sign(miller);
    await miller.waitForSelector('.outbox-committed');
    await takeShot(miller, 'miller-milled', '390');
    expect(await lotOf(rice)).to.include({ millLineId: line, remainingGrams: 650_000 });
    expect(await lotOf(paddy)).to.include({ remainingGrams: 9 * TONNE });

    const packer = await asCard('packer');
    await packer.goto(`${network.url}/app/lots/${rice}`);
    await unfold(packer, '包装');
    const pack = packer.locator('details.fold[open]').last();
    await pack.getByLabel('产品').selectOption(GTIN);
    await pack.getByLabel('包数').fill('100');
    await pack.getByLabel('新批次编号').fill(packed);
    await pack.getByText('100 包 × 5 kg = 500 kg').first().waitFor();
    await sign(packer);
    await packer.waitForSelector('.outbox-committed');
    await takeShot(packer, 'packer-packed', '390');
    expect(await lotOf(packed)).to.include({ kind: 'package', massGrams: 500_000 });
    for (const page of [miller, packer]) await page.context().close();
  });

  it('is told why by the ledger when a lot has no such mass left', async () => {
    const miller = await asCard('miller');
    await miller.goto(`${network.url}/app/lots/${paddy}`);
    await unfold(miller, '碾米');
    const mill = miller.locator('details.fold[open]').last();
    await mill.getByLabel('重量 1（kg）').first().fill('9000.001');
    await mill.getByText('账本会拒绝更多').waitFor();
    await mill.getByLabel('重量 1（kg）').nth(1).fill('6000');
    await mill.getByLabel('加工线编号').selectOption(line);
    await sign(miller);
    await miller
      .getByText(/LOT_MASS_EXCEEDED/)
      .first()
      .waitFor();
    expect(await lotOf(paddy)).to.include({ remainingGrams: 9 * TONNE });
    await miller.context().close();
  });
});
