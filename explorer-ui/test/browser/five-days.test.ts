// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { openPage, takeShot } from './page-tools.js';
import { FORECAST_ANSWERS } from './forecast-answers.js';
import { WARNING_ANSWERS } from './warning-answers.js';

describe('what models said of a parcel’s last five days, in a browser', function () {
  this.timeout(120_000);
  let answers: Record<string, unknown>;
  let browser: Browser;
  let page: Page;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    answers = { ...WARNING_ANSWERS, ...FORECAST_ANSWERS };
    server = await startFixtureServer(await builtPages(), ({ path }) => {
      const answer = answers[path];
      if (answer === undefined) return undefined;
      return { body: JSON.stringify(answer), status: 200, type: 'application/json' };
    });
    page = await openPage(browser);
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  const strip = async (): Promise<ReturnType<Page['locator']>> => {
    await page.goto(`${server.url}/app/parcels/p-0017`);
    const section = page.locator('section[aria-labelledby="five-days"]');
    await section.waitFor();
    return section;
  };

  it('are five days, the newest first, with verdict, why and the model that spoke', async () => {
    const section = await strip();
    await section.getByText('2026-07-20').waitFor();
    const days = await section.getByRole('heading', { level: 3 }).allTextContents();
    expect(days).to.deep.equal([
      '2026-07-20',
      '2026-07-19',
      '2026-07-18',
      '2026-07-17',
      '2026-07-16',
    ]);
    await section.getByText('稻瘟病 · 有利侵染').waitFor();
    await section.getByText('叶面连续湿润 14 小时').waitFor();
    await section.getByText('二化螟 · 成虫高峰期（50 %）').waitFor();
    await section.getByText('积温 412.3 ℃·日 · 自 2026-03-01 起').waitFor();
    await section.getByText('叶瘟感染模型 BLASTAM 第 1 版').first().waitFor();
    await takeShot(page, '/five-days', '390');
  });

  it('name the void reading with its hour, zone, raw value and reason', async () => {
    const section = await strip();
    const text = await section.getByText('作废 1 个不可能的读数').innerText();
    expect(text).to.match(/2026年7月20日 13:00/);
    expect(text).to.include('日照 2.2 h（高于可能的范围）');
  });

  it('lead to the warning, the rule set and the station', async () => {
    const section = await strip();
    await section.getByRole('link', { name: 'w-2026-0001' }).waitFor();
    await section.getByRole('link', { name: '规则 borer-2026' }).waitFor();
    await section.getByRole('link', { name: 'pj01-weather-1' }).first().click();
    await page.waitForURL(/\/app\/devices\/pj01-weather-1$/);
  });

  it('fold EPIRICE away as a second opinion, and say why', async () => {
    const section = await strip();
    const folded = section.locator('details').first();
    await folded.waitFor();
    expect(await folded.getByText('胡麻叶斑病 · 有利侵染').isVisible()).to.equal(false);
    await folded.locator('summary').click();
    await folded.getByText('胡麻叶斑病 · 有利侵染').waitFor();
    await folded.getByText('以 BLASTAM 为准').waitFor();
    await folded.getByText('病害强度 3.19 %').waitFor();
    await folded.getByText('病害强度 0.0010 %').waitFor();
  });

  it('never take a day that could not be judged, or that nothing judged, for one without risk', async () => {
    const section = await strip();
    await section.getByText('稻瘟病 · 无法判断').waitFor();
    await section.getByText('缺读数：降雨量 3 小时、风速 1 小时').waitFor();
    await section.getByText('没有模型判断过这一天。这不表示没有风险。').waitFor();
    await section.getByText('除第二意见外，没有模型判断过这一天。').waitFor();
  });

  it('say that late readings changed a day', async () => {
    const section = await strip();
    await section.getByText('迟到的读数改过 2 次判断').waitFor();
  });

  it('are a problem, and no empty strip, where the answer has another shape', async () => {
    answers['/forecasts'] = { days: 'none' };
    const section = await strip();
    await section.getByRole('alert').waitFor();
    expect(await section.locator('ol').count()).to.equal(0);
  });

  it('are no wider than the screen, on a phone and on a desk', async () => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ height: 900, width });
      const section = await strip();
      await section.getByText('2026-07-16').waitFor();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, over]).to.deep.equal([width, 0]);
      await section.scrollIntoViewIfNeeded();
      await takeShot(page, '/five-days', String(width));
    }
  });
});
