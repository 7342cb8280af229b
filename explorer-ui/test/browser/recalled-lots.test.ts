// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { itLooksRight } from './looks.js';
import { openPage } from './page-tools.js';
import { RECALL_ANSWERS } from './recall-answers.js';

/** The recall and the drill of the fixture, of a milled lot that is in the lists. */
const RECALLS = {
  items: (RECALL_ANSWERS['/recalls'] as { items: { recall: { mock: boolean } }[] }).items.map(
    (brief) => ({
      ...brief,
      recall: {
        ...brief.recall,
        lots: [{ grams: 20_000, lotId: brief.recall.mock ? 's-2026-0001' : 'm-2026-0007' }],
      },
    }),
  ),
};

describe('recalled lots in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    server = await startFixtureServer(await builtPages(), ({ path }) =>
      path === '/recalls'
        ? { body: JSON.stringify(RECALLS), status: 200, type: 'application/json' }
        : undefined,
    );
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await openPage(browser, 'light', 1280);
    await page.goto(`${server.url}${path}`);
    return page;
  };

  for (const path of ['/app/lots', '/app/producer', '/app/regulator'])
    it(`${path} marks what is recalled and what was made of it, and no drill`, async () => {
      const page = await open(path);
      const row = (lotId: string) =>
        page
          .getByRole('region', { exact: true, name: '批次' })
          .getByRole('row')
          .filter({ has: page.getByRole('link', { exact: true, name: lotId }) });
      await row('m-2026-0007').locator('.flag-bad').waitFor();
      expect(await row('m-2026-0007').locator('.flag-bad').textContent()).to.equal('已召回');
      expect(await row('p-2026-0001').locator('.flag-bad').textContent()).to.equal('来源已召回');
      expect(await row('s-2026-0001').locator('.flag-bad').count()).to.equal(0);
      await page.context().close();
    });

  it('the home page marks its cards', async () => {
    const page = await open('/app/');
    const card = page.locator('.card').filter({ hasText: 'm-2026-0007' });
    await card.getByText('已召回', { exact: true }).waitFor();
    await page.context().close();
  });

  it('the lot’s own page says first of all why', async () => {
    const page = await open('/app/lots/m-2026-0007');
    const notice = page.getByRole('alert').filter({ hasText: '已召回' });
    await notice.getByText('召回原因：镉超过限量（合成数据）').waitFor();
    await notice.getByRole('link', { name: 'rc-1' }).click();
    await page.waitForURL('**/app/recalls/rc-1');
    await page.context().close();
  });

  itLooksRight(['/app/lots', '/app/lots/m-2026-0007'], {
    browser: () => browser,
    ready: '.flag-bad, .notice-bad',
    url: () => server.url,
  });
});
