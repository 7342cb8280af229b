// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page, Request } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, seriousFaults, settled, takeShot } from './page-tools.js';

const draftOf = (parcelId: string, more: object = {}) => ({
  boundary: { parcelId, public: true, rings: [], type: 'daoji.boundary/v1' },
  draft: {
    areaBasis: 'geodesic',
    areaCode: '211122',
    areaM2: 33_000,
    boundaryCommitment: 'ef'.repeat(32),
    originClass: 'panjin',
    parcelId,
    season: 2026,
    type: 'registerParcel',
    variety: '盐丰47',
    ...more,
  },
  salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
});

describe('overlaps that an import states, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let survey: object;
  let order: string[];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    survey = {};
    order = [];
    ledger = newLedgerDouble(({ overlaps }) => {
      // As the ledger has it: a registration names only what is recorded.
      const named = (overlaps ?? []) as { parcelId: string }[];
      const isMissing = named.some((one) => one.parcelId.startsWith('n-') && !has(one.parcelId));
      return isMissing ? 'PARCEL_NOT_FOUND' : undefined;
    });
    server = await startFixtureServer(dist, (request) => {
      const { method, path } = request;
      if (path === '/surveys/parcels') return json(survey);
      if (path === '/boundaries') return json({ stored: [] });
      if (method !== 'GET') return ledger.onRequest(request);
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '村里的手机');
    page.on('request', (one) => note('start', one));
    page.on('requestfinished', (one) => note('end', one));
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  function note(what: string, request: Request): void {
    const id = /"parcelId\\":\\"(n-\d)\\",\\"season/.exec(request.postData() ?? '')?.[1];
    if (id !== undefined && request.url().endsWith('/commands')) order.push(`${what} ${id}`);
  }

  const has = (parcelId: string): boolean =>
    ledger.recorded().some((one) => one['parcelId'] === parcelId);
  describe('in a survey', () => {
    async function check(): Promise<void> {
      await page.goto(`${server.url}/app/parcels/import`);
      await page.locator('input[type="file"]').setInputFiles({
        buffer: Buffer.from('{}'),
        mimeType: 'application/geo+json',
        name: 'survey.geojson',
      });
      await page.getByLabel('坐标系').selectOption('EPSG:4490');
      await page.getByRole('button', { name: '检查文件' }).click();
      await page.getByText('文件里有').waitFor();
    }
    const found = (overlaps: readonly object[], drafts: readonly object[]): object => ({
      drafts,
      faults: [],
      featureCount: drafts.length,
      notCompared: 0,
      overlaps,
    });

    beforeEach(() => {
      survey = found(
        [
          { areaM2: 120.4, ids: ['n-1', 'n-2'] },
          { areaM2: 9, ids: ['n-1', 'p-0017'] },
        ],
        [
          draftOf('n-1', { overlaps: [{ areaM2: 9, parcelId: 'p-0017' }] }),
          draftOf('n-2', { overlaps: [{ areaM2: 120, parcelId: 'n-1' }] }),
          draftOf('n-3'),
        ],
      );
    });

    it('is said of each registration before anything is signed, and stands in what is signed', async () => {
      await check();
      const text = await page.locator('#stated-overlaps').innerText();
      expect(text).to.include('地块 n-2：写明与 n-1 120 m²');
      expect(text).to.include('地块 n-1：写明与 p-0017 9 m²').and.not.include('n-3');
      await settled(page);
      await takeShot(page, '/import-overlaps', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      const button = page.getByRole('button', { name: '签署全部 3 条' });
      expect(await button.isDisabled()).to.equal(true);
      await page.getByLabel('我知道有重叠').check();
      await button.click();
      await page.getByText('已登记 3 块').waitFor();
      const stated = ledger.recorded().map(({ overlaps, parcelId }) => [parcelId, overlaps]);
      expect(Object.fromEntries(stated as [string, unknown][])).to.deep.equal({
        'n-1': [{ areaM2: 9, parcelId: 'p-0017' }],
        'n-2': [{ areaM2: 120, parcelId: 'n-1' }],
        'n-3': undefined,
      });
      // The one that is named is recorded before the one that names it goes out.
      expect(order.indexOf('end n-1')).to.be.within(0, order.indexOf('start n-2') - 1);
      expect(order.indexOf('start n-3')).to.be.lessThan(order.indexOf('start n-2'));
    });

    it('says nothing of overlaps where there are none', async () => {
      survey = found([], [draftOf('n-1')]);
      await check();
      await page.getByText('没有发现重叠').waitFor();
      expect(await page.locator('#stated-overlaps').count()).to.equal(0);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
