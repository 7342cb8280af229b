// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import {
  startFixtureServer,
  type Answer,
  type FixtureServer,
  type OnRequest,
} from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

const FILE = Buffer.from('%PDF-1.7 a report');

describe('documents are attached in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  /** Status with which uploads are answered. */
  let uploadStatus: number;
  let uploads: Buffer[];
  let salts: (string | undefined)[];
  let onGet: OnRequest;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    ledger = newLedgerDouble();
    uploadStatus = 201;
    uploads = [];
    salts = [];
    onGet = (): undefined => undefined;
    server = await startFixtureServer(dist, (request) => {
      const { body, method, path } = request;
      if (method === 'GET') return onGet(request) ?? ledger.onRequest(request);
      if (path !== '/documents') return ledger.onRequest(request);
      uploads.push(body);
      salts.push(request.headers['daoji-salt'] as string | undefined);
      const answer = { code: 'UPLOAD_QUOTA', detail: 'as the test wants it', title: 'x' };
      return {
        body: JSON.stringify({ ...answer, status: uploadStatus }),
        status: uploadStatus,
        type: 'application/json',
      };
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

  const fold = () =>
    page.locator('details.fold', { has: page.locator('summary', { hasText: '上传文件' }) });
  const open = async (path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`);
    await fold().locator('summary').first().click();
  };
  const fill = async (documentId: string, kind: string, number = ''): Promise<void> => {
    const form = fold();
    await form.getByLabel('种类').selectOption(kind);
    await form
      .getByLabel('文件（PDF、PNG、JPEG）')
      .setInputFiles({ buffer: FILE, mimeType: 'application/pdf', name: 'report.pdf' });
    await form.getByLabel('文件编号').fill(documentId);
    await form.getByLabel('证书号').fill(number);
    await form.getByLabel('签发日期').fill('2026-10-01');
  };
  const review = (): Promise<void> =>
    fold().getByRole('button', { name: '查看要签的内容' }).click();
  const sign = (): Promise<void> => page.getByRole('button', { exact: true, name: '签名' }).click();
  /** What was recorded, once its file is stored. */
  const stored = async (): Promise<Readonly<Record<string, unknown>>> => {
    await page.getByText('文件已存档').waitFor();
    expect(uploads.map(String)).to.deep.equal([String(FILE)]);
    return ledger.recorded()[0] ?? expect.fail('nothing was recorded');
  };
  const attached = {
    documentHash: createHash('sha256').update(FILE).digest('hex'),
    issuedOn: '2026-10-01',
    type: 'attachDocument',
  };

  it('attaches the licence that packing asks for to the operator', async () => {
    await open('/app/documents');
    await fill('sc-2026', 'sc-licence', 'SC10121110000001');
    expect(await fold().getByLabel('结果').count()).to.equal(0);
    await review();
    await sign();
    expect(await stored()).to.deep.include({
      ...attached,
      documentNumber: 'SC10121110000001',
      kind: 'sc-licence',
      result: 'none',
      subject: { id: 'panjin-wang', kind: 'operator' },
    });
  });

  it('attaches a failed report to a lot, and says what follows from it', async () => {
    await page.goto(`${server.url}/app/documents`);
    await page.getByLabel('对象').selectOption('lot');
    await page.getByText('请先选好文件说的是哪一个').waitFor();
    await page.getByLabel('批次编号').fill('M-2026-0007');
    await fold().locator('summary').first().click();
    await fill('cma-7', 'cma-report');
    await review();
    await fold().getByText('请选择结果').waitFor();
    expect(await page.locator('.review').count()).to.equal(0);
    await fold().getByLabel('结果').selectOption('fail');
    await fold().getByText('该批次立即不能再放行').waitFor();
    await settled(page);
    await takeShot(page, '/documents-lot', '390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    await review();
    await sign();
    expect(await stored()).to.deep.include({
      ...attached,
      kind: 'cma-report',
      result: 'fail',
      subject: { id: 'm-2026-0007', kind: 'lot' },
    });
  });

  it('attaches a soil test from the parcel’s page', async () => {
    await open('/app/parcels/p-0017');
    await fill('soil-17', 'soil-test');
    await fold().getByLabel('结果').selectOption('pass');
    await review();
    await sign();
    expect(await stored()).to.deep.include({
      kind: 'soil-test',
      result: 'pass',
      subject: { id: 'p-0017', kind: 'parcel' },
    });
  });

  it('attaches to a product that is chosen', async () => {
    await page.goto(`${server.url}/app/documents`);
    await page.getByLabel('对象').selectOption('product');
    await page.locator('summary', { hasText: '上传标签或文件' }).waitFor();
    expect(await page.getByRole('combobox', { name: /^产品/ }).inputValue()).to.equal(
      '09521234567899',
    );
  });

  it('signs nothing without a file', async () => {
    await open('/app/documents');
    await fold().getByLabel('文件编号').fill('sc-2026');
    await review();
    await fold().getByText('请先选择文件').waitFor();
    expect(await page.locator('.review').count()).to.equal(0);
  });

  it('signs no document without a day of issue', async () => {
    await open('/app/documents');
    await fill('sc-2026', 'sc-licence');
    await fold().getByLabel('签发日期').fill('');
    await review();
    await fold().locator('.field-error', { hasText: 'issuedOn' }).waitFor();
    expect(await page.locator('.review').count()).to.equal(0);
  });

  it('keeps the file of a signed command until the archive has it', async () => {
    uploadStatus = 429;
    await open('/app/documents');
    await fill('sc-2026', 'sc-licence');
    await review();
    await sign();
    await fold().getByText('UPLOAD_QUOTA').waitFor();
    expect(await page.getByText('文件已存档').count()).to.equal(0);
    // Another page, another day: the file is still there.
    await page.goto(`${server.url}/app/producer`);
    await page.getByText('文件还在本机').waitFor();
    expect(await page.getByRole('button', { name: '从本机删除' }).count()).to.equal(0);
    await takeShot(page, '/file-waits', '390');
    uploadStatus = 201;
    const before = uploads.length;
    await page.getByRole('button', { name: '重新上传文件' }).click();
    await page.getByText('文件还在本机').waitFor({ state: 'detached' });
    expect(uploads.length).to.be.greaterThan(before);
    expect(new Set(uploads.map(String))).to.deep.equal(new Set([String(FILE)]));
    expect(ledger.recorded()).to.have.length(1);
  });

  it('records no command whose file the archive refuses for good', async () => {
    uploadStatus = 415;
    await open('/app/documents');
    await fill('sc-2026', 'sc-licence');
    await review();
    await sign();
    await fold().getByRole('alert').getByText('UPLOAD_QUOTA').waitFor();
    expect(ledger.posts()).to.equal(0);
    expect(uploads).to.have.length(1);
  });

  it('attaches what only parties may read with salt, and a first day', async () => {
    await open('/app/documents');
    await fill('price-7', 'licence');
    await fold().getByLabel('谁能看').selectOption('parties');
    await fold().getByLabel('生效日期').fill('2026-11-01');
    await review();
    await sign();
    const command = await stored();
    expect(command).to.deep.include({ salted: true, validFrom: '2026-11-01' });
    const stands = Buffer.concat([Buffer.from(salts[0] ?? '', 'base64'), FILE]);
    expect(command['documentHash']).to.equal(createHash('sha256').update(stands).digest('hex'));
    expect(Buffer.from(salts[0] ?? '', 'base64')).to.have.length(16);
  });

  it('takes no file that is neither PDF nor picture', async () => {
    await open('/app/documents');
    await fold()
      .getByLabel('文件（PDF、PNG、JPEG）')
      .setInputFiles({ buffer: Buffer.from('<p>'), mimeType: 'image/png', name: 'x.png' });
    await fold().getByRole('alert').getByText('读不出这个文件').waitFor();
    await review();
    await fold().getByText('请先选择文件').waitFor();
  });

  context('are read', () => {
    const salt = Buffer.alloc(16, 7);
    const hash = createHash('sha256')
      .update(Buffer.concat([salt, FILE]))
      .digest('hex');
    let asked: string | undefined;
    let answer: Answer;

    beforeEach(async () => {
      answer = {
        body: FILE,
        headers: { 'daoji-salt': salt.toString('base64') },
        status: 200,
        type: 'application/pdf',
      };
      onGet = ({ headers, path }) => {
        if (path === '/operators/panjin-wang/documents') {
          const document = {
            documentHash: hash,
            documentId: 'price-7',
            issuedOn: '2026-10-01',
            kind: 'licence',
            result: 'none',
            salted: true,
            subject: 'operator~panjin-wang',
            validFrom: '2026-11-01',
            validTo: '2027-10-31',
          };
          const items = [{ document, isNewest: true, state: 'in-force' }];
          const body = { date: '2026-11-30', items, operatorId: 'panjin-wang' };
          return { body: JSON.stringify(body), status: 200, type: 'application/json' };
        }
        if (path !== `/documents/${hash}`) return undefined;
        asked = headers['daoji-read'] as string | undefined;
        return answer;
      };
      await page.goto(`${server.url}/app/documents`);
      await page.getByText('2027-10-31').waitFor();
    });
    const download = (): Promise<void> => page.getByRole('button', { name: '下载文件' }).click();

    it('with the key of this device, compared with the ledger before they are saved', async () => {
      const saved = page.waitForEvent('download');
      await download();
      expect((await saved).suggestedFilename()).to.equal(`${hash.slice(0, 16)}.pdf`);
      await page.getByText('与账本上的指纹一致').waitFor();
      const header = JSON.parse(Buffer.from(asked ?? '', 'base64').toString()) as object;
      expect(Object.keys(header).sort()).to.deep.equal(['keyId', 'signature', 'time']);
      expect(await page.innerText('main')).to.include(salt.toString('base64'));
      expect(await page.getByText('2026-11-01').count()).to.be.greaterThan(0);
      await settled(page);
      await takeShot(page, '/documents-read', '390');
      expect(await seriousFaults(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.equal(0);
    });

    it('not at all when another file came', async () => {
      answer = { ...answer, body: Buffer.from('%PDF-1.7 another') };
      await download();
      await page.getByText('与账本上的指纹不一致').waitFor();
    });

    it('by nobody else, and it says so', async () => {
      const problem = { code: 'DOCUMENT_PRIVATE', detail: 'x', status: 403, title: 'x' };
      answer = {
        body: JSON.stringify(problem),
        status: 403,
        type: 'application/problem+json',
      };
      await download();
      await page.getByRole('alert').getByText('只给相关经营主体和监管部门看').waitFor();
    });
  });
});
