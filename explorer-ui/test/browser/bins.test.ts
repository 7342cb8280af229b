// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

describe('bins are kept in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    forms = await FormPage.open(browser, dist);
    await forms.goto('/app/bins/pj01-bin-1');
  });

  afterEach(() => forms.close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  it('stores paddy and says how full the bin gets', async () => {
    const form = await forms.unfold('入仓');
    await form.getByLabel('批次 1', { exact: true }).fill('h-2026-0099');
    await form.getByLabel('重量 1（kg）').fill('12000');
    await form.getByText('入仓后 512,000 kg').waitFor();
    expect(await forms.sign(form)).to.deep.include({
      binId: 'pj01-bin-1',
      inputs: [{ grams: 12_000_000, lotId: 'h-2026-0099' }],
      type: 'storeLot',
    });
  });

  it('counts a lot before two persons', async () => {
    const form = await forms.unfold('盘点');
    await form.getByLabel('实有重量（kg）').fill('499000');
    await form.getByLabel('说明').fill('年末盘点');
    await form.getByText('盘亏 1,000 kg').waitFor();
    await settled(forms.page);
    await takeShot(forms.page, '/bin-stocktake', 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
    expect(await forms.signByTwo(form)).to.deep.include({
      countedGrams: 499_000_000,
      lotId: 's-2026-0001',
      type: 'stocktake',
    });
  });

  it('records no count that finds what is recorded', async () => {
    const form = await forms.unfold('盘点');
    await form.getByLabel('实有重量（kg）').fill('500000');
    await form.getByLabel('说明').fill('年末盘点');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '没有差异' }).waitFor();
    expect(forms.ledger.posts()).to.equal(0);
  });

  it('cleans out with what is written off, before two persons', async () => {
    const form = await forms.unfold('清仓');
    await form.getByText('账面还有 500,000 kg（1 个批次）').first().waitFor();
    await form.getByLabel('说明').fill('已扫空');
    await forms.review(form);
    await form.locator('.field-error', { hasText: 'note' }).waitFor();
    await form.getByLabel('说明').fill('已扫空，无余粮');
    expect(await forms.signByTwo(form)).to.deep.include({
      binId: 'pj01-bin-1',
      lotIds: ['s-2026-0001'],
      type: 'cleanOutBin',
    });
  });

  it('records a treatment, and none whose days are out of order', async () => {
    const form = await forms.unfold('登记药剂处理');
    await form.getByLabel('药剂名称').fill('磷化铝 56 %');
    await form.getByLabel('开始日期').fill('2026-01-05');
    await form.getByLabel('结束日期').fill('2026-01-20');
    await form.getByLabel('可放行日期').fill('2026-01-19');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '放行不能早于结束' }).waitFor();
    await form.getByLabel('可放行日期').fill('2026-02-01');
    expect(await forms.sign(form)).to.deep.include({
      agent: 'phosphine',
      freeFrom: '2026-02-01',
      subject: { id: 'pj01-bin-1', kind: 'bin' },
      type: 'recordTreatment',
    });
  });

  it('registers a mill line where bins and lines are listed', async () => {
    await forms.goto('/app/bins');
    await forms.page.getByText('mill-1').waitFor();
    const form = await forms.unfold('登记加工线');
    await form.getByLabel('加工线编号').fill('MILL-2');
    await form.getByLabel('场站编号').fill('pj01');
    expect(await forms.sign(form)).to.deep.include({
      millLineId: 'mill-2',
      siteId: 'pj01',
      type: 'registerMillLine',
    });
  });
});
