// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { foldOf } from './signing-tools.js';

const TITLE = '吊销密钥';
const [LOST, GONE, FOREIGN] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];

const key = (keyId: string, more: object = {}) => ({
  areaCode: '211122',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  keyId,
  operatorId: 'mill-1',
  personId: `person-${keyId.slice(0, 1)}`,
  roles: ['device-manager'],
  spki: 'AA==',
  status: 'active',
  v: 1,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2036-01-01T00:00:00.000Z',
  ...more,
});

describe('keys are revoked in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let roles: string[];

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    roles = ['registrar'];
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, (request) => {
      const { method, path } = request;
      if (method !== 'GET') return ledger.onRequest(request);
      const items = [
        key(LOST),
        key(GONE, { status: 'revoked' }),
        key(FOREIGN, { operatorId: 'x' }),
      ];
      const answers: Readonly<Record<string, object>> = {
        '/identities': { items, total: items.length },
        [`/identities/${LOST}`]: { anchor: key(LOST), keyId: LOST, trace: key(LOST) },
        '/mandates': { items: [] },
        '/status': { dependencies: {} },
      };
      const own = { keyId: 'k', trace: key('k', { roles }) };
      const answer = answers[path] ?? (path.startsWith('/identities/') ? own : undefined);
      return answer
        ? { body: JSON.stringify(answer), status: 200, type: 'application/json' }
        : ledger.onRequest(request);
    });
    page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '登记员');
    await page.goto(`${server.url}/app/registry`);
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  it('on both channels, by a registrar of their operator, other operators’ keys not', async () => {
    const form = foldOf(page, TITLE);
    await form.locator('summary').click();
    expect(await form.getByRole('combobox', { name: /^密钥/ }).locator('option').count()).to.equal(
      1,
    );
    await form.getByLabel('原因').selectOption('stolen');
    await form.getByRole('button', { name: '查看要签的内容' }).click();
    await form.locator('.review').nth(1).waitFor();
    await settled(page);
    await takeShot(page, '/revoke', '390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
    expect(ledger.posts()).to.equal(0);
    await form.getByRole('button', { exact: true, name: '签名' }).click();
    await form.getByText('已签名，保存在本机').waitFor();
    await page.goto(`${server.url}/app/producer`);
    await page.locator('.outbox-committed').nth(1).waitFor();
    const revoked = ledger.recorded();
    expect(revoked).to.have.length(2);
    for (const one of revoked) {
      expect(one).to.include({ keyId: LOST, reason: 'stolen', type: 'revokeIdentity' });
    }
  });

  it('and listed by operator: at first the own one, all only when asked', async () => {
    const persons = page.locator('section[aria-labelledby="persons"]');
    const names = (): Promise<string[]> => persons.locator('tbody td:first-child').allInnerTexts();
    await persons.getByRole('cell', { exact: true, name: 'person-a' }).waitFor();
    expect(await names()).to.deep.equal(['person-a', 'person-b']);
    await settled(page);
    await takeShot(page, '/registry-persons', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
    await persons.getByLabel('经营主体').selectOption({ label: '全部（3 把密钥）' });
    await persons.getByRole('cell', { exact: true, name: 'person-c' }).waitFor();
    expect(await names()).to.have.length(3);
    await persons.getByLabel('经营主体').selectOption('');
    await persons.getByText('还没有选择经营主体').waitFor();
    expect(await persons.locator('table').count()).to.equal(0);
  });

  it('by nobody else', async () => {
    roles = ['keeper'];
    await page.reload();
    await page.getByText('person-a').first().waitFor();
    expect(await page.getByText(TITLE, { exact: true }).count()).to.equal(0);
  });
});
