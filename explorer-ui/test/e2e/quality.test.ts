// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import { overflowOf, seriousFaults, settled, takeShot } from '../browser/page-tools.js';
import { review } from '../browser/signing-tools.js';
import { Cast } from './support/cast.js';
import { pageOf } from './support/device-keys.js';
import { newId, newParcel } from './support/household.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

const DAY_MS = 86_400_000;
/** Steps of each of two persons on one field; so many of the first are entered too late. */
const STEPS = 12;
const LATE = 8;

/** Figures of persons from commands that they signed, read by the key of the head of quality in a browser. */
describe('operator quality on the real network', function () {
  this.timeout(600_000);
  let browser: Browser;
  let network: WebNetwork;
  let cast: Cast;
  let parcelId = '';
  const harvestId = newId('h');

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    cast = await Cast.of(network);
    parcelId = await newParcel(cast, 'grower');
    for (let at = 0; at < STEPS; at += 1) {
      await weed('machine-operator', at < LATE);
      await weed('drone-operator', false);
    }
    await cast.say('grower', {
      type: 'recordHarvest',
      lotId: harvestId,
      moistureMilliPercent: 14_500,
      parcels: [parcelId],
      weighedGrams: 1_000_000,
    });
  });

  after(() => (browser as Browser | undefined)?.close());

  /** A line of the field diary, five days old where it is late. */
  async function weed(name: string, isLate: boolean): Promise<void> {
    const time = new Date(cast.now().getTime() - (isLate ? 5 * DAY_MS : 0)).toISOString();
    await cast.say(name, {
      type: 'recordFieldWork',
      doneOn: new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10),
      eventTime: time,
      parcels: [parcelId],
      work: 'weed',
    });
  }

  const personOf = (name: string): string => network.people.get(name)?.personId ?? '';
  const open = (page: Page, path: string): Promise<unknown> =>
    page.goto(`${network.url}/app${path}`);

  it('shows the head of quality each person with n and interval, and opens into the signed commands', async () => {
    const page = await pageOf(browser, network, ['quality']);
    await open(page, '/quality');
    const person = page.locator('.person-figures > li').filter({
      hasText: personOf('machine-operator'),
    });
    await person.getByText(`${LATE}/${STEPS}（`).waitFor();
    await person.getByText('比值').waitFor();
    const names = await page.locator('.person-figures h3').allTextContents();
    expect(names).to.deep.equal([...names].sort());
    expect(names).to.include.members([personOf('machine-operator'), personOf('drone-operator')]);
    await settled(page);
    await takeShot(page, '/real/quality', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
    expect(await seriousFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: `看 ${personOf('machine-operator')} 的` }).click();
    await page.getByText('迟报').first().waitFor();
    const ids = await page
      .getByRole('cell')
      .filter({ hasText: /^[0-9A-HJKMNP-TV-Z]{26}$/ })
      .allTextContents();
    expect(ids).to.have.length(LATE);
    for (const id of ids.slice(0, 2)) {
      const answer = await fetch(`${network.url}/api/v1/commands/${id}`);
      const { event } = (await answer.json()) as { event: { flags: string[]; type: string } };
      expect(event.type).to.equal('recordFieldWork');
      expect(event.flags).to.include('LATE_RECORD');
    }
    await page.context().close();
  });

  it('shows a worker the own steps and nobody else’s, and no chart', async () => {
    const page = await pageOf(browser, network, ['machine-operator']);
    await open(page, '/own-steps');
    await page.waitForURL(/\/app\/own$/);
    await page.getByText(`${STEPS} 条里有 ${LATE} 条`).waitFor();
    expect(await page.getByText(personOf('drone-operator')).count()).to.equal(0);
    await open(page, '/quality');
    await page.getByText('这里只给质量负责人看').waitFor();
    expect(await page.locator('[data-chart]').count()).to.equal(0);
    await page.context().close();
  });

  it('has the head of quality sign what the charts rest on, once a day, without a name', async () => {
    const page = await pageOf(browser, network, ['quality']);
    await open(page, '/quality');
    const section = page.getByRole('region', { name: '留存底数' });
    const form = section.locator('details.fold', { hasText: '签名留存今天的底数' });
    await form.locator('summary').first().click();
    await review(form);
    await form.getByRole('button', { exact: true, name: '签名' }).click();
    // A day of the scenario is two minutes: the next one may have begun, and asks anew.
    const kept = await section.locator('ul.notices > li').first().innerText();
    expect(kept).to.match(/记录迟了 · 比例控制图：n = \d+，其中 \d+/);
    expect(kept).to.not.include(personOf('machine-operator'));
    await page.context().close();
  });

  it('shows an authority how many signals there are, each with its n, and no person', async () => {
    const page = await pageOf(browser, network, ['market']);
    await open(page, '/signal-report');
    await page.getByRole('heading', { name: '质量提示汇总' }).waitFor();
    await settled(page);
    const words = await page.getByRole('main').innerText();
    expect(words).to.match(/n = \d+|没有您能看的质量提示/);
    expect(words).to.not.include(personOf('machine-operator'));
    expect(await overflowOf(page)).to.equal(0);
    await page.context().close();
  });

  it('gives neither charts nor records to a regulator’s key', async () => {
    const page = await pageOf(browser, network, ['market']);
    await open(page, '/quality');
    await page.getByText('这里只给质量负责人看').waitFor();
    for (const path of ['charts', 'records']) {
      const answer = await fetch(
        `${network.url}/api/v1/operators/daoji-rice/quality/${path}?measure=timeliness`,
      );
      expect(answer.status).to.equal(403);
    }
    await page.context().close();
  });

  it('names who did which step of a lot to the own people alone', async () => {
    const own = await pageOf(browser, network, ['miller']);
    await open(own, `/lots/${harvestId}`);
    const section = own.getByRole('region', { name: '谁做了哪一步' });
    await section.getByText(personOf('grower')).waitFor();
    await own.context().close();
    const other = await pageOf(browser, network, ['shop']);
    await open(other, `/lots/${harvestId}`);
    await other.getByRole('heading', { name: '经历' }).first().waitFor();
    await settled(other);
    expect(await other.getByText(personOf('grower')).count()).to.equal(0);
    await other.context().close();
  });

  it('shows the operator at a glance with totals and their n', async () => {
    const page = await pageOf(browser, network, ['shop']);
    await open(page, '/operators/daoji-rice');
    await page.getByRole('heading', { name: /谁负责：\d+ 人/ }).waitFor();
    await page
      .getByText(/^\d+\/\d+（/)
      .first()
      .waitFor();
    await settled(page);
    await takeShot(page, '/real/operator', 'zh-light-390');
    expect(await overflowOf(page)).to.equal(0);
    expect(await seriousFaults(page)).to.deep.equal([]);
    await page.context().close();
  });
});
