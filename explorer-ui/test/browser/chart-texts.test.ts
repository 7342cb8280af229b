// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { faultyTexts } from './chart-texts.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { GRAIN_ANSWERS } from './grain-answers.js';
import { openPage, settled, takeShot } from './page-tools.js';

const CURVE_PATH = '/bins/pj01-bin-1/curve';

describe('letters of the charts in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    server = await startFixtureServer(await builtPages(), ({ path }) => {
      if (path !== CURVE_PATH) return undefined;
      const curve = GRAIN_ANSWERS[CURVE_PATH] as { marks: readonly object[] };
      // Each mark twice: two steps of one day.
      const marks = curve.marks.flatMap((mark) => [mark, { ...mark, id: 'again' }]);
      return {
        body: JSON.stringify({ ...curve, marks }),
        status: 200,
        type: 'application/json',
      };
    });
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  for (const [path, charts] of [
    ['/app/bins/pj01-bin-1', ['bin-section', 'bin-curve']],
    ['/app/parcels/p-0017', ['season-line', 'parcel-weather']],
  ] as const)
    for (const [width, theme] of [
      [390, 'light'],
      [1280, 'dark'],
    ] as const)
      it(`${path} at ${width} px: none too small or too large, none over another`, async () => {
        const page = await openPage(browser, theme, width);
        await page.goto(`${server.url}${path}`);
        for (const chart of charts) await page.waitForSelector(`svg[data-chart="${chart}"]`);
        await settled(page);
        await takeShot(page, `/chart-texts${path}`, `zh-${theme}-${width}`);
        expect(await faultyTexts(page)).to.deep.equal([]);
        await page.context().close();
      });
});
