// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { sectionAt } from './grain-answers.js';
import { itLooksRight } from './looks.js';
import { openPage, settled, takeShot } from './page-tools.js';

const PATH = '/app/bins/pj01-bin-1';
const PICTURE = 'svg[data-chart="bin-section"]';
const CURVE = 'svg[data-chart="bin-curve"]';

describe('the grain of a bin in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let asked: string[];
  /** What the next section answers instead of the fixture. */
  let section: object | undefined;

  before(async function () {
    browser = await startBrowser(this);
    const dist = await builtPages();
    server = await startFixtureServer(dist, ({ path, query }) => {
      if (!path.startsWith('/bins/pj01-bin-1/')) return undefined;
      asked.push(`${path}?${query.toString()}`);
      const at = query.get('at');
      if (!path.endsWith('/section')) return undefined;
      if (at !== null) return jsonOf(sectionAt(at));
      return section && jsonOf(section);
    });
  });

  beforeEach(async () => {
    [asked, section] = [[], undefined];
    page = await openPage(browser);
  });

  afterEach(() => page.context().close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as FixtureServer | undefined)?.close();
  });

  const open = async (): Promise<void> => {
    await page.goto(`${server.url}${PATH}`);
    await page.waitForSelector(PICTURE);
  };

  it('tells hot, stuck, void and silent sensors by a sign, not by colour alone', async () => {
    await open();
    const signs = await page.locator(`${PICTURE} .grain-mark`).allTextContents();
    expect(signs.sort()).to.deep.equal(['=', '×', '–', '▲', '△'].sort());
    expect(await page.locator(`${PICTURE} .grain-number`).count()).to.equal(9);
    await page.getByText('17.4 ℃，比同层平均高 6.3 K').waitFor();
  });

  it('gives a silent, stuck or impossible value no temperature’s colour and no number', async () => {
    await open();
    for (const state of ['silent', 'stuck', 'void']) {
      const cell = page.locator(`${PICTURE} .grain-${state}`);
      expect(await cell.getAttribute('class'), state).to.contain('grain-unknown');
    }
    expect(await page.locator(PICTURE).textContent()).to.not.contain('85');
  });

  it('has the surface at the top and every layer’s mean beside it', async () => {
    await open();
    const words = await page.locator(`${PICTURE} .grain-strong`).allTextContents();
    expect(words).to.deep.equal(
      [1, 2, 3, 4].flatMap((layer) => [`第 ${layer} 层`, String(7.2 + layer)]),
    );
  });

  it('shows an earlier scan by button and by slider, and the newest again', async () => {
    await open();
    await page.getByRole('button', { name: '上一次' }).click();
    await page.getByText('07:40').first().waitFor();
    expect(asked.at(-1)).to.contain('at=2026-11-23T23%3A40');
    const slider = page.getByLabel('看以前的测温');
    await slider.focus();
    await slider.press('Home');
    await page.getByText('04:00').first().waitFor();
    expect(await slider.getAttribute('aria-valuetext')).to.contain('04:00');
    expect(await slider.getAttribute('max')).to.equal('23');
    await page.getByRole('button', { exact: true, name: '最新' }).click();
    await page.getByText('07:50').first().waitFor();
  });

  it('says that nothing is known where all sensors are silent, and shows the last scan when asked', async () => {
    const silent = sectionAt('2026-11-01T00:00:00.000Z') as { points: object[] };
    section = {
      ...silent,
      at: '2026-11-24T00:00:00.000Z',
      points: silent.points.map((point) => ({ ...point, state: 'silent' })),
    };
    await open();
    await page.getByText('所有测温点都已超过 24 小时没有读数').waitFor();
    expect(await page.locator(`${PICTURE} .grain-number`).count()).to.equal(0);
    await page.getByRole('button', { name: '看最后一次测温' }).click();
    await page.waitForSelector(`${PICTURE} .grain-number`);
  });

  it('draws no picture where no sensor has a layer, and says so', async () => {
    section = { ...sectionAt('2026-11-01T00:00:00.000Z'), layers: [], points: [] };
    await page.goto(`${server.url}${PATH}`);
    await page.getByText('本仓没有带层号的测温点').waitFor();
    expect(await page.locator(PICTURE).count()).to.equal(0);
  });

  it('breaks the curve at a gap, and asks for other lengths', async () => {
    await page.goto(`${server.url}${PATH}`);
    await page.waitForSelector(CURVE);
    // Two runs in three layers, three in the one that has a gap of its own.
    expect(await page.locator(`${CURVE} .curve-line`).count()).to.equal(9);
    expect(await page.locator(`${CURVE} .curve-gap`).count()).to.equal(5);
    expect(await page.locator(`${CURVE} .curve-mark`).count()).to.equal(3);
    await page.getByText('▼ 发出预警：').waitFor();
    await page.getByText('其中 10 条无效，不计入').waitFor();
    await page.getByRole('button', { exact: true, name: '一年' }).click();
    await page.waitForSelector('button[aria-pressed="true"]:has-text("一年")');
    expect(asked.some((one) => one.endsWith('/curve?length=year'))).to.equal(true);
  });

  it('prints without what can only be pressed', async () => {
    await open();
    await page.emulateMedia({ media: 'print' });
    await settled(page);
    expect(await page.locator('nav').first().isVisible()).to.equal(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).to.equal(false);
    expect(await page.locator(PICTURE).first().isVisible()).to.equal(true);
    await takeShot(page, '/bin-print', 'zh-light-390');
  });

  itLooksRight([PATH], { browser: () => browser, ready: CURVE, url: () => server.url });
});

function jsonOf(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
