// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type Answer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { openPage } from './page-tools.js';
import { foldOf, review, signAndSend } from './signing-tools.js';

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA==';
const drafted = (parcelId: string) => ({
  boundary: { parcelId, public: true, rings: [], type: 'daoji.boundary/v1' },
  draft: {
    areaBasis: 'geodesic',
    areaCode: '211122',
    areaM2: 33_000,
    boundaryCommitment: 'ef'.repeat(32),
    datum: 'cgcs2000',
    geodesicAreaM2: 33_000,
    originClass: 'panjin',
    overlapSetDigest: '12'.repeat(32),
    parcelId,
    season: 2026,
    type: 'registerParcel',
    variety: '盐丰47',
  },
  salt: SALT,
});

describe('products and parcels are managed in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let inSurvey: string;
  let onBoundaries: (upload: { body: Buffer }) => void;
  let isArchiveDown: boolean;
  let uploads: { path: string; body: Buffer }[];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    ledger = newLedgerDouble();
    inSurvey = 'p-0017';
    uploads = [];
    isArchiveDown = false;
    onBoundaries = () => undefined;
    server = await startFixtureServer(dist, (request) => {
      const { body, method, path } = request;
      if (method !== 'POST' || path === '/commands') return ledger.onRequest(request);
      uploads.push({ body, path });
      if (path === '/boundaries' && isArchiveDown) return json({ code: 'INTERNAL' }, 503);
      if (path === '/boundaries') onBoundaries({ body });
      if (path === '/surveys/parcels') return json(surveyOf(inSurvey));
      return json({ hash: 'ab'.repeat(32), stored: ['p-0017'] });
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

  /** Reads what will be signed, signs it, and gives what the ledger recorded. */
  async function sign(fold: string): Promise<Readonly<Record<string, unknown>>> {
    const form = foldOf(page, fold);
    await review(form);
    return signAndSend(page, ledger, form);
  }

  async function open(path: string, fold: string): Promise<void> {
    await page.goto(`${server.url}${path}`);
    // The timeline may name the same command, sooner or later.
    await page.locator('summary').getByText(fold, { exact: true }).click();
  }

  it('registers a product of a brand owner by its short GTIN', async () => {
    await open('/app/products', '登记产品');
    await page.getByLabel('商品条码').fill('9521234567899');
    await page.getByLabel('品名（中文）').fill('示范大米');
    await page.getByLabel('品名（英文）').fill('Example rice');
    await page.getByLabel('净含量').fill('5');
    await page.getByLabel('等级').fill('一级');
    await page.getByLabel('执行标准').fill('GB/T 18824');
    await page.getByLabel('贮存条件（中文）').fill('阴凉干燥');
    await page.getByLabel('贮存条件（英文）').fill('cool and dry');
    await page.getByLabel(/^标志/).selectOption('gi green');
    expect(await sign('登记产品')).to.deep.include({
      claims: ['gi', 'green'],
      gtin: '09521234567899',
      netMassGrams: 5_000,
      type: 'registerProduct',
    });
  });

  it('signs no product whose GTIN has a wrong check digit', async () => {
    await open('/app/products', '登记产品');
    await page.getByLabel('商品条码').fill('9521234567898');
    await page.getByRole('button', { name: '查看要签的内容' }).first().click();
    await page.getByText('expected a right GTIN check digit').waitFor();
    expect(await page.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
  });

  it('approves a packer who is not the brand owner', async () => {
    await open('/app/products', '批准包装');
    await page.getByLabel('包装主体编号').first().fill('mill-other');
    await page.getByLabel('加工日期自').fill('2026-10-01');
    await page.getByLabel('加工日期至').fill('2027-09-30');
    expect(await sign('批准包装')).to.deep.include({
      gtin: '09521234567899',
      packerOperatorId: 'mill-other',
      type: 'approvePacker',
    });
  });

  it('uploads a label with the signed command that names it', async () => {
    await open('/app/products', '上传标签或文件');
    const buffer = Buffer.from('%PDF-1.7 label');
    await page
      .getByLabel('文件（PDF、PNG、JPEG）')
      .setInputFiles({ buffer, mimeType: 'application/pdf', name: 'label.pdf' });
    await page.getByLabel('文件编号').fill('label-1');
    await page.getByLabel('签发日期').fill('2026-10-01');
    const form = page.locator('details.fold', { has: page.getByText('上传标签或文件') });
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    const asked = page.waitForRequest(/\/documents$/);
    await form.getByRole('button', { exact: true, name: '签名' }).click();
    const header = (await asked).headers()['daoji-command'] ?? '';
    const envelope = JSON.parse(Buffer.from(header, 'base64').toString()) as { command: string };
    await page.getByText('文件已存档').waitFor();
    expect(JSON.parse(envelope.command)).to.deep.include({
      documentHash: createHash('sha256').update(buffer).digest('hex'),
      kind: 'photo',
      subject: { id: '09521234567899', kind: 'product' },
    });
    expect(uploads.map(({ body }) => body.toString())).to.deep.equal([buffer.toString()]);
  });

  it('declares a season with its seed lot', async () => {
    await open('/app/parcels/p-0017', '申报产季');
    await page.getByLabel('产季').fill('2026');
    await page.getByLabel('种子批号').fill('S-2026-9');
    await page.getByLabel('播种日期').fill('2026-05-20');
    expect(await sign('申报产季')).to.deep.include({
      parcelId: 'p-0017',
      season: 2026,
      seedLot: 'S-2026-9',
      sownOn: '2026-05-20',
      type: 'declareSeason',
      variety: '盐丰47',
    });
  });

  it('closes a parcel and names who has its land', async () => {
    await open('/app/parcels/p-0017', '注销地块');
    await page.getByLabel('注销原因').selectOption('split');
    await page.getByLabel('承接地块').fill('p-0021, P-0022');
    expect(await sign('注销地块')).to.deep.include({
      reason: 'split',
      successors: ['p-0021', 'p-0022'],
      type: 'closeParcel',
    });
  });

  async function chooseSurvey(): Promise<void> {
    await open('/app/parcels/p-0017', '变更边界');
    await page
      .getByLabel(/测量文件|文件/)
      .first()
      .setInputFiles({
        buffer: Buffer.from('{}'),
        mimeType: 'application/geo+json',
        name: 'p-0017.geojson',
      });
    await page.getByLabel('坐标系').selectOption('EPSG:4490');
    await page.locator('details.fold[open] .button-second').click();
  }

  it('revises a boundary to its next version and keeps the file once the ledger has it', async () => {
    const stored = new Promise<{ body: Buffer }>((resolve) => {
      onBoundaries = resolve;
    });
    await chooseSurvey();
    await page.getByLabel('变更理由').fill('重新测量');
    const recorded = await sign('变更边界');
    expect(recorded).to.deep.include({
      areaM2: 33_000,
      boundaryCommitment: 'ef'.repeat(32),
      boundaryVersion: 2,
      parcelId: 'p-0017',
      reason: '重新测量',
      type: 'reviseParcel',
    });
    expect(recorded).to.not.have.any.keys('season', 'variety', 'areaCode');
    expect(JSON.parse(String((await stored).body))).to.deep.equal({
      boundaries: [{ boundary: drafted('p-0017').boundary, salt: SALT }],
    });
  });

  it('keeps the boundary on the device while the archive is down, also when the page is left', async () => {
    isArchiveDown = true;
    const stored = new Promise<{ body: Buffer }>((resolve) => {
      onBoundaries = resolve;
    });
    await chooseSurvey();
    await page.getByLabel('变更理由').fill('重新测量');
    await sign('变更边界');
    await page.getByText('边界还在本机').waitFor();
    expect(await page.getByRole('button', { name: '删除' }).count()).to.equal(0);
    isArchiveDown = false;
    await page.getByRole('button', { name: '立即发送' }).click();
    expect(JSON.parse(String((await stored).body))).to.have.nested.property(
      'boundaries[0].salt',
      SALT,
    );
    await page.getByText('边界还在本机').waitFor({ state: 'detached' });
  });

  it('offers nothing to sign for a file of another parcel', async () => {
    inSurvey = 'p-0099';
    await chooseSurvey();
    await page.getByText('文件里没有地块 p-0017').waitFor();
    expect(await page.getByLabel('变更理由').count()).to.equal(0);
  });
});

function surveyOf(parcelId: string): object {
  return {
    drafts: [drafted(parcelId)],
    faults: [],
    featureCount: 1,
    notCompared: 0,
    overlaps: [],
  };
}

function json(body: object, status = 200): Answer {
  return { body: JSON.stringify(body), status, type: 'application/json' };
}
