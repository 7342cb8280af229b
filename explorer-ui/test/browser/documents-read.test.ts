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
import { newLedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

const FILE = Buffer.from('%PDF-1.7 prices');

describe('documents for parties alone are read in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let page: Page;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

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
    const onGet: OnRequest = ({ headers, path }) => {
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
    const ledger = newLedgerDouble();
    server = await startFixtureServer(
      dist,
      (request) => onGet(request) ?? ledger.onRequest(request),
    );
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '王家手机');
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
