// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import { openPage, takeShot } from '../browser/page-tools.js';
import { season, type Season } from './support/season.js';
import { HOME, webNetwork, type WebNetwork } from './support/web-network.js';

describe('an auditor on the real network', function () {
  this.timeout(300_000);
  let browser: Browser;
  let network: WebNetwork;
  let told: Season;
  let proof: Buffer;
  let root: Buffer;

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    told = await season(network);
    const answer = await fetch(`${network.url}/api/v1/proofs/lots/${told.lot('k')}`);
    proof = Buffer.from(await answer.arrayBuffer());
    root = await readFile(join(HOME, 'trust-root.json'));
  });

  after(() => (browser as Browser | undefined)?.close());

  async function choose(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles({ buffer, mimeType: 'application/json', name });
  }

  /** Opens the page while there is a network, then verifies without one. */
  async function answerOf(bundle: Buffer): Promise<Page> {
    const page = await openPage(browser, 'light', 1280);
    await page.goto(`${network.url}/app/auditor`);
    await page.getByRole('button', { name: '信任根（' }).waitFor();
    await page.context().setOffline(true);
    await choose(page, '证明文件', `${told.lot('k')}.traceproof`, bundle);
    await choose(page, '信任根（', 'trust-root.json', root);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.waitForSelector('.report .answer-word');
    return page;
  }

  it('verifies a lot with the network off, and sees who would have to collude', async () => {
    const page = await answerOf(proof);
    expect(await page.innerText('.answer-word')).to.equal('核对一致');
    expect(await page.getAttribute('[data-statement="complete"]', 'data-status')).to.equal('pass');
    expect(await page.innerText('.report')).to.include('RegulatorMSP');
    await takeShot(page, 'auditor', '1280');
    await page.context().close();
  });

  it('is told of one changed byte', async () => {
    const changed = Buffer.from(proof);
    const at = changed.indexOf('"signature":"') + 60;
    changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
    const page = await answerOf(changed);
    expect(await page.innerText('.answer-word')).to.be.oneOf(['核对不一致', '未能核对']);
    await page.context().close();
  });

  it('is told of a lot’s proof under the trust root of another network', async () => {
    const own = root;
    root = await readFile(
      join(import.meta.dirname, '../../../packages/proof/testdata/golden/trust-root.json'),
    );
    try {
      const page = await answerOf(proof);
      expect(await page.innerText('.answer-word')).to.equal('核对不一致');
      await page.context().close();
    } finally {
      root = own;
    }
  });
});
