// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { BIN_ANSWERS } from './bin-answers.js';
import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { openPage } from './page-tools.js';

describe('the list of alarms in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let alarms: object;
  let report: object;
  let asked: string[];

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    alarms = BIN_ANSWERS['/alarms'] as object;
    report = BIN_ANSWERS['/alarm-report'] as object;
    asked = [];
    server = await startFixtureServer(await builtPages(), ({ path, query }) => {
      if (path !== '/alarms' && path !== '/alarm-report') return undefined;
      asked.push(`${path}?${query}`);
      return json(path === '/alarms' ? alarms : report);
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

  const open = (): Promise<unknown> => page.goto(`${server.url}/app/alarms`);

  it('tells what waits for an answer from what has one, and leads to the bin', async () => {
    await open();
    await page.getByRole('heading', { name: '没人确认（1）' }).waitFor();
    expect(await page.getByText('最先发生，先查它').count()).to.equal(1);
    await page.getByRole('heading', { name: '已确认，未解除（1）' }).waitFor();
    expect(await page.getByRole('heading', { name: /暂缓中/ }).count()).to.equal(0);
    await page.getByRole('link', { name: 'pj01-bin-1' }).first().click();
    await page.waitForURL(/\/app\/bins\/pj01-bin-1$/);
  });

  it('states the time to answer with its number, and names floods and chatter', async () => {
    await open();
    await page.getByText('1 小时 21 分（n = 5）').waitFor();
    await page.getByText(/预警过多：.*14 条/).waitFor();
    await page.getByText('一天内发出 4 次').waitFor();
  });

  it('states no time where nobody has answered', async () => {
    report = { ...report, answered: 0, chatter: [], floods: [], medianAnswerSeconds: undefined };
    await open();
    await page.getByText('还没有人确认过（n = 0）').waitFor();
    expect(await page.getByText(/预警过多|反复报警/).count()).to.equal(0);
  });

  it('asks for one operator’s alarms and report', async () => {
    await open();
    await page.getByLabel('谁的预警').selectOption('panjin-wang');
    await page.waitForLoadState('networkidle');
    expect(asked).to.include.members([
      '/alarm-report?operatorId=panjin-wang',
      '/alarms?operatorId=panjin-wang&state=open',
    ]);
  });

  it('says that none is open, and that this proves nothing', async () => {
    alarms = { firstOuts: [], items: [], total: 0 };
    await open();
    await page.getByText('没有预警不等于没有问题').waitFor();
  });

  it('says where it lists a part only', async () => {
    alarms = { ...alarms, total: 450 };
    await open();
    await page.getByText('只列出最新 2 条，共 450 条').waitFor();
  });

  it('shows a problem, and no empty list, where the answer has another shape', async () => {
    alarms = { firstOuts: [], items: 'none', total: 0 };
    await open();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByText('没有未解除的预警').count()).to.equal(0);
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
