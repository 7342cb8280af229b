// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { openPage } from './page-tools.js';
import { CROP, GROWTH, OVERVIEW, SEASON_ANSWERS } from './season-answers.js';

const CROP_PATH = '/parcels/p-0017/crop';

describe('the season in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let answers: Record<string, object>;

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    answers = { ...(SEASON_ANSWERS as Record<string, object>) };
    server = await startFixtureServer(await builtPages(), ({ path }) => {
      const answer = answers[path];
      return answer === undefined ? undefined : json(answer);
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

  const open = (path = '/app/parcels/p-0017'): Promise<unknown> =>
    page.goto(`${server.url}${path}`);
  const openSeason = async (): Promise<void> => {
    await open('/app/season');
    await page.getByLabel('经营主体').selectOption('panjin-wang');
  };
  const says = (words: string): Promise<void> => page.getByText(words).first().waitFor();

  it('says from when harvest is free, by which product and rule', async () => {
    await open();
    await says('2026-07-28 起可以收获');
    await says('三环唑（PD20080001）：2026-07-07 停药，到 2026-07-28 满安全间隔期');
    expect(await page.getByRole('link', { name: 'recall-terms-1' }).count()).to.be.greaterThan(0);
  });

  it('does not promise a harvest where no interval runs: it speaks of pesticides alone', async () => {
    answers[CROP_PATH] = { ...CROP, harvest: { harvestedGrams: 0, intervals: [] } };
    await open();
    await says('现在没有安全间隔期限制');
    await says('只说农药间隔期');
    expect(await page.getByText(/起可以收获/).count()).to.equal(0);
  });

  it('states the stage with its codes, what is missing in it, and that it is unconfirmed here', async () => {
    await open();
    await says('分蘖至抽穗 · BBCH 21–59');
    await says('620.5 到 664.5 度日');
    await says('46 天，其中缺 2 天');
    await says('对辽宁粳稻（约 150–160 天）未确认');
    await says('按最近一周的速度，约 31 天后');
  });

  for (const [reason, words] of [
    ['no-start', '不能判断：没有插秧或播种记录'],
    ['no-transplanting', '只有播种记录：阶段界限从插秧算起，不能判断'],
    ['too-many-gaps', '不能判断：缺的天太多'],
    ['series-unreachable', '读不到监测数据'],
  ] as const) {
    it(`states no stage for ${reason}, and says why`, async () => {
      answers[CROP_PATH] = { ...CROP, growth: { ...GROWTH, reason, stage: undefined } };
      await open();
      await says(words);
      expect(await page.getByText(/BBCH \d/).count()).to.equal(0);
    });
  }

  it('says how much water, by which reading, and names the quantity of salt', async () => {
    await open();
    await says('该灌水了：灌到 5 cm');
    await says('管内水位 −16.2 cm');
    await says('它不是饱和浸提液电导率（ECe），不能拿 3.0 dS/m 比');
    await says('高于 1.9 dS/m：可能减产');
  });

  it('asks for no water by a reading that is too old', async () => {
    const water = { ...CROP.water, advice: 'not-judgeable', reason: 'stale-reading' };
    answers[CROP_PATH] = { ...CROP, water };
    await open();
    await says('不能判断：最近的读数已超过一天');
    expect(await page.getByText(/该灌水了/).count()).to.equal(0);
  });

  it('shows a day without data as a gap, the hours of a part of a day, and what was voided', async () => {
    await open();
    const table = page.getByRole('region', { name: '最近的天气' });
    const row = (date: string): Promise<string> =>
      table
        .locator('tr', { hasText: date })
        .innerText()
        .then((words) => words.replaceAll(/\s+/g, ' '));
    expect((await row('2026-07-06')).match(/没有数据/g)).to.have.length(4);
    expect(await row('2026-07-06')).to.not.match(/0 mm/);
    expect(await row('2026-07-02')).to.include('0 mm');
    expect(await row('2026-07-11')).to.include('（9/24 小时）');
    expect(await row('2026-07-08')).to.include('日照作废 1 个');
    const chart = page.locator('svg[data-chart="parcel-weather"]');
    expect(await chart.locator('.chart-gap').count()).to.equal(1);
    expect(await chart.getAttribute('aria-label')).to.include('1 天没有气温');
  });

  it('says that no station measures, and draws no empty chart', async () => {
    answers[CROP_PATH] = {
      ...CROP,
      station: undefined,
      weather: { days: [], reason: 'no-station' },
    };
    await open();
    await says('没有气象设备为这块地测量');
    expect(await page.locator('svg[data-chart="parcel-weather"]').count()).to.equal(0);
  });

  it('tells the season as one line, and strikes through what is in error', async () => {
    await open();
    const line = page.locator('ol.timeline', { hasText: '2026-05-25 插秧' });
    await line.getByText('病虫预警：稻瘟病 · 有利侵染').waitFor();
    await says('三环唑（PD20080001），防治稻瘟病；2026-07-28 起可收获');
    expect(await page.locator('.timeline del', { hasText: '除草' }).count()).to.equal(1);
    const chart = page.locator('svg[data-chart="season-line"]');
    expect(await chart.locator('circle').count()).to.equal(CROP.steps.length);
    expect(await chart.locator('.chart-mark-void').count()).to.equal(1);
  });

  it('keeps the page standing where the answer has another shape', async () => {
    answers[CROP_PATH] = { ...CROP, steps: 'none' };
    await open();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('heading', { name: '登记信息' }).waitFor();
  });

  it('says first what needs doing first, and leads to where it is done', async () => {
    await openSeason();
    const first = page.locator('ol.notices li').first();
    await first.getByRole('link', { name: /已过期限 2026-07-10/ }).click();
    await page.waitForURL(/\/app\/warnings\/w-2026-0001$/);
  });

  it('lists every parcel in 亩 and ha, with what is not known said', async () => {
    await openSeason();
    await says('共 3 块，90 亩（6 公顷）');
    const words = await page.locator('tr', { hasText: 'p-0019' }).innerText();
    expect(words).to.include('没有插秧或播种记录').and.to.include('这块地没有水位设备');
    expect(words).to.include('30 亩 · 2 ha');
  });

  it('says that nothing presses, and no more than that', async () => {
    answers['/operators/panjin-wang/season'] = { ...OVERVIEW, todo: [] };
    await openSeason();
    await says('请照常巡田');
    expect(await page.locator('ol.notices').count()).to.equal(0);
  });

  it('prints the page as it stands', async () => {
    await page.addInitScript(() => {
      (globalThis as { printed?: number }).printed = 0;
      globalThis.print = () => {
        (globalThis as { printed?: number }).printed = 1;
      };
    });
    await open();
    await page.getByRole('button', { name: '打印' }).click();
    expect(await page.evaluate('printed')).to.equal(1);
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
