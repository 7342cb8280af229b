// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';

import { startBrowser } from '../browser/chromium.js';
import { openPage, seriousFaults, settled, takeShot } from '../browser/page-tools.js';
import { season, type Season } from './support/season.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

describe('a producer on the real network', function () {
  this.timeout(300_000);
  let browser: Browser;
  let network: WebNetwork;
  let told: Season;

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    told = await season(network);
  });

  after(() => (browser as Browser | undefined)?.close());

  const newLotId = (): string => `h-${ulid().slice(-6).toLowerCase()}`;

  async function open(path: string): Promise<Page> {
    const page = await openPage(browser);
    await page.goto(network.url + path);
    return page;
  }

  /** The start page with one click on a card. */
  async function asCard(name: string): Promise<Page> {
    const page = await open('/start');
    expect(await page.innerText('body')).to.include('DEMO_KEY');
    await page.getByRole('button', { name: `卡片 ${name}` }).click();
    await page.waitForURL(/\/app\//);
    return page;
  }

  async function signHarvest(page: Page, lotId: string): Promise<void> {
    await page.getByLabel('批次编号').fill(lotId);
    await page.getByLabel('过磅质量').fill('1000');
    await page.getByLabel('水分').fill('14.5');
    await page.getByLabel('地块', { exact: true }).fill(told.lot('p'));
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('.review'))
      .to.include(lotId)
      .and.include('1,000 kg');
    await page.getByRole('button', { name: '签名' }).click();
  }

  async function flagsOf(lotId: string): Promise<string[]> {
    const answer = await fetch(`${network.url}/api/v1/lots/${lotId}`);
    const body = (await answer.json()) as { events: { event: { flags: string[] } }[] };
    return body.events.flatMap(({ event }) => event.flags);
  }

  it('signs in with one click and registers a lot with a demo key, which its event says for ever', async () => {
    const page = await asCard('grower');
    const lotId = newLotId();
    await signHarvest(page, lotId);
    await page.waitForSelector('.outbox-committed');
    await page.goto(`${network.url}/app/lots/${lotId}`);
    await page.getByText('1,000 kg').first().waitFor();
    expect(await flagsOf(lotId)).to.include('DEMO_KEY');
    await takeShot(page, 'lot-of-a-demo-key', '390');
    await page.context().close();
  });

  it('makes an own key, has it activated against its six words, and registers a lot with it', async () => {
    const [producer, registrar] = [await open('/app/keys'), await asCard('registrar')];
    await producer.getByLabel('给这把密钥起个名字').fill('王秀兰的手机');
    await producer.getByRole('button', { name: '在本机生成密钥' }).click();
    const words = await producer.locator('.six .words').innerText();
    expect(words.split(' · ')).to.have.length(6);
    await producer.locator('summary').first().click();
    const request = await producer.locator('code.raw').first().innerText();

    await registrar.getByLabel('申请文字').fill(request);
    const read = await registrar.locator('section .six .words').innerText();
    expect(read).to.equal(words);
    await registrar.getByLabel('六个词与对方念的一致').check();
    await registrar.getByLabel('人员代号').fill(`person-${ulid().slice(-6).toLowerCase()}`);
    await registrar.getByLabel('经营主体编号').fill('daoji-rice');
    await registrar.getByLabel('行政区划代码').fill('211104');
    await registrar.getByLabel('种植户').check();
    await registrar.getByRole('button', { name: '查看要签的内容' }).click();
    await registrar.waitForSelector('.review');
    await takeShot(registrar, 'activation', '390');
    await registrar.getByRole('button', { name: '签名启用' }).click();
    await registrar.waitForSelector('.outbox-committed');

    await producer.reload();
    await producer.waitForSelector('.state-active');
    await settled(producer);
    expect(await seriousFaults(producer)).to.deep.equal([]);
    await producer.getByRole('link', { name: '生产' }).click();
    const lotId = newLotId();
    await signHarvest(producer, lotId);
    await producer.waitForSelector('.outbox-committed');
    await producer.getByRole('link', { name: lotId }).waitFor();
    expect(await flagsOf(lotId)).not.to.include('DEMO_KEY');
    await takeShot(producer, 'producer-own-key', '390');
    for (const page of [producer, registrar]) await page.context().close();
  });

  it('is told why when the ledger refuses, and keeps what was signed', async () => {
    const page = await open('/app/keys');
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.state-pending');
    await page.getByRole('link', { name: '生产' }).click();
    await signHarvest(page, newLotId());
    await page.waitForSelector('.outbox-refused');
    expect(await page.innerText('.outbox-refused')).to.include('IDENTITY_UNKNOWN');
    await page.context().close();
  });

  it('activates who manages devices on both channels', async () => {
    const [producer, registrar] = [await open('/app/keys'), await asCard('registrar')];
    await producer.getByRole('button', { name: '在本机生成密钥' }).click();
    await producer.locator('summary').first().click();
    const request = await producer.locator('code.raw').first().innerText();
    await registrar.getByLabel('申请文字').fill(request);
    await registrar.getByLabel('六个词与对方念的一致').check();
    await registrar.getByLabel('人员代号').fill(`person-${ulid().slice(-6).toLowerCase()}`);
    await registrar.getByLabel('经营主体编号').fill('daoji-rice');
    await registrar.getByLabel('行政区划代码').fill('211104');
    await registrar.getByLabel('设备管理员').check();
    await registrar.getByRole('button', { name: '查看要签的内容' }).click();
    await registrar.locator('.review').nth(1).waitFor();
    await registrar.getByRole('button', { name: '签名启用' }).click();
    await registrar.locator('.outbox-committed').nth(1).waitFor();
    const spki = (JSON.parse(atob(request.replace('daoji-key:', ''))) as { spki: string }).spki;
    const keyId = Buffer.from(
      await crypto.subtle.digest('SHA-256', Buffer.from(spki, 'base64')),
    ).toString('hex');
    const answer = await fetch(`${network.url}/api/v1/identities/${keyId}`);
    expect(await answer.json()).to.have.nested.property('anchor.status', 'active');
    for (const page of [producer, registrar]) await page.context().close();
  });
});
