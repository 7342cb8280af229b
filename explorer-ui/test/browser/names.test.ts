// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { openPage } from './page-tools.js';

const OPERATORS = {
  items: [
    {
      areaCode: '211122',
      kind: 'cooperative',
      mspId: 'ProducerMSP',
      operatorId: 'panjin-wang',
      publicName: '盘锦王家米业',
      v: 1,
    },
  ],
};

describe('names of operators in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    server = await startFixtureServer(await builtPages(), ({ path }) =>
      path === '/operators'
        ? { body: JSON.stringify(OPERATORS), status: 200, type: 'application/json' }
        : undefined,
    );
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  for (const path of [
    '/app/lots',
    '/app/lots/m-2026-0007',
    '/app/devices',
    '/app/devices/pj01-mill-1',
    '/app/bins/pj01-bin-1',
    '/app/transfers/tr-2026-1',
  ])
    it(`${path} names the operator before its id`, async () => {
      const page = await openPage(browser);
      await page.goto(`${server.url}${path}`);
      const name = page.locator('main').getByText('盘锦王家米业').first();
      await name.waitFor();
      const said = await name
        .locator('xpath=ancestor-or-self::*[self::dd or self::td][1]')
        .innerText();
      expect(said).to.match(/^盘锦王家米业\s+panjin-wang$/);
      await page.context().close();
    });
});
