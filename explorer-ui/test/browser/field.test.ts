// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble, type Said } from './ledger-double.js';
import { makeKey, openPage, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

/** Within the interval of the fixture's spray, which ends on 2026-11-05. */
const NOW = new Date('2026-10-20T02:00:00.000Z');
const MAX_TAPS = 3;

describe('work in the field, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  let refusal: string | undefined;
  let said: Said;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    refusal = undefined;
    said = {};
    ledger = newLedgerDouble(
      () => refusal,
      () => said,
    );
    server = await startFixtureServer(dist, (request) =>
      request.path === '/status'
        ? { body: '{"dependencies":{}}', status: 200, type: 'application/json' }
        : ledger.onRequest(request),
    );
    page = await openPage(browser);
    await page.clock.install({ time: NOW });
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '王秀兰的手机');
    await page.goto(`${server.url}/app/field`);
    await page.getByText('已存 2 块地的资料').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  });

  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  /** Opens the list of parcels with no connection, as a phone in the paddy does, and counts taps from there. */
  async function openOffline(): Promise<void> {
    await page.context().setOffline(true);
    await page.goto(`${server.url}/app/field`);
    await page.getByRole('link', { name: 'p-0017' }).waitFor();
    await page.evaluate(() => {
      const counter = window as unknown as { taps: number };
      counter.taps = 0;
      document.addEventListener('click', (event) => {
        if (event.isTrusted) counter.taps += 1;
      });
    });
  }

  const taps = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { taps: number }).taps);

  async function record(tile: RegExp): Promise<void> {
    await page.getByRole('link', { name: 'p-0017' }).click();
    await page.getByRole('button', { name: tile }).click();
    await page.getByRole('button', { exact: true, name: '签名' }).click();
    await page.getByText('已签名，保存在本机').waitFor();
  }

  const ENTRIES = [
    [/三环唑/, 'applyInput', { doseMilliPerMu: 25_000, stopDate: '2026-10-20', target: '稻瘟病' }],
    [/灌水/, 'recordFieldWork', { doneOn: '2026-10-20', work: 'irrigate' }],
    [/收割/, 'recordFieldWork', { doneOn: '2026-10-20', work: 'harvest' }],
  ] as const;
  for (const [tile, type, fields] of ENTRIES) {
    it(`${type} of ${String(tile)} takes three taps with no connection, and is sent when there is one`, async () => {
      await openOffline();
      await record(tile);
      expect(await taps()).to.be.at.most(MAX_TAPS);
      await page.waitForSelector('.outbox-waiting');
      expect(ledger.recorded()).to.deep.equal([]);
      await page.context().setOffline(false);
      await page.waitForSelector('.outbox-committed');
      expect(ledger.recorded()).to.have.length(1);
      expect(ledger.recorded()[0]).to.deep.include({ parcels: ['p-0017'], type, ...fields });
    });
  }

  it('sends what was signed offline in the order in which it was signed', async () => {
    await openOffline();
    for (const [tile] of ENTRIES) {
      await record(tile);
      await page.goto(`${server.url}/app/field`);
    }
    await page.context().setOffline(false);
    await page.locator('.outbox-committed').nth(2).waitFor();
    expect(ledger.recorded().map(({ type, work }) => work ?? type)).to.deep.equal([
      'applyInput',
      'irrigate',
      'harvest',
    ]);
  });

  it('says that a harvest before the end of the interval will be refused as a lot', async () => {
    await openOffline();
    await page.getByRole('link', { name: 'p-0017' }).click();
    await page.getByRole('button', { name: '收割' }).click();
    expect(await page.innerText('.notice-bad')).to.include('2026-11-05');
    expect(await page.innerText('.said')).to.include('记农事：2026-10-20 地块 p-0017 收割');
    await settled(page);
    await takeShot(page, '/field-review', 'zh-light-390');
    expect(await seriousFaults(page)).to.deep.equal([]);
    expect(await overflowOf(page)).to.equal(0);
  });

  it('shows a conflict with its reason in words when the outbox is sent, and keeps it', async () => {
    refusal = 'INPUT_STOCK_EXCEEDED';
    await openOffline();
    await record(/三环唑/);
    await page.context().setOffline(false);
    const text = await page.locator('.outbox-refused').innerText();
    expect(text).to.include('与账本冲突').and.to.include('库存不足').and.to.include('改好后重记');
    expect(ledger.recorded()).to.deep.equal([]);
    await page.reload();
    await page.waitForSelector('.outbox-refused');
    await takeShot(page, '/field-conflict', 'zh-light-390');
  });

  it('shows what was refused of a command that was recorded, and a lot that it puts on hold', async () => {
    said = {
      flags: ['HOLD_PLACED', 'PARTLY_REFUSED'],
      refusals: [{ code: 'INPUT_USES_EXCEEDED', message: 'two uses', subject: 'parcel~p-0018' }],
    };
    await record(/三环唑/);
    const text = await page.locator('.outbox-committed').innerText();
    expect(text).to.include('p-0018').and.to.include('本季次数已用完').and.to.include('暂停放行');
  });

  it('records on behalf of a grower with the way in which it was confirmed', async () => {
    await page.getByRole('link', { name: 'p-0017' }).click();
    await page.getByRole('button', { name: '除草' }).click();
    await page.getByText('代录', { exact: true }).click();
    await page.getByLabel('对方怎样确认').selectOption('signed-paper');
    await page.getByRole('button', { exact: true, name: '签名' }).click();
    await page.waitForSelector('.outbox-committed');
    expect(ledger.recorded()[0]).to.deep.include({
      onBehalfOf: { confirmation: 'signed-paper', operatorId: 'panjin-wang' },
    });
  });

  it('signs nothing that another party is said to have signed before they have', async () => {
    await page.getByRole('link', { name: 'p-0017' }).click();
    await page.getByRole('button', { name: '除草' }).click();
    await page.getByText('代录', { exact: true }).click();
    await page.getByLabel('对方怎样确认').selectOption('own-signature');
    const sign = page.getByRole('button', { exact: true, name: '签名' });
    expect(await sign.isDisabled()).to.equal(true);
    await page.getByLabel('粘贴对方的签名结果').fill('daoji-cosign:e30=');
    await page.getByText('这不是对这条指令的签名').waitFor();
    expect(await sign.isDisabled()).to.equal(true);
  });

  it('takes the co-signature that another phone gave over the very bytes', async () => {
    await page.getByRole('link', { name: 'p-0017' }).click();
    await page.getByRole('button', { name: '除草' }).click();
    await page.getByText('代录', { exact: true }).click();
    await page.getByLabel('对方怎样确认').selectOption('own-signature');
    await page.getByText('指令文字').first().click();
    const command = await page.locator('code.raw').first().innerText();
    const other = await openPage(browser);
    await other.goto(`${server.url}/app/cosign`);
    await other.getByLabel('给这把密钥起个名字').fill('李家');
    await other.getByRole('button', { name: '在本机生成密钥' }).click();
    await other.getByLabel('指令文字').fill(command);
    await other.getByRole('button', { name: '用本机密钥 李家 签名' }).click();
    const line = await other.locator('code.raw', { hasText: 'daoji-cosign:' }).innerText();
    await other.context().close();
    await page.getByLabel('粘贴对方的签名结果').fill(line);
    await page.getByRole('button', { exact: true, name: '签名' }).click();
    await page.waitForSelector('.outbox-committed');
    const [recorded] = ledger.recorded();
    const evidence = ledger.evidence.get(recorded?.commandId ?? '') as {
      confirmations: { keyId: string; signature: string }[];
    };
    expect(evidence.confirmations).to.have.length(1);
    expect(evidence.confirmations[0]?.keyId).to.match(/^[0-9a-f]{64}$/);
    expect(evidence.confirmations[0]?.keyId).to.not.equal(recorded?.['signerKeyId']);
  });
});
