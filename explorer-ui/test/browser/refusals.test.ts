// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { itLooksRight } from './looks.js';
import { openPage } from './page-tools.js';

const problem = (status: number, code: string, detail: string) => ({
  body: JSON.stringify({ code, detail, requestId: 'r-1', status, title: code }),
  status,
  type: 'application/problem+json',
});

describe('refusals in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    server = await startFixtureServer(await builtPages(), ({ path }) => {
      if (path === '/parcels/p-9')
        return problem(404, 'PARCEL_NOT_FOUND', 'expected a parcel, got p-9');
      if (path === '/slips/sl-9') return problem(404, 'SLIP_NOT_FOUND', 'expected a slip');
      if (path === '/bins') return problem(503, 'STORE_UNREACHABLE', 'no answer in 5 s');
      return undefined;
    });
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  for (const [path, words, said] of [
    ['/app/parcels/p-9', '没有登记过这块地。', 'PARCEL_NOT_FOUND: expected a parcel, got p-9'],
    ['/app/slips/sl-9', '没有这张磅单。', 'SLIP_NOT_FOUND: expected a slip'],
    ['/app/bins', '文档库暂时连不上。', 'STORE_UNREACHABLE: no answer in 5 s'],
  ] as const)
    it(`${path} says why in Chinese before what the server said`, async () => {
      const page = await openPage(browser);
      await page.goto(`${server.url}${path}`);
      const box = page.locator('.problem').filter({ hasText: words });
      await box.waitFor();
      expect(await box.innerText()).to.include(`${words}${said}`);
      expect(await box.locator('.refusal-said').getAttribute('lang')).to.equal('en');
      await page.context().close();
    });

  itLooksRight(['/app/parcels/p-9'], {
    browser: () => browser,
    ready: '.problem',
    url: () => server.url,
  });
});
