// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { itLooksRight } from './looks.js';
import { openPage } from './page-tools.js';

const CANVAS = '[data-chart="time-series"] canvas';
const DAY_MS = 86_400_000;

/** Three days of hours, nothing for three weeks, three days again. */
const POINTS = [0, 24].flatMap((day) =>
  Array.from({ length: 72 }, (_, hour) => ({
    channel: 'main',
    flags: '',
    quantity: 'grain-moisture',
    time: new Date(Date.UTC(2026, 9, 1) + day * DAY_MS + hour * 3_600_000).toISOString(),
    unit: '%',
    value: (14 + Math.sin(hour / 9)).toFixed(1),
  })),
);

describe('the curves of a lot in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;

  before(async function () {
    browser = await startBrowser(this);
    server = await startFixtureServer(await builtPages(), ({ path }) =>
      path === '/series/pj01-mill-1'
        ? {
            body: JSON.stringify({ deviceId: 'pj01-mill-1', points: POINTS }),
            status: 200,
            type: 'application/json',
          }
        : undefined,
    );
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  for (const path of ['/app/lots/m-2026-0007', '/app/devices/pj01-mill-1'])
    it(`${path} draws weeks without readings as a gap and says so`, async () => {
      const page = await openPage(browser, 'light', 1280);
      await page.goto(`${server.url}${path}`);
      await page.waitForSelector(CANVAS);
      const caption = await page.locator('figure.chart figcaption').first().textContent();
      expect(caption).to.include('有 1 段时间没有读数');
      const drawn = await lineInColumns(page);
      expect(drawn.read, 'columns with readings').to.equal(true);
      expect(drawn.gap, 'the middle of the gap').to.equal(false);
      await page.context().close();
    });

  itLooksRight(['/app/devices/pj01-mill-1'], {
    browser: () => browser,
    ready: CANVAS,
    url: () => server.url,
  });
});

/** Whether the line's colour is found in the middle of the canvas, and anywhere on it. */
function lineInColumns(page: Page): Promise<{ gap: boolean; read: boolean }> {
  return page.locator(CANVAS).evaluate((canvas: HTMLCanvasElement) => {
    const style = getComputedStyle(canvas).getPropertyValue('--chart-1').trim();
    const wanted = [1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16));
    const context = canvas.getContext('2d');
    const [gap, read] = [
      [Math.round(canvas.width / 2), 40],
      [0, canvas.width],
    ].map(([x = 0, width = 1]) => {
      const data = context?.getImageData(x, 0, width, canvas.height).data ?? [];
      return Array.from({ length: data.length / 4 }, (_, at) => at * 4).some((at) =>
        wanted.every((part, nth) => Math.abs((data[at + nth] ?? 0) - part) < 12),
      );
    });
    return { gap: gap === true, read: read === true };
  });
}
