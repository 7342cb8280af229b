// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { NOTICE_ANSWERS } from './notice-answers.js';
import { openPage } from './page-tools.js';

describe('notices and duty in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let notices: object;
  let channels: object;
  let stream: string;
  let onAsked: (path: string) => void;

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    notices = NOTICE_ANSWERS['/notices'] as object;
    channels = NOTICE_ANSWERS['/notice-channels'] as object;
    stream = '';
    onAsked = () => undefined;
    server = await startFixtureServer(await builtPages(), ({ path }) => {
      onAsked(path);
      if (path === '/notices/stream' && stream !== '')
        return { body: stream, status: 200, type: 'text/event-stream' };
      if (path !== '/notices' && path !== '/notice-channels') return undefined;
      return json(path === '/notices' ? notices : channels);
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

  const open = (): Promise<unknown> => page.goto(`${server.url}/app/notices`);

  it('names the dead channel first, and says what that means', async () => {
    await open();
    const first = page.getByRole('region', { name: '通知渠道' }).getByRole('listitem').first();
    await first.getByText('企业微信群 · store-group · 发不出去，靠它收预警的人收不到').waitFor();
    await first.getByText(/连续失败 7 次/).waitFor();
    await page.getByText('还没有用过，通不通不知道').waitFor();
  });

  it('says who was told, what came of it, and who is called next', async () => {
    await open();
    await page.getByText(/store-group → keeper-day.*第 3 次没发出去/).waitFor();
    await page.getByText(/第 2 次提醒 · sms → head（食品安全总监）：已送达 .*；已读/).waitFor();
    await page.getByText(/没人确认。.*就叫食品安全总监/).waitFor();
    await page.getByText('只显示在本页，没有发给人。').waitFor();
    await page.getByRole('link', { name: '打开' }).click();
    await page.waitForURL(/\/app\/bins\/pj01-bin-1$/);
  });

  it('says who is on duty now', async () => {
    await open();
    const duty = page.getByRole('region', { name: '现在谁值班' });
    await duty.getByText('15 分钟没人确认再叫').waitFor();
    await duty.getByText('食品安全总监 · head').waitFor();
  });

  it('asks again when the stream brings a notice, long before it would by itself', async () => {
    const askedAt: number[] = [];
    onAsked = (path) => {
      if (path === '/notices') askedAt.push(performance.now());
      if (path !== '/notices/stream') return;
      // Until the page has its list, the stream ends and the browser comes again.
      stream = 'retry: 200\n\n';
      if (askedAt.length === 0) return;
      stream = 'retry: 600000\n\nid: 10\nevent: notice\ndata: {}\n\n';
      notices = { items: [], total: 0 };
    };
    await open();
    await page.getByText('还没有发过通知。').waitFor();
    const [first = 0, second = Infinity] = askedAt;
    expect(second - first).to.be.lessThan(14_000);
  });

  it('says that the live connection is down', async () => {
    await open();
    await page.getByText('实时连接断开，每 15 秒自动刷新一次。').waitFor();
  });

  it('says that no channel and no duty list is set up', async () => {
    channels = { at: '2026-11-30T09:30:00.000Z', channels: [], duties: [] };
    await open();
    await page.getByText('没有配置渠道，通知只显示在本页。', { exact: false }).waitFor();
    await page.getByText('没有值班表，不会主动叫人。').waitFor();
  });

  it('says that nothing was sent', async () => {
    notices = { items: [], total: 0 };
    await open();
    await page.getByText('还没有发过通知。').waitFor();
  });

  for (const body of [
    { items: 'none', total: 0 },
    { items: [{}], total: 1 },
  ]) {
    it(`shows a problem, and no empty list, for ${JSON.stringify(body)}`, async () => {
      notices = body;
      await open();
      await page.getByRole('alert').first().waitFor();
      expect(await page.getByText('还没有发过通知。').count()).to.equal(0);
    });
  }

  it('leads from the alarms to who was told', async () => {
    await page.goto(`${server.url}/app/alarms`);
    await page.getByRole('link', { name: '发给了谁、谁在值班' }).click();
    await page.getByRole('heading', { name: '通知与值班' }).waitFor();
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
