// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import { takeShot } from '../browser/page-tools.js';
import { foldOf, review } from '../browser/signing-tools.js';
import { Cast } from './support/cast.js';
import { pageOf } from './support/device-keys.js';
import { newId, newParcel } from './support/household.js';
import { ensureInputTable, PRODUCT, REGISTRATION, TARGET } from './support/input-table.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

/** From the shop's invoice to a harvest that is refused, and a spray that was on the wrong field: by the pages alone. */
describe('a grower’s spray on the real network', function () {
  this.timeout(600_000);
  let browser: Browser;
  let network: WebNetwork;
  let cast: Cast;
  let page: Page;
  let parcelId = '';
  const stockLotId = newId('st');
  const applicationId = newId('a');

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    cast = await Cast.of(network);
    await ensureInputTable(cast);
    parcelId = await newParcel(cast, 'grower');
    page = await pageOf(browser, network, ['grower']);
  });

  after(() => (browser as Browser | undefined)?.close());

  /** Civil date in Asia/Shanghai by the scenario's clock. */
  const today = (): string =>
    new Date(cast.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const open = (path: string): Promise<unknown> => page.goto(`${network.url}/app${path}`);
  const sign = (form: Page | Locator = page): Promise<void> =>
    form.getByRole('button', { exact: true, name: '签名' }).click();
  const harvest = async (): Promise<string> => {
    const lotId = newId('h');
    await cast.say('grower', {
      type: 'recordHarvest',
      lotId,
      moistureMilliPercent: 14_500,
      parcels: [parcelId],
      weighedGrams: 1_000_000,
    });
    return lotId;
  };

  it('is bought into stock by its label code', async () => {
    await open('/inputs');
    const form = foldOf(page, '购入登记');
    await form.locator('summary').first().click();
    await form.getByLabel('库存编号').fill(stockLotId);
    await form.getByLabel('登记证号').fill(REGISTRATION);
    await form.getByLabel('购入日期').fill(today());
    await form.getByLabel('每件含量').fill('1000');
    const unit = String(Date.now()).padStart(21, '0');
    await form.getByLabel('标签码').fill(`1${REGISTRATION.slice(-6)}1001${unit}`);
    await review(form);
    await sign(form);
    await page.waitForSelector('.outbox-committed');
    await open(`/parcels/${parcelId}/spray`);
    await page.getByText(PRODUCT).first().waitFor();
    await takeShot(page, 'spray-today', '390');
  });

  it('is recorded, and blocks the harvest until the interval is over', async () => {
    await open(`/inputs/apply?parcel=${parcelId}&stock=${stockLotId}&target=${TARGET}`);
    await page.getByLabel('施用编号').fill(applicationId);
    await page.getByLabel('每亩用量').fill('25');
    await page.getByLabel('开始日期').fill(today());
    await review(page);
    await sign();
    await page.getByText('已签名，保存在本机').waitFor();
    await open('/producer');
    await page.waitForSelector('.outbox-committed');
    const refused = await harvest().catch(String);
    expect(refused).to.include('HARVEST_INTERVAL');
    await open(`/parcels/${parcelId}`);
    await page.locator('.timeline').getByText('更正这一事件').waitFor();
    await takeShot(page, 'spray-parcel', '390');
  });

  it('is taken back where it was another field; a harvest says for ever that it was', async () => {
    const form = page.locator('details.fold', {
      has: page.getByText('更正这一事件', { exact: true }),
    });
    await form.locator('summary').first().click();
    await form.getByLabel('处理').selectOption('undo');
    await form.getByLabel('说明（至少 4 个字）').fill('打的是隔壁那块地');
    await review(form);
    await sign(form);
    await page.getByText('已撤回，不再计算').first().waitFor();
    await takeShot(page, 'spray-undone', '390');
    const lotId = await harvest();
    const answer = await fetch(`${network.url}/api/v1/lots/${lotId}`);
    const { lot } = (await answer.json()) as { lot: { flags?: string[] } };
    expect(lot.flags).to.include('SPRAY_TAKEN_BACK');
  });
});
