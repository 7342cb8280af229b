// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { itLooksRight } from './looks.js';

/** A suite that looks at pages over the fixture's answers; several files of it run beside each other. */
export function describeLooks(what: string, paths: readonly string[]): void {
  describe(`the pages ${what} in a browser`, function () {
    this.timeout(120_000);
    let browser: Browser;
    let server: FixtureServer;

    before(async function () {
      browser = await startBrowser(this);
      server = await startFixtureServer(await builtPages());
    });

    after(async () => {
      await (browser as Browser | undefined)?.close();
      await (server as FixtureServer | undefined)?.close();
    });

    itLooksRight(paths, {
      browser: () => browser,
      ready: 'h1, [role="alert"]',
      url: () => server.url,
    });
  });
}
