// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { ulid } from 'ulid';

import { startBrowser } from '../browser/chromium.js';
import { ask, type Question, type Reply } from './support/ask.js';
import { startGateway, type GatewayProcess } from './support/gateway-process.js';
import { season, type Season } from './support/season.js';
import { daoji, HOME, webNetwork, type WebNetwork } from './support/web-network.js';

describe('a gateway over TLS, on the second ledger adapter, with demo keys', function () {
  this.timeout(300_000);
  let browser: Browser;
  let network: WebNetwork;
  let told: Season;
  let gateway: GatewayProcess;
  let ca: Buffer;

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    told = await season(network);
    ca = await readFile(join(HOME, 'tls/ca.pem'));
    const changes = {
      DEMO_KEYS_DIR: join(HOME, 'people'),
      FABRIC_SDK: 'fabric-network',
      START_PAGE: join(HOME, 'start-page.json'),
      TLS_CERT: join(HOME, 'tls/gateway.pem'),
      TLS_KEY: join(HOME, 'tls/gateway.key'),
    };
    gateway = await startGateway(network, changes, async (port) => {
      const { status } = await ask(port, { ca, path: '/readyz' });
      return status === 200;
    });
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    await (gateway as GatewayProcess | undefined)?.stop();
  });

  const get = (question: Question): Promise<Reply> => ask(gateway.port, { ca, ...question });

  it('tells browsers to stay on TLS, and signs in with a cookie that leaves no other way', async () => {
    const signedIn = await get({
      body: JSON.stringify({ card: network.people.get('grower')?.personId }),
      headers: { 'content-type': 'application/json' },
      method: 'POST',
      path: '/api/v1/demo/sign-in',
    });
    expect(signedIn.status, signedIn.text).to.equal(200);
    expect(signedIn.headers['strict-transport-security']).to.match(/^max-age=\d+/);
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).to.match(/^__Host-daoji=.*; HttpOnly; Secure; SameSite=Strict/);
    const session = await get({
      headers: { cookie: cookie.split(';')[0] ?? '' },
      path: '/api/v1/demo/session',
    });
    expect(JSON.parse(session.text)).to.include({ mark: 'DEMO_KEY' });
  });

  it('writes a command that a demo key signs, and answers it from its own projection', async () => {
    const binId = `bin-${ulid().slice(-6).toLowerCase()}`;
    const envelope = told.cast.sign('keeper', {
      type: 'registerBin',
      binId,
      capacityGrams: 1_000_000,
      siteId: 'pj01',
    });
    const sent = await get({
      body: JSON.stringify(envelope),
      headers: { 'content-type': 'application/json' },
      method: 'POST',
      path: '/api/v1/commands',
    });
    expect(sent.status, sent.text).to.equal(201);
    expect((await get({ path: `/api/v1/bins/${binId}` })).status).to.equal(200);
  });

  it('gives a lot’s proof that verifies offline', async () => {
    const { text } = await get({ path: `/api/v1/proofs/lots/${told.lot('k')}` });
    const file = join(await mkdtemp(join(tmpdir(), 'daoji-web-')), 'a.traceproof');
    await writeFile(file, text);
    const { code, text: said } = await daoji(
      'verify',
      file,
      '--root',
      join(HOME, 'trust-root.json'),
    );
    expect(code, said).to.equal(0);
  });

  it('lets a phone make keys, which plain HTTP would not', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`https://127.0.0.1:${gateway.port}/app/keys`);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    await page.waitForSelector('.six .words');
    await context.close();
  });

  it('runs without a warning of Node', () => {
    expect(gateway.complaints()).not.to.match(/Warning|DEP\d{4}/);
  });
});
