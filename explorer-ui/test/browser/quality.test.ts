// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { CHARTS } from '../../src/charts.js';
import { builtPages } from './built.js';
import { faultyTexts } from './chart-texts.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { LOOKS } from './looks.js';
import {
  makeKey,
  openPage,
  overflowOf,
  seriousFaults,
  settled,
  takeShot,
  watchFaults,
} from './page-tools.js';
import { qualityCharts } from './quality-answers.js';

const CHARTED = '/operators/panjin-wang/quality/charts';
const REFUSED = {
  code: 'QUALITY_PRIVATE',
  detail: 'expected a signed request, got none',
  status: 403,
  title: 'QUALITY_PRIVATE',
  type: 'about:blank',
};

interface Asked {
  readonly path: string;
  readonly query: string;
  readonly isSigned: boolean;
}

describe('operator quality in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;
  let roles: string[];
  let asked: Asked[];

  before(async function () {
    browser = await startBrowser(this);
  });

  beforeEach(async () => {
    roles = ['quality'];
    asked = [];
    server = await startFixtureServer(await builtPages(), ({ headers, path, query }) => {
      asked.push({
        isSigned: headers['daoji-read'] !== undefined,
        path,
        query: query.toString(),
      });
      if (path === '/status') return json({ dependencies: {} });
      if (path.startsWith('/identities/'))
        return json({ keyId: 'k', trace: { keyId: 'k', status: 'active', ...signer() } });
      if (path === '/own-steps' && headers['daoji-read'] === undefined)
        return { body: JSON.stringify(REFUSED), status: 403, type: 'application/problem+json' };
      if (path === CHARTED) return json(qualityCharts(query.get('personId') ?? undefined));
      return undefined;
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

  const signer = () => ({ areaCode: '211122', operatorId: 'panjin-wang', roles });
  const signIn = async (on = page): Promise<void> => {
    await on.goto(`${server.url}/app/keys`);
    await makeKey(on, '质量科');
  };
  const open = async (path = '/app/quality'): Promise<void> => {
    await page.goto(`${server.url}${path}`);
  };
  const openCharts = async (): Promise<void> => {
    await signIn();
    await open();
    await page.getByRole('heading', { name: '各岗位人员' }).waitFor();
  };
  const isCharted = (): boolean => asked.some(({ path }) => path === CHARTED);

  it('shows the head of quality each person with n and interval, in the order of the pseudonyms', async () => {
    await openCharts();
    const names = await page.locator('.person-figures h3').allTextContents();
    expect(names).to.deep.equal(['p-0012', 'p-0034', 'p-0056', 'p-0078']);
    await page.getByText('57/220（26 %，95 % 区间 21–32 %）').waitFor();
    await page.getByText('没有可比的同类步骤（n = 0）').waitFor();
    await page.getByText('另有 96 条不可比').waitFor();
    expect(asked.filter(({ path }) => path === CHARTED).every(({ isSigned }) => isSigned)).to.equal(
      true,
    );
  });

  it('offers no way to order persons by a figure', async () => {
    await openCharts();
    for (const summary of await page.locator('details summary').all()) await summary.click();
    expect(await page.locator('.sort').count()).to.equal(0);
    expect(await page.locator('[aria-sort]').count()).to.equal(0);
  });

  it('every point of every chart of persons shows its n', async () => {
    await openCharts();
    const wanted = Object.entries(CHARTS).filter(([, { ofPersons }]) => ofPersons);
    const drawn = await page
      .locator('[data-chart]')
      .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('data-chart')));
    expect(drawn.sort()).to.deep.equal(wanted.map(([name]) => name).sort());
    expect(await faultyTexts(page)).to.deep.equal([]);
    for (const [name] of wanted) {
      const chart = page.locator(`[data-chart="${name}"]`);
      const points = await chart.locator('[data-point]').evaluateAll((all) =>
        all.map((point) => ({
          n: point.getAttribute('data-n') ?? '',
          said: [...point.querySelectorAll('text')].map((text) => text.textContent),
        })),
      );
      expect(points.length, name).to.be.greaterThan(2);
      for (const { n, said } of points) {
        expect(n, name).to.match(/^\d+$/);
        const isSaid = said.some((text) => text === n || text.endsWith(` n=${n}`));
        expect(isSaid, `${name}: ${said.join('|')}`).to.equal(true);
      }
      // No mark stands outside of a point with its n.
      expect(await chart.locator('.point').count()).to.equal(
        await chart.locator('[data-point] .point').count(),
      );
    }
  });

  it('draws a gap where a month was not judged, and marks signals by shape too', async () => {
    await openCharts();
    await page.getByLabel('按月看谁').selectOption('p-0034');
    await page.getByRole('heading', { name: '按月看：p-0034' }).waitFor();
    const chart = page.locator('[data-chart="quality-cusum"]');
    expect(await chart.locator('[data-point="2026-03"] .point').count()).to.equal(0);
    const curve = (await chart.locator('.curve-1').getAttribute('d')) ?? '';
    expect(curve.match(/M/g)).to.have.length(2);
    expect(await chart.locator('path.point-out').count()).to.be.greaterThan(0);
    await page
      .getByText(/累积和图（p-0034）.*2026-12/)
      .first()
      .waitFor();
    const link = page.getByRole('link', { name: '按累积和图就 p-0034 提出质量提示' });
    const query = new URL((await link.getAttribute('href')) ?? '', server.url).searchParams;
    expect([query.get('chart'), query.get('n')]).to.deep.equal(['cusum', '220']);
  });

  it('opens a figure into its records, with why each is counted', async () => {
    await openCharts();
    await page.getByRole('button', { name: '看 p-0034 的 220 条记录' }).click();
    const records = page.getByRole('region', { name: 'p-0034 的记录' }).first();
    await records.getByText('迟报').first().waitFor();
    await page.getByLabel('看哪些').selectOption('all');
    await page.getByText('57/220').first().waitFor();
    const queries = asked.filter(({ path }) => path.endsWith('/records')).map(({ query }) => query);
    expect(queries[0]).to.include('only=counted').and.to.include('personId=p-0034');
  });

  it('leads to a signal with the figure’s own numbers, only where it was judged', async () => {
    await openCharts();
    const links = page.getByRole('link', { name: /提出质量提示/ });
    const paths = await links.evaluateAll((all) =>
      all.map((one) => one.getAttribute('href') ?? ''),
    );
    // Neither who was not judged nor who is fewer than the limits.
    expect(paths.filter((path) => /personId=p-00(12|56|78)/.test(path))).to.deep.equal([]);
    const path = paths.find((one) => one.includes('personId=p-0034')) ?? '';
    const query = new URL(path, server.url).searchParams;
    expect(Object.fromEntries(query)).to.include({
      chart: 'funnel',
      count: '57',
      lower: '20568',
      measure: 'timeliness',
      n: '220',
      operatorId: 'panjin-wang',
      stepTypes: 'dryLot',
      upper: '32077',
    });
  });

  for (const role of ['drier', 'regulator', 'safety-director'])
    it(`shows a ${role} no chart, and does not even ask for one`, async () => {
      roles = [role];
      await signIn();
      await open();
      await page.getByText('这里只给质量负责人看').waitFor();
      expect(await page.locator('[data-chart]').count()).to.equal(0);
      expect(isCharted()).to.equal(false);
    });

  it('shows a worker the own steps in words with own n, and no chart', async () => {
    roles = ['drier'];
    await signIn();
    await open('/app/own-steps');
    await page.waitForURL(/\/app\/own$/);
    await page.getByText('220 条里有 57 条').waitFor();
    await page.getByText('迟报').first().waitFor();
    expect(await page.locator('svg[data-chart], canvas').count()).to.equal(0);
    expect(await page.getByText(/p-0012|区间|界限/).count()).to.equal(0);
  });

  it('tells who has no key what to do', async () => {
    await open('/app/own-steps');
    await page.waitForURL(/\/app\/own$/);
    await page.getByRole('main').getByRole('link', { name: '密钥' }).waitFor();
    expect(await page.getByText('220 条里有').count()).to.equal(0);
  });

  it('shows an operator with what is open first, and counts with n without a person', async () => {
    await open('/app/operators/panjin-wang');
    await page
      .getByText(/\d+\/602（/)
      .first()
      .waitFor();
    await page.getByText('还没有（n = 0）').waitFor();
    const headings = await page.locator('h2').allTextContents();
    expect(headings[0]).to.equal('眼下要处理的');
    expect(await page.getByText('p-0034').count()).to.equal(0);
    await page.getByRole('link', { name: 'w-2026-0001' }).waitFor();
  });

  for (const path of ['/app/quality', '/app/own-steps', '/app/operators/panjin-wang'])
    for (const { language, theme, width } of LOOKS)
      it(`${path} in ${language}, ${theme}, ${width} px: no serious fault, nothing wider than the screen`, async () => {
        const look = await openPage(browser, theme, width);
        const faults = watchFaults(look);
        await signIn(look);
        await look.goto(`${server.url}${path}?lang=${language}`);
        await look.locator('.person-figures, .facts').first().waitFor();
        await settled(look);
        await takeShot(look, path, `${language}-${theme}-${width}`);
        expect(await seriousFaults(look)).to.deep.equal([]);
        expect(await overflowOf(look), 'pixels wider than the screen').to.equal(0);
        expect(faults.filter((fault) => !fault.includes('404'))).to.deep.equal([]);
        await look.context().close();
      });
});

function json(body: unknown): { body: string; status: number; type: string } {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
