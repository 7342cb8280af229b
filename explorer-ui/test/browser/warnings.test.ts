// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { openPage } from './page-tools.js';
import { IN_CONTROL, WARNING_ANSWERS } from './warning-answers.js';

describe('warnings of pests and diseases in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let answers: Record<string, object>;
  let asked: string[];

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    answers = { ...(WARNING_ANSWERS as Record<string, object>) };
    asked = [];
    server = await startFixtureServer(await builtPages(), ({ path, query }) => {
      const answer = answers[path];
      if (answer === undefined) return undefined;
      asked.push(`${path}?${query}`);
      return json(answer);
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

  const open = (path = '/app/warnings'): Promise<unknown> => page.goto(`${server.url}${path}`);

  it('lists what presses and what waits, and leads to the warning', async () => {
    await open();
    await page.getByText('待办：1 块待防治，1 块待查防效').waitFor();
    await page.getByRole('link', { name: '稻瘟病 · 无法判断' }).waitFor();
    await page.getByRole('link', { name: '稻瘟病 · 有利侵染' }).click();
    await page.waitForURL(/\/app\/warnings\/w-2026-0001$/);
    await page.getByRole('heading', { name: '为什么这样判断' }).waitFor();
  });

  it('states the hit rate with its number and interval, and what it is not', async () => {
    await open();
    await page.getByText('38 %（3/8，95 % 区间 14–69 %）').waitFor();
    await page.getByText('67 %（4/6，95 % 区间 30–90 %）').waitFor();
    await page.getByText('不能当作全部地块的发病率').waitFor();
  });

  it('states no rate where nothing was checked', async () => {
    const none = { count: 0, n: 0 };
    answers['/warning-report'] = {
      ...answers['/warning-report'],
      effective: none,
      infected: none,
    };
    await open();
    await page.getByText('还没有查过（n = 0）').first().waitFor();
    expect(await page.getByText(/95 % 区间/).count()).to.equal(0);
  });

  it('asks for one operator’s, and for those that have ended', async () => {
    await open();
    const answered = [
      page.waitForResponse(/\/warnings\?operatorId=panjin-wang&state=ended$/),
      page.waitForResponse(/\/warning-report\?operatorId=panjin-wang$/),
    ];
    await page.getByLabel('谁的地块').selectOption('panjin-wang');
    await page.getByLabel('哪些预警').selectOption('ended');
    await Promise.all(answered);
    expect(asked).to.include.members([
      '/warnings?state=open',
      '/warnings?operatorId=panjin-wang&state=ended',
      '/warning-report?operatorId=panjin-wang',
    ]);
  });

  it('says that there is none, and that this proves nothing', async () => {
    answers['/warnings'] = { items: [], total: 0 };
    await open();
    await page.getByText('没有预警不等于没有病虫').waitFor();
  });

  it('shows a problem, and no empty list, where the answer has another shape', async () => {
    answers['/warnings'] = { items: 'none', total: 0 };
    await open();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByText('没有这样的病虫预警').count()).to.equal(0);
  });

  it('says why, which values were void, and what was done on each parcel', async () => {
    await open('/app/warnings/w-2026-0001');
    await page.getByText('首次出现后约 7 天可见初发病斑').waitFor();
    await page.getByText('1 个：不可能的值，模型没有用它').waitFor();
    await page.getByText('这是区域判断，不是田块判断').waitFor();
    await page.getByText('已过期限').waitFor();
    await page.getByText('施用记录 a-2026-7 · 防治对象：稻瘟病 · 晚于期限').waitFor();
    await page.getByText('病级 1 → 4（0–9 级） · 未处理').waitFor();
    await page.getByText('没有任务的地块：p-0020').waitFor();
  });

  it('does not say of another model what is true of BLASTAM', async () => {
    answers['/warnings/w-2026-0001'] = {
      ...IN_CONTROL,
      warning: { ...IN_CONTROL.warning, modelId: 'epirice', pest: 'brown-spot' },
    };
    await open('/app/warnings/w-2026-0001');
    await page.getByText('由模型“epirice”判断').waitFor();
    expect(await page.getByText('约 7 天可见初发病斑').count()).to.equal(0);
  });

  it('asks nobody to act on what could not be judged', async () => {
    answers['/warnings/w-2026-0001'] = {
      tasks: [],
      warning: {
        ...IN_CONTROL.warning,
        level: 'none',
        state: 'acknowledged',
        verdict: 'not-judgeable',
      },
    };
    await open('/app/warnings/w-2026-0001');
    await page.getByText('这不表示没有风险').waitFor();
    await page.getByText('结束预警', { exact: true }).waitFor();
    expect(await page.getByText('下达防治任务', { exact: true }).count()).to.equal(0);
  });

  it('offers no step of a warning that has ended', async () => {
    answers['/warnings/w-2026-0001'] = {
      tasks: [],
      warning: { ...IN_CONTROL.warning, state: 'closed' },
    };
    await open('/app/warnings/w-2026-0001');
    await page.getByRole('heading', { name: '经过' }).waitFor();
    expect(await page.locator('details.fold').count()).to.equal(0);
  });

  it('says that a withdrawn warning asks for nothing, and still takes what was done', async () => {
    answers['/warnings/w-2026-0001'] = {
      ...IN_CONTROL,
      warning: { ...IN_CONTROL.warning, state: 'withdrawn' },
    };
    await open('/app/warnings/w-2026-0001');
    await page.getByText('预警已撤回，不再要求防治').waitFor();
    await page.getByText('登记防治', { exact: true }).waitFor();
    expect(await page.getByText('不做防治', { exact: true }).count()).to.equal(0);
    expect(await page.getByText('下达防治任务', { exact: true }).count()).to.equal(0);
  });

  it('stands on the page of each parcel that it names', async () => {
    await open('/app/parcels/p-0017');
    await page.getByRole('heading', { name: '这块地的病虫预警' }).waitFor();
    await page.getByRole('link', { name: '稻瘟病 · 有利侵染' }).waitFor();
    expect(asked).to.include('/warnings?parcelId=p-0017');
  });

  it('says on a parcel’s page that none names it', async () => {
    answers['/warnings'] = { items: [], total: 0 };
    await open('/app/parcels/p-0017');
    await page.getByText('没有涉及这块地的病虫预警').waitFor();
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
