// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { BANNED_CONSUMER_WORDS, shownSchema } from '@daoji/model';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { startBrowser } from '../browser/chromium.js';
import { openPage, overflowOf, seriousFaults, settled, takeShot } from '../browser/page-tools.js';
import { changeStored } from './support/document-store.js';
import { playUnanchored } from './support/fresh-lot.js';
import { season, type Season } from './support/season.js';
import { anchorUpTo } from './support/sensors.js';
import { daoji, HOME, webNetwork, type WebNetwork } from './support/web-network.js';

const GZIP_MAGIC = 0x1f;
const bundleSchema = z.looseObject({
  claims: z.array(z.looseObject({ evidence: z.string(), id: z.string() })),
  evidence: z.array(z.looseObject({ id: z.string() })),
});

describe('the consumer page on the real network', function () {
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

  async function opened(
    path: string,
    theme: 'light' | 'dark' = 'light',
    width = 390,
  ): Promise<Page> {
    const page = await openPage(browser, theme, width);
    await page.goto(network.url + path);
    await page.waitForSelector('.check-button');
    return page;
  }

  async function answerOf(page: Page): Promise<string> {
    await page.click('.check-button');
    await page.waitForSelector('#self-check[data-answer] .answer-word');
    return page.innerText('.answer-word');
  }

  it('answers the scan before any script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(network.url + told.path);
    const text = await page.innerText('body');
    for (const part of [
      '盐丰47',
      told.lot('p'),
      '检验报告',
      '合格',
      '盘锦稻迹示范米业',
      '未能核对',
    ])
      expect(text).to.include(part);
    expect(text).not.to.include('核对一致');
    expect(await page.locator('svg[role="img"]').count()).to.be.at.least(4);
    await context.close();
  });

  it('loads no more than 60 kB before the reader asks for the check', async () => {
    const page = await openPage(browser, 'light', 390);
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then((each) => each.responseBodySize + each.responseHeadersSize));
    });
    await page.goto(network.url + told.path);
    await page.waitForSelector('.check-button');
    await page.waitForLoadState('networkidle');
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).to.be.within(5_000, 60_000);
    await page.context().close();
  });

  it('says 核对一致 once the phone has checked it, with nothing left out', async () => {
    const page = await opened(told.path);
    expect(await answerOf(page)).to.equal('核对一致');
    for (const name of ['integrity', 'endorsed', 'ordered', 'valid', 'complete'])
      expect(
        await page.getAttribute(`[data-statement="${name}"]`, 'data-status'),
        await page.innerText(`[data-statement="${name}"]`),
      ).to.equal('pass');
    expect(await page.locator('.finding-differs').count()).to.equal(0);
    expect(await page.locator('.finding-unproven').allInnerTexts()).to.deep.equal([]);
    const text = await page.innerText('body');
    for (const word of BANNED_CONSUMER_WORDS) expect(text).not.to.include(word);
    await takeShot(page, 'consumer-checked', '390');
    await page.context().close();
  });

  it('gives the same answer on the command line, offline, also for a part of the log', async () => {
    for (const [lotId, readings] of [
      [told.lot('k'), 'all'],
      [told.lot('m'), 'from a head on'],
      [told.lot('q'), 'from the first on'],
    ] as const) {
      const { code, statements } = await verifiedByCli(lotId);
      expect([lotId, readings, code]).to.deep.equal([lotId, readings, 0]);
      expect(statements['complete']?.status, JSON.stringify(statements['complete'])).to.equal(
        'pass',
      );
    }
  });

  it('says 核对不一致 after a stored document is altered, and names what differs', async () => {
    const restore = await changeStored('lots', told.lot('k'), (value) => ({
      ...value,
      variety: '五常稻花香',
    }));
    try {
      const page = await opened(told.path);
      expect(await answerOf(page)).to.equal('核对不一致');
      expect(await page.innerText('.finding-differs'))
        .to.include('五常稻花香')
        .and.include('盐丰47');
      await takeShot(page, 'consumer-differs', '390');
      await page.context().close();
    } finally {
      await restore();
    }
  });

  it('says 未能核对 where a genuine proof of the lot leaves out one of its steps, and names it', async () => {
    const page = await opened(told.path);
    const shown = await fetch(`${network.url}/api/v1/lots/${told.lot('k')}/shown`);
    const { facts } = shownSchema.parse(await shown.json());
    const step = facts[0] ?? expect.fail('the page states nothing');
    await page.route('**/api/v1/proofs/lots/*', async (route) => {
      const whole = await (await route.fetch()).body();
      const isPacked = whole[0] === GZIP_MAGIC;
      const bundle = bundleSchema.parse(
        JSON.parse((isPacked ? gunzipSync(whole) : whole).toString('utf8')),
      );
      const claims = bundle.claims.filter(({ id }) => id !== `event-${step.commandId}`);
      expect(claims).to.have.length(bundle.claims.length - 1);
      // As a careful cheat would: evidence that nothing names is no proof file.
      const named = new Set(claims.map((claim) => claim.evidence));
      const evidence = bundle.evidence.filter(({ id }) => named.has(id));
      await route.fulfill({ body: JSON.stringify({ ...bundle, claims, evidence }), status: 200 });
    });
    expect(await answerOf(page)).to.equal('未能核对');
    expect(await page.innerText('#self-check')).to.include('CHECK_LEFT_OUT');
    const left = page.locator('.finding-left-out', { hasText: step.commandId });
    expect(await left.count()).to.be.at.least(1);
    await takeShot(page, 'consumer-left-out', '390');
    await page.context().close();
  });

  it('says 未能核对 without a network', async () => {
    const page = await opened(told.path);
    await page.context().setOffline(true);
    expect(await answerOf(page)).to.equal('未能核对');
    expect(await page.innerText('#self-check')).to.include('CHECK_NETWORK');
    await page.context().close();
  });

  it('says 尚未存证 while its readings wait for a log head, and 核对一致 afterwards', async () => {
    const fresh = await playUnanchored(network, told.cast);
    const page = await opened(fresh.path);
    expect(await answerOf(page)).to.equal('尚未存证');
    await takeShot(page, 'consumer-unanchored', '390');
    await anchorUpTo(network, fresh.deviceId, fresh.last);
    expect(await againOf(page)).to.equal('核对一致');
    await page.context().close();
  });

  async function againOf(page: Page): Promise<string> {
    await page.click('.check-button');
    await page.waitForSelector('#self-check[data-answer="consistent"] .answer-word');
    return page.innerText('.answer-word');
  }

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      it(`has no serious fault in ${theme} at ${width} px, checked or not`, async () => {
        const page = await opened(told.path, theme, width);
        await settled(page);
        await takeShot(page, 'consumer', `${theme}-${width}`);
        expect(await seriousFaults(page)).to.deep.equal([]);
        expect(await overflowOf(page)).to.equal(0);
        await answerOf(page);
        await settled(page);
        await takeShot(page, 'consumer-answer', `${theme}-${width}`);
        expect(await seriousFaults(page)).to.deep.equal([]);
        await page.context().close();
      });
    }
  }

  interface Checked {
    readonly outcome: string;
    readonly statements: Readonly<Record<string, { readonly status: string }>>;
  }

  async function verifiedByCli(lotId: string): Promise<Checked & { readonly code: number }> {
    const folder = await mkdtemp(join(tmpdir(), 'daoji-web-'));
    const files = { proof: join(folder, 'a.traceproof'), shown: join(folder, 'shown.json') };
    await save(`/api/v1/proofs/lots/${lotId}`, files.proof);
    await save(`/api/v1/lots/${lotId}/shown`, files.shown);
    const root = join(HOME, 'trust-root.json');
    const { code, text } = await daoji(
      'verify',
      files.proof,
      '--root',
      root,
      '--shown',
      files.shown,
      '--json',
    );
    expect(code, text).to.equal(0);
    return { ...(JSON.parse(text) as Checked), code };
  }

  async function save(path: string, file: string): Promise<void> {
    const answer = await fetch(network.url + path);
    expect(answer.status, path).to.equal(200);
    await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
  }
});
