// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import { overflowOf, seriousFaults, settled, takeShot } from '../browser/page-tools.js';
import { numberText } from '../../src/parts/measures.js';
import { Cast } from './support/cast.js';
import { pageOf } from './support/device-keys.js';
import { growingParcel, type GrowingParcel } from './support/growing-parcel.js';
import { newParcel } from './support/household.js';
import { PRODUCT } from './support/input-table.js';
import { season, type Season } from './support/season.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

/** A parcel and a producer's season from readings of a real station, the real log and the real ledger, as the grower reads them. */
describe('a season on the real network', function () {
  this.timeout(600_000);
  let browser: Browser;
  let network: WebNetwork;
  let told: Season;
  let rice: GrowingParcel;
  let page: Page;
  let bare = '';

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    told = await season(network);
    const cast = await Cast.of(network);
    bare = await newParcel(cast, 'grower');
    rice = await growingParcel(network, cast);
    page = await pageOf(browser, network, ['grower']);
  });

  after(() => (browser as Browser | undefined)?.close());

  const open = (path: string): Promise<unknown> => page.goto(`${network.url}/app${path}`);
  const section = (name: string | RegExp): Locator => page.getByRole('region', { name });
  const degrees = (value: number): string => numberText(value, 'zh-CN', 1);

  it('says of the parcel from when harvest is free, by which product and rule', async () => {
    await open(`/parcels/${rice.parcelId}`);
    const free = section('何时可收');
    await free.getByText(`${rice.freeFrom} 起可以收获`).waitFor();
    await free.getByText(`${PRODUCT}（PD20990007）：${rice.today} 停药`).waitFor();
    await free.getByRole('link', { name: 'web-products' }).waitFor();
  });

  it('says its stage from the day of transplanting, without a gap, and the reading of the tube', async () => {
    const growth = section('长到哪一步');
    await growth.getByText(/BBCH \d\d–\d\d/).waitFor();
    await growth.getByText(`${rice.transplantedOn} 插秧`).waitFor();
    await growth.getByText(/其中缺 0 天/).waitFor();
    const level = `管内水位 ${degrees(Math.round(rice.levelCm * 10) / 10).replace('-', '−')} cm`;
    await section('田里的水').getByText(level).waitFor();
    await section('田里的水').getByText('插秧后两周内保持浅水').waitFor();
  });

  it('shows the weather that the station measured, and no day of which it said nothing', async () => {
    const { date, maxC, minC } = rice.yesterday;
    const weather = page.getByRole('region', { exact: true, name: '最近的天气' }).last();
    const row = weather.locator('tr', { hasText: date });
    expect(await row.innerText()).to.include(`${degrees(minC)} – ${degrees(maxC)} ℃`);
    expect(await weather.locator('tbody tr').count()).to.equal(10);
    expect(await weather.getByText('没有数据').count()).to.equal(0);
  });

  it('tells warning, spray and planting on the line, and opens why it was warned', async () => {
    const line = section('2026 年这一季');
    for (const words of ['插秧', '病虫预警：稻瘟病 · 有利侵染', '施用农资'])
      await line.locator('li', { hasText: words }).first().waitFor();
    await settled(page);
    await takeShot(page, '/real/growing-parcel', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
    expect(await seriousFaults(page)).to.deep.equal([]);
    await section('这块地的病虫预警').getByRole('link', { name: '稻瘟病 · 有利侵染' }).click();
    await page.getByText(rice.warningId).first().waitFor();
    await page
      .getByText(/blastam.*1/i)
      .first()
      .waitFor();
    await page.getByText('作废').first().waitFor();
  });

  it('lists the land as cards on a phone, with what is to be done today first', async () => {
    await open('/season');
    const card = page.locator('tr', { has: page.getByRole('link', { name: rice.parcelId }) });
    await card.waitFor();
    const words = await card.innerText();
    expect(words).to.include(rice.freeFrom).and.include('稻瘟病，有利侵染');
    expect(words).to.match(/BBCH \d\d–\d\d/);
    const todo = section(/今天先做/).locator('li', { hasText: rice.parcelId });
    await todo.getByText('去田里看：稻瘟病').waitFor();
    await settled(page);
    await takeShot(page, '/real/season', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
    expect(await seriousFaults(page)).to.deep.equal([]);
    const wide = await page
      .locator('.table-scroll')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    expect(wide).to.equal(0);
  });

  it('promises nothing of a parcel of which nothing is recorded', async () => {
    const row = page.locator('tr', { has: page.getByRole('link', { name: bare }) });
    expect(await row.innerText())
      .to.include('没有插秧或播种记录')
      .and.not.match(/BBCH|稻瘟病/);
    await section(/今天先做/)
      .locator('li', { hasText: bare })
      .getByText('没有播种登记')
      .waitFor();
    await open(`/parcels/${bare}`);
    await section('长到哪一步').getByText('没有插秧或播种记录').waitFor();
    await section('田里的水').getByText('没有水位管读数').waitFor();
    await section('最近的天气').getByText('没有气象设备').waitFor();
    await section('这块地的病虫预警').getByText(/没有/).first().waitFor();
    expect(await page.getByText(/BBCH \d|起可以收获|该灌水了/).count()).to.equal(0);
    expect(await page.locator('svg[data-chart="parcel-weather"]').count()).to.equal(0);
  });

  it('advises nothing on a parcel that is cut, and shows the days before it on demand', async () => {
    await open(`/parcels/${told.lot('p')}`);
    await section('何时可收').getByText('已收割').waitFor();
    expect(await page.getByRole('region', { name: '长到哪一步' }).count()).to.equal(0);
    expect(await page.getByText(/该灌水了|不用灌|保持浅水/).count()).to.equal(0);
    await page.getByText('最近 5 天模型怎么说').waitFor({ state: 'detached' });
    const cut = /(\d{4}-\d\d-\d\d) 已收割/.exec(await section('何时可收').innerText())?.[1] ?? '';
    const before = new Date(Date.parse(cut) - 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('日期（北京时间）').fill(before);
    await section('长到哪一步').waitFor();
    await section('最近的天气').first().waitFor();
    expect(page.url()).to.include(`day=${before}`);
  });

  it('is each operator’s own: another one’s overview has nothing of it', async () => {
    await open('/season');
    await page.getByLabel('经营主体').selectOption('shop-1');
    await page.getByText('这个经营主体名下没有登记地块').waitFor();
    expect(await page.getByText(rice.parcelId).count()).to.equal(0);
  });
});
