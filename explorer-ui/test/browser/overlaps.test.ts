// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const claim = (parcelId: string, areaM2: number) => ({
  areaM2,
  // The machine's time; by the scenario's clock it is 2026-06-01T00:30Z.
  claimedAt: '2026-01-01T01:14:27.000Z',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  parcelId,
});
const parcelOf = (parcelId: string, more: object = {}) => ({
  boundary: { state: 'missing' },
  devices: [],
  parcel: {
    areaCode: '211122',
    areaM2: 33_350,
    boundaryCommitment: 'ab'.repeat(32),
    operatorId: 'panjin-wang',
    originClass: 'panjin',
    parcelId,
    season: 2026,
    state: 'attested',
    v: 1,
    variety: '盐丰47',
    ...more,
  },
});

describe('land that two parcels claim, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let signer: object;
  let parcel: object;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    signer = { operatorId: 'panjin-wang', roles: ['grower'] };
    parcel = parcelOf('p-0017');
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, (request) => {
      const { method, path } = request;
      if (method !== 'GET') return ledger.onRequest(request);
      if (path === '/parcels/p-0017') return json(parcel);
      if (path.startsWith('/identities/'))
        return json({ keyId: 'k', trace: { keyId: 'k', status: 'active', ...signer } });
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '村里的手机');
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  const fold = (title: string) => foldOf(page, title);
  const CLAIM = '申报本地块与另一地块重叠';
  const RESOLVE = '认定重叠已处理';

  async function open(title: string): Promise<void> {
    await page.goto(`${server.url}/app/parcels/p-0017`);
    await page.locator('summary').getByText(title, { exact: true }).click();
  }

  const toReview = (title: string): Promise<void> => review(fold(title));

  async function sign(title: string): Promise<Readonly<Record<string, unknown>>> {
    await toReview(title);
    return signAndSend(page, ledger, fold(title));
  }

  describe('claims', () => {
    it('claims that the parcel shares land with another, in square metres', async () => {
      await open(CLAIM);
      await page.getByLabel('另一地块').fill('P-0018');
      await page.getByLabel('重叠面积（m²）').fill('3335');
      await page.getByText('p-0017 与 p-0018 都标注重叠 3,335 m²（5 亩）').waitFor();
      expect(await sign(CLAIM)).to.deep.include({
        areaM2: 3_335,
        otherParcelId: 'p-0018',
        parcelId: 'p-0017',
        type: 'claimOverlap',
      });
    });

    it('signs no claim against the parcel itself', async () => {
      await open(CLAIM);
      await page.getByLabel('另一地块').fill('p-0017');
      await page.getByLabel('重叠面积（m²）').fill('12');
      await toReview(CLAIM);
      await page.locator('form .field-error').getByText('另一地块不能是本地块').waitFor();
      expect(ledger.posts()).to.equal(0);
    });

    for (const area of ['0', '1.5', '-3']) {
      it(`signs no claim of ${area} m²`, async () => {
        await open(CLAIM);
        await page.getByLabel('另一地块').fill('p-0018');
        await page.getByLabel('重叠面积（m²）').fill(area);
        await toReview(CLAIM);
        await page.locator('form .field-error').getByText('areaM2').waitFor();
        expect(await page.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
      });
    }

    it('lets nobody claim with an own parcel that nobody attested', async () => {
      parcel = parcelOf('p-0017', { state: 'draft' });
      await open(CLAIM);
      await page.getByLabel('另一地块').fill('p-0018');
      await page.getByLabel('重叠面积（m²）').fill('12');
      await toReview(CLAIM);
      await page.locator('form .field-error').getByText('还没有证实，不能申报').waitFor();
    });

    it('says that a claim that stands will be refused when it comes again', async () => {
      parcel = parcelOf('p-0017', { overlaps: [claim('p-0018', 12)] });
      await open(CLAIM);
      await page.getByLabel('另一地块').fill('p-0018');
      await page.getByText('本地块已写明与 p-0018 重叠').waitFor();
    });

    it('offers no claim of a closed parcel', async () => {
      parcel = parcelOf('p-0017', { state: 'closed' });
      await page.goto(`${server.url}/app/parcels/p-0017`);
      await page.getByText('地块已注销').first().waitFor();
      expect(await page.getByText(CLAIM).count()).to.equal(0);
    });
  });

  describe('open claims', () => {
    beforeEach(() => {
      parcel = parcelOf('p-0017', { overlaps: [claim('p-0018', 12), claim('p-0019', 3_335)] });
    });

    it('are shown with area and time, and what they mean', async () => {
      await page.goto(`${server.url}/app/parcels/p-0017`);
      const text = await page.locator('#open-overlaps').innerText();
      expect(text).to.include('p-0018 重叠 12 m²，').and.to.include('2026年6月1日');
      expect(text).to.include('p-0019 重叠 3,335 m²（5 亩）').and.to.include('不能抽样核定');
      await settled(page);
      await takeShot(page, '/parcel-overlaps', 'zh-light-390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
    });

    it('of a draft stand only once it is attested, and it says so', async () => {
      parcel = parcelOf('p-0017', { overlaps: [claim('p-0018', 12)], state: 'draft' });
      await page.goto(`${server.url}/app/parcels/p-0017`);
      await page.getByText('证实本地块之后生效').waitFor();
    });

    it('are settled by the agriculture authority on a document', async () => {
      signer = { authority: 'agri', operatorId: 'agri-1', roles: ['regulator'] };
      await open(RESOLVE);
      await page.getByLabel('另一地块').last().selectOption('p-0019');
      await page.getByLabel(/^认定/).selectOption('boundaries-corrected');
      const buffer = Buffer.from('%PDF-1.7 survey of 2026-06-03');
      await page
        .getByLabel('测绘或决定文件')
        .setInputFiles({ buffer, mimeType: 'application/pdf', name: 'survey.pdf' });
      await page.getByText('已选好，指纹').waitFor();
      const settled = await sign(RESOLVE);
      expect(ledger.files.map(({ content }) => String(content))).to.deep.equal([String(buffer)]);
      expect(settled).to.deep.include({
        documentHash: ledger.files[0]?.hash,
        finding: 'boundaries-corrected',
        otherParcelId: 'p-0019',
        parcelId: 'p-0017',
        type: 'resolveOverlap',
      });
    });

    it('are not settled without a document', async () => {
      signer = { authority: 'agri', operatorId: 'agri-1', roles: ['regulator'] };
      await open(RESOLVE);
      await toReview(RESOLVE);
      await page.locator('form .field-error').getByText('测绘或决定文件').waitFor();
      expect(ledger.posts()).to.equal(0);
    });

    for (const other of [
      { operatorId: 'panjin-wang', roles: ['grower'] },
      { authority: 'market', operatorId: 'market-1', roles: ['regulator'] },
      { authority: 'grain', operatorId: 'grain-1', roles: ['regulator'] },
    ]) {
      it(`give ${other.authority ?? 'a grower'} no form to settle them`, async () => {
        signer = other;
        await page.goto(`${server.url}/app/parcels/p-0017`);
        await page.getByText('由农业农村部门的监管员认定处理').waitFor();
        expect(await page.getByText(RESOLVE, { exact: true }).count()).to.equal(0);
      });
    }
  });

  context('attesting', () => {
    const ATTEST = '证实本地块';
    beforeEach(() => {
      signer = { operatorId: 'village-1', roles: ['village'] };
      parcel = parcelOf('p-0017', { boundaryVersion: 3, state: 'draft' });
    });

    it('names the land that is shared with others', async () => {
      await open(ATTEST);
      await page.getByLabel('与其他地块的重叠').fill('P-0018 120\n\np-0019 5 平方米');
      await page.getByText('与 p-0018 重叠').first().waitFor();
      await settled(page);
      await takeShot(page, '/attest', '390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await sign(ATTEST)).to.deep.include({
        boundaryVersion: 3,
        overlaps: [
          { areaM2: 120, parcelId: 'p-0018' },
          { areaM2: 5, parcelId: 'p-0019' },
        ],
        parcelId: 'p-0017',
        type: 'attestParcel',
      });
    });

    it('names none where there is none', async () => {
      await open(ATTEST);
      expect(await sign(ATTEST)).to.not.have.property('overlaps');
    });

    for (const [what, typed, why] of [
      ['the parcel itself', 'p-0017 9', '就是本地块'],
      ['a parcel twice', 'p-0018 9\np-0018 8', '写了两遍'],
      ['no area', 'p-0018', '写平方米数'],
      ['0 m²', 'p-0018 0', '写平方米数'],
    ] as const) {
      it(`signs nothing with ${what}`, async () => {
        await open(ATTEST);
        await page.getByLabel('与其他地块的重叠').fill(typed);
        await toReview(ATTEST);
        await page.locator('form .field-error').getByText(why).waitFor();
        expect(ledger.posts()).to.equal(0);
      });
    }

    it('is for nobody but a village, a cooperative or an authority', async () => {
      signer = { operatorId: 'panjin-wang', roles: ['grower'] };
      await page.goto(`${server.url}/app/parcels/p-0017`);
      await page.getByText('与其他地块重叠').first().waitFor();
      expect(await page.getByText(ATTEST, { exact: true }).count()).to.equal(0);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
