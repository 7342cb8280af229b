// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { PHOTO } from './photo.js';
import { signAndSend } from './signing-tools.js';

const parcel = (parcelId: string, state: string, more: object = {}) => ({
  boundary: { state: 'missing' },
  devices: [],
  parcel: {
    areaCode: '211104101',
    areaM2: 6_670,
    boundaryCommitment: '0'.repeat(64),
    operatorId: 'panjin-wang',
    originClass: 'panjin',
    parcelId,
    season: 2026,
    state,
    v: 1,
    variety: '盐丰47',
    ...more,
  },
});
const PARCELS = [
  parcel('p-1', 'draft'),
  parcel('p-2', 'draft', { boundaryVersion: 3 }),
  parcel('p-3', 'attested'),
  parcel('p-4', 'draft', { areaCode: '211103001' }),
  parcel('p-5', 'draft', { operatorId: 'panjin-li' }),
];
const IDS = Array.from({ length: 1_203 }, (_, at) => `q-${String(at).padStart(5, '0')}`);
const rootOfIds = (ids: readonly string[]): string =>
  toHex(rootOf(ids.map((id) => hashLeaf(utf8(id)))));
const sample = {
  ...{ areaCode: '211104', beacon: 'drand-quicknet', checks: [], chunkCount: 0 },
  ...{ commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C', committedAt: '2026-06-01T00:00:00.000Z' },
  ...{ counted: 1_200, exclusions: [], listRoot: rootOfIds(IDS), listSize: IDS.length, lowest: [] },
  ...{ maxFailures: 0, operatorId: 'agri-1', outAt: '2026-06-01T02:00:00.000Z' },
  ...{ randomness: 'd'.repeat(64), round: 30_000_000, rule: 'rank-sha256-beacon-id/v1' },
  ...{ sampleId: 's-1', sampleSize: 20, signature: 'e'.repeat(96), state: 'revealed', v: 1 },
  ...{ verifiedChunks: [], verifiedCount: 0 },
};

describe('lists of parcels in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let pages: number;
  let ids: readonly string[];
  let drawn: object;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    pages = 1;
    ids = IDS;
    drawn = {};
    ledger = newLedgerDouble(({ parcelId }) => (parcelId === 'p-5' ? 'ACCESS_DENIED' : undefined));
    server = await startFixtureServer(dist, (request) => {
      const { method, path, query } = request;
      if (path === '/surveys/parcels') return json(survey());
      if (path === '/boundaries') return json({ stored: [] });
      if (method !== 'GET') return ledger.onRequest(request);
      if (path === '/parcels') return json(parcelPage(Number(query.get('after') ?? 0)));
      if (path === '/parcel-samples/s-1') return json({ ...sample, ...drawn });
      if (path === '/parcel-samples/s-1/parcels' || path === '/attested-parcels/211104')
        return json({ listRoot: 'f'.repeat(64), listSize: ids.length, parcels: ids });
      return ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  /** The page after `after`: the parcels first, then one more parcel a page. */
  function parcelPage(after: number): object {
    const items = after === 0 ? PARCELS : [parcel(`p-more-${after}`, 'attested')];
    const total = PARCELS.length + pages - 1;
    return after + 1 < pages ? { items, next: String(after + 1), total } : { items, total };
  }

  const attested = (): unknown[] =>
    ledger
      .recorded()
      .filter(({ type }) => type === 'attestParcel')
      .map(({ boundaryVersion, parcelId }) => [parcelId, boundaryVersion])
      .sort();

  async function openAttest(): Promise<void> {
    await page.goto(`${server.url}/app/parcels`);
    await page
      .locator('summary')
      .getByText(/证实所列的草稿地块/)
      .click();
  }

  it('attests the drafts that are listed, each at the version that was shown, and no others', async () => {
    await openAttest();
    await page.getByLabel('区划（开头几位）').fill('211104');
    await page.getByLabel('经营主体').selectOption('panjin-wang');
    await page.getByText('列出 3 / 5 块').waitFor();
    await page.getByRole('button', { name: '逐条查看并签名（2 条）' }).click();
    await page.getByText('证实地块 p-2（边界第 3 版）').waitFor();
    await settled(page);
    await takeShot(page, '/attest-shown', 'zh-light-390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    await page.getByRole('button', { name: '签名 2 条' }).click();
    await page.getByText('已签 2 条；已上账 2 条').waitFor();
    expect(attested()).to.deep.equal([
      ['p-1', undefined],
      ['p-2', 3],
    ]);
  });

  it('names the parcel that the ledger refused; the others are attested', async () => {
    await openAttest();
    await page.getByRole('button', { name: '逐条查看并签名（4 条）' }).click();
    await page.getByRole('button', { name: '签名 4 条' }).click();
    await page.getByText('已上账 3 条，被拒 1 条').waitFor();
    await page.getByText('ACCESS_DENIED as the test wants it').waitFor();
    expect(attested()).to.have.length(3);
  });

  it('has nothing to attest where no draft is listed', async () => {
    await openAttest();
    await page.getByLabel('状态').selectOption('attested');
    expect(
      await page.getByRole('button', { name: '逐条查看并签名（0 条）' }).isDisabled(),
    ).to.equal(true);
    expect(ledger.posts()).to.equal(0);
  });

  it('says how much of a list that is too long is shown, and of a whole one nothing', async () => {
    pages = 25;
    await page.goto(`${server.url}/app/parcels`);
    await page.getByText('这里只读取了 29 条中的前 24 条').waitFor();
    pages = 3;
    await page.goto(`${server.url}/app/parcels`);
    await page.getByText('列出 7 / 7 块').waitFor();
    expect(await page.getByText('这里只读取了').count()).to.equal(0);
  });

  it('commits to every attested parcel of the division, by the root that the page computes', async () => {
    await page.goto(`${server.url}/app/regulator/samples`);
    await page.getByLabel('抽样编号').fill('s-9');
    await page.getByLabel('区划').fill('211104');
    await page.getByText('共 1203 块').waitFor();
    await page.getByLabel('抽取块数').fill('20');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    expect(await signAndSend(page, ledger)).to.include({
      listRoot: rootOfIds(IDS),
      listSize: 1_203,
      type: 'drawParcelSample',
    });
  });

  it('leaves parcels out with a reason, and commits to the list without them', async () => {
    await page.goto(`${server.url}/app/regulator/samples`);
    await page.getByLabel('抽样编号').fill('s-9');
    await page.getByLabel('区划').fill('211104');
    await page.getByText('共 1203 块').waitFor();
    const leaveOut = page.getByLabel('回避的地块');
    for (const [typed, why] of [
      ['q-00001', '2 到 100 个字的原因'],
      ['q-99999 检查人本人承包', '不在这个区划已证实的地块里'],
      ['q-00001 亲属\nq-00001 亲属', '写了两遍'],
    ] as const) {
      await leaveOut.fill(typed);
      await page.getByRole('alert').getByText(why).waitFor();
      await page.getByRole('button', { name: '查看要签的内容' }).click();
      await page.locator('form .field-error').getByText('请先改好回避的地块').waitFor();
    }
    await leaveOut.fill('Q-00001 检查人本人承包');
    await page.getByText('共 1202 块').waitFor();
    await takeShot(page, '/sample-exclusions', '390');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    expect(await signAndSend(page, ledger)).to.deep.include({
      exclusions: [{ parcelId: 'q-00001', reason: '检查人本人承包' }],
      listRoot: rootOfIds(IDS.filter((id) => id !== 'q-00001')),
      listSize: 1_202,
    });
  });

  it('names the check sheet of a drawn parcel, and keeps the file', async () => {
    drawn = { lowest: [{ parcelId: 'q-00007', rank: 'a'.repeat(64) }], state: 'drawn' };
    await page.goto(`${server.url}/app/regulator/samples/s-1`);
    await page.getByLabel('检查表').setInputFiles(PHOTO);
    await page.getByText('已选好，指纹').waitFor();
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    const check = await signAndSend(page, ledger);
    expect(ledger.files).to.have.length(1);
    expect(check).to.include({
      documentHash: ledger.files[0]?.hash,
      parcelId: 'q-00007',
      result: 'pass',
      type: 'recordSampleCheck',
    });
  });

  it('commits to nothing while the division is none', async () => {
    await page.goto(`${server.url}/app/regulator/samples`);
    await page.getByLabel('抽样编号').fill('s-9');
    await page.getByLabel('区划').fill('21');
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.locator('form .field-error').getByText('请先填写区划').waitFor();
    expect(await page.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
  });

  it('counts the last part of a list beyond 1,000', async () => {
    await page.goto(`${server.url}/app/regulator/samples/s-1`);
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    expect(await signAndSend(page, ledger)).to.deep.include({
      from: 1_200,
      parcels: IDS.slice(1_200),
      type: 'countParcelSample',
    });
  });

  it('counts no list that is not the committed one', async () => {
    ids = IDS.slice(0, 1_000);
    await page.goto(`${server.url}/app/regulator/samples/s-1`);
    await page.getByText('账本记录还原出 1000 块的名单').waitFor();
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.locator('form .field-error').getByText('名单与承诺的不同').waitFor();
    expect(await page.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
  });

  it('sends an imported survey side by side, not one by one', async () => {
    const flying = new Set<object>();
    let most = 0;
    const isCommand = (url: string): boolean => url.endsWith('/api/v1/commands');
    page.on('request', (one) => {
      if (isCommand(one.url()) && one.method() === 'POST') flying.add(one);
      most = Math.max(most, flying.size);
    });
    page.on('requestfinished', (one) => flying.delete(one));
    await page.goto(`${server.url}/app/parcels/import`);
    await page.locator('input[type="file"]').setInputFiles({
      buffer: Buffer.from('{}'),
      mimeType: 'application/geo+json',
      name: 'survey.geojson',
    });
    await page.getByLabel('坐标系').selectOption('EPSG:4490');
    await page.getByRole('button', { name: '检查文件' }).click();
    await page.getByRole('button', { name: '签署全部 24 条' }).click();
    await page.getByText('已登记 24 块').waitFor();
    expect(ledger.recorded()).to.have.length(24);
    expect(most).to.be.greaterThan(1);
  });

  function survey(): object {
    const drafts = Array.from({ length: 24 }, (_, at) => ({
      boundary: { parcelId: `n-${at}`, public: true, rings: [], type: 'daoji.boundary/v1' },
      draft: {
        areaBasis: 'geodesic',
        areaCode: '211122',
        areaM2: 33_000,
        boundaryCommitment: 'ef'.repeat(32),
        originClass: 'panjin',
        parcelId: `n-${at}`,
        season: 2026,
        type: 'registerParcel',
        variety: '盐丰47',
      },
      salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    }));
    return { drafts, faults: [], featureCount: 24, notCompared: 0, overlaps: [] };
  }
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
