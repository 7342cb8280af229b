// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash } from '@daoji/model';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { itLooksRight } from './looks.js';
import { openPage, overflowOf, settled, takeShot } from './page-tools.js';
import { signAndSend } from './signing-tools.js';
import { RULE_ANSWERS } from './rule-answers.js';

const PAGES = [
  '/app/rules',
  '/app/rules/recall-terms-1',
  '/app/rules/calendar-2026',
  '/app/rules/built-in',
];
const CONTENT = {
  areaCode: '21',
  legalBasis: '国务院办公厅通知（示例）',
  ruleSetId: 'calendar-2027',
  status: 'unconfirmed',
  validFrom: '2027-01-01',
  values: { holidays: ['2027-01-01'], kind: 'working-calendar', workingWeekends: [] },
} as const;

describe('rule sets in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let server: FixtureServer;
  let ledger: LedgerDouble;
  let page: Page;
  /** Why the next command is refused. */
  let refusal: string | undefined;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    refusal = undefined;
    ledger = newLedgerDouble();
    server = await startFixtureServer(dist, (request) => {
      if (refusal !== undefined && request.path === '/commands' && request.method === 'POST') {
        const body = { code: 'YIELD_CAP', detail: refusal, status: 422, title: 'x' };
        return { body: JSON.stringify(body), status: 422, type: 'application/problem+json' };
      }
      return ledger.onRequest(request);
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

  const recorded = async (): Promise<Readonly<Record<string, unknown>>> => {
    return signAndSend(page, ledger);
  };
  const choose = (value: string): Promise<void> =>
    page.getByLabel('规则集文件').setInputFiles({
      buffer: Buffer.from(value),
      mimeType: 'application/json',
      name: 'rules.json',
    });

  itLooksRight(PAGES, {
    browser: () => browser,
    ready: 'h1',
    url: () => server.url,
  });

  it('shows the values in a table, who signed, and that the hash is that of what is shown', async () => {
    await page.goto(`${server.url}/app/rules`);
    await page.getByRole('link', { name: 'recall-terms-1' }).click();
    await page.getByText('，与签名的指纹一致').waitFor();
    const shown = await page.innerText('main');
    for (const said of ['person-41', 'person-42', '示范市场监督管理局', '第十三条', '现行'])
      expect(shown).to.include(said);
    const cells = await page.locator('tbody tr').first().locator('td, th').allInnerTexts();
    expect(cells).to.deep.equal(['1', '24', '10']);
    expect(await page.getByRole('heading', { name: '作为第二人确认' }).count()).to.equal(0);
  });

  it('says so when what is shown is not what was signed', async () => {
    const answer = structuredClone(RULE_ANSWERS['/rule-sets/recall-terms-1']) as {
      ruleSet: { values: { terms: { startHours: number }[] } };
    };
    const [term] = answer.ruleSet.values.terms;
    if (term) term.startHours = 240;
    await page.route('**/rule-sets/recall-terms-1', (route) => route.fulfill({ json: answer }));
    await page.goto(`${server.url}/app/rules/recall-terms-1`);
    await page.getByText('与签名的指纹不一致').waitFor();
  });

  it('asks the gateway for what is in force at a place on a day', async () => {
    await page.goto(`${server.url}/app/rules`);
    await page.getByLabel('区划代码').fill('211');
    await page.getByLabel('种类').selectOption('working-calendar');
    const asked = page.waitForRequest(/date=2026-10-15/);
    await page.getByLabel('某日现行').fill('2026-10-15');
    const { searchParams } = new URL((await asked).url());
    expect(Object.fromEntries(searchParams)).to.deep.equal({
      date: '2026-10-15',
      kind: 'working-calendar',
    });
  });

  it('proposes what a file says, shown before it is signed', async () => {
    await page.goto(`${server.url}/app/rules`);
    await choose(JSON.stringify({ $comment: 'an example', ...CONTENT }));
    await page.getByText('工作日历 calendar-2027').waitFor();
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    expect(await page.innerText('.review .said')).to.include('放假 2027-01-01');
    expect(await recorded()).to.deep.include({ ...CONTENT, type: 'proposeRuleSet' });
  });

  for (const [why, file, said] of [
    ['that is no JSON', '{', '不是 JSON'],
    [
      'with a day that is none',
      JSON.stringify({ ...CONTENT, validFrom: '2027-02-30' }),
      'validFrom',
    ],
    [
      'with a field of somebody else',
      JSON.stringify({ ...CONTENT, by: 'x' }),
      '不符合规则集的格式',
    ],
  ] as const) {
    it(`proposes nothing of a file ${why}, and says where it is wrong`, async () => {
      await page.goto(`${server.url}/app/rules`);
      await choose(file);
      await page.locator('.notice-bad').getByText(said).first().waitFor();
      await page.getByRole('button', { name: '查看要签的内容' }).click();
      await page.getByText('请先选择一个没有错误的文件').waitFor();
      expect(await page.locator('.review').count()).to.equal(0);
    });
  }

  it('has the second person confirm the hash of what the page shows, beside its words', async () => {
    await page.goto(`${server.url}/app/rules/calendar-2026`);
    await page.getByText('这些数值还没有人与法规或标签原文核对').waitFor();
    await page.getByRole('button', { name: '查看要签的内容' }).click();
    await page.getByRole('heading', { name: '您确认的内容' }).waitFor();
    expect(await page.innerText('main')).to.include('调休上班 2026-10-10');
    await settled(page);
    await takeShot(page, '/rule-confirm', '390');
    expect(await overflowOf(page)).to.equal(0);
    const { ruleSet } = RULE_ANSWERS['/rule-sets/calendar-2026'] as {
      ruleSet: Parameters<typeof ruleSetHash>[0];
    };
    expect(await recorded()).to.deep.include({
      contentHash: ruleSetHash(ruleSet),
      ruleSetId: 'calendar-2026',
      type: 'confirmRuleSet',
    });
  });

  it('lifts a cap for a record harvest from the parcel, and leads from a refusal to its rule set', async () => {
    refusal = 'found x; rule: y; legal basis: z; rule set: recall-terms-1; accepted: less';
    await page.goto(`${server.url}/app/parcels/p-0017`);
    await page.getByText('已签名上调，每亩加 60 公斤').waitFor();
    await page.locator('summary', { hasText: '上调产量上限' }).click();
    await page.getByLabel('每亩加多少公斤').fill('60');
    const fold = page.locator('details.fold', { hasText: '上调产量上限' });
    await fold.getByLabel('理由', { exact: true }).fill('遥感估产与实割相符');
    await fold.getByRole('button', { name: '查看要签的内容' }).click();
    await page.waitForSelector('.review');
    await page.locator('.review summary').click();
    const command = JSON.parse(await page.innerText('.review .raw')) as object;
    expect(command).to.deep.include({
      extraKgPerMu: 60,
      parcels: ['p-0017'],
      season: 2026,
      type: 'upliftYieldCap',
    });
    await page.getByRole('button', { exact: true, name: '签名' }).click();
    await page.getByText('已签名，保存在本机').waitFor();
    await page.goto(`${server.url}/app/producer`);
    await page.getByRole('link', { name: 'recall-terms-1' }).click();
    await page.getByRole('heading', { name: /recall-terms-1/ }).waitFor();
  });
});
