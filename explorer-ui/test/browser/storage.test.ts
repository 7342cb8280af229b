// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { FUMIGATION, INSPECTION, UNDER_GAS } from './storage-answers.js';

const BIN = '/app/bins/pj01-bin-1';

describe('stored grain is inspected, aired and fumigated in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;
  let storage: object | undefined;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    storage = undefined;
    forms = await FormPage.open(
      browser,
      dist,
      withStorage(newLedgerDouble(), () => storage),
    );
  });

  afterEach(() => forms.close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  it('shows by day which bins a person must look at, and leads there', async () => {
    await forms.goto('/app/inspections');
    await forms.page.getByRole('heading', { name: '已超期（1）' }).waitFor();
    await forms.page.getByRole('heading', { name: '今天到期（1）' }).waitFor();
    await forms.page.getByText('入粮后还没有人检查').first().waitFor();
    for (const width of [390, 1280]) {
      await forms.page.setViewportSize({ height: 844, width });
      await settled(forms.page);
      await takeShot(forms.page, '/inspections', `zh-light-${width}`);
      expect(await overflowOf(forms.page)).to.equal(0);
    }
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    await forms.page.getByRole('link', { name: '粮仓 pj01-bin-1' }).first().click();
    await forms.page.waitForURL(/\/app\/bins\/pj01-bin-1$/);
    await forms.page.getByText('储存中').waitFor();
  });

  it('records what a person saw, in thousandths of a degree', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('登记粮情检查');
    await form.getByLabel('平均粮温（℃）').fill('9,5');
    await form.getByLabel('最高粮温（℃）').fill('14.2');
    await form.getByLabel('发现情况').fill('表层干燥，无异味');
    await settled(forms.page);
    await takeShot(forms.page, '/bin-inspect', 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
    expect(await forms.sign(form)).to.deep.include({
      binId: 'pj01-bin-1',
      findings: '表层干燥，无异味',
      insects: 'none',
      maximumMilliC: 14_200,
      meanMilliC: 9_500,
      scope: 'routine',
      type: 'recordInspection',
    });
  });

  it('signs no mean above the maximum, and nothing without findings', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('登记粮情检查');
    await form.getByLabel('平均粮温（℃）').fill('15');
    await form.getByLabel('最高粮温（℃）').fill('14.2');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '发现情况' }).waitFor();
    await form.getByLabel('发现情况').fill('表层干燥，无异味');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '平均粮温不能高于最高粮温' }).waitFor();
    expect(forms.ledger.posts()).to.equal(0);
  });

  it('signs what waits', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('签认粮情检查');
    expect(await forms.sign(form)).to.deep.include({
      inspectionId: INSPECTION.inspectionId,
      type: 'signInspection',
    });
  });

  it('orders a fan with the advice and the numbers that it rests on', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('下达通风');
    await form.getByLabel('平均粮温（℃）').fill('14');
    await form.getByLabel('粮食水分（%，湿基）').fill('14.2');
    await form.getByLabel('外温（℃）').fill('2');
    await form.getByLabel('理由').fill('入冬前降温');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '外湿' }).waitFor();
    await form.getByLabel('外湿（%）').fill('70');
    await form.getByText('建议：可以开机').waitFor();
    await form.getByText('温差 12.0 K').waitFor();
    await form.getByText('数值未与标准原文核对').waitFor();
    await form.getByLabel('数字核对').selectOption('yes');
    await settled(forms.page);
    await takeShot(forms.page, '/bin-aeration', 'zh-light-390');
    expect(await overflowOf(forms.page)).to.equal(0);
    const command = await forms.sign(form);
    expect(command).to.deep.include({ note: '入冬前降温', type: 'orderAeration' });
    expect(command['basis']).to.deep.include({
      advice: 'start',
      grainMeanMilliC: 14_000,
      outsideMilliC: 2_000,
      ruleSetId: 'built-in',
    });
  });

  it('fills in what the bin’s sensors say, and asks the keeper to confirm it', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('下达通风');
    await form.getByText('请核对；水分要自己填').first().waitFor();
    const grain = await form.getByLabel('平均粮温（℃）').inputValue();
    expect(grain).to.match(/^\d+\.\d$/);
    // Who stands before the bin knows better.
    await form.getByLabel('平均粮温（℃）').fill('14');
    await form.getByLabel('粮食水分（%，湿基）').fill('14.2');
    await form.getByLabel('外温（℃）').fill('2');
    await form.getByLabel('外湿（%）').fill('70');
    await form.getByLabel('理由').fill('入冬前降温');
    await form.getByText(/建议：/).waitFor();
    await forms.review(form);
    await form.locator('.field-error', { hasText: '数字核对' }).waitFor();
    expect(forms.ledger.posts()).to.equal(0);
    await form.getByLabel('数字核对').selectOption('yes');
    const command = await forms.sign(form);
    expect(command['basis']).to.deep.include({ grainMeanMilliC: 14_000 });
  });

  it('orders gas, and says how much the whole bin takes', async () => {
    await forms.goto(BIN);
    const form = await forms.unfold('下达熏蒸');
    await form.getByLabel('药剂名称').fill('磷化铝 56 %');
    await form.getByLabel('粮堆体积（m³）').fill('100');
    await form.getByText('共需药剂 0.60 kg').first().waitFor();
    await form.getByLabel('理由').fill('每公斤 12 头米象');
    expect(await forms.sign(form)).to.deep.include({
      agent: 'phosphine',
      closedDays: 14,
      doseMilligramsPerM3: 6_000,
      type: 'orderFumigation',
      volumeM3: 100,
    });
  });

  it('under gas says that nobody goes in, offers no inspection, and lets nobody in above the limit', async () => {
    storage = UNDER_GAS;
    await forms.goto(BIN);
    await forms.page.getByRole('alert').getByText('任何人不得进仓').waitFor();
    expect(await forms.page.locator('summary', { hasText: '登记粮情检查' }).count()).to.equal(0);
    const form = await forms.unfold('测气准入');
    await form.getByLabel('测点和读数（mg/m³）').fill('上层 0.2\n底层 0.31');
    await form.getByText('超过进仓限值 0.3 mg/m³').first().waitFor();
    await forms.review(form);
    await form.locator('.field-error', { hasText: '不得进仓' }).waitFor();
    expect(forms.ledger.posts()).to.equal(0);
    await form.getByLabel('测点和读数（mg/m³）').fill('上层 0.2\n底层 0.3');
    await settled(forms.page);
    await takeShot(forms.page, '/bin-under-gas', 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
    expect(await forms.sign(form)).to.deep.include({
      fumigationId: FUMIGATION.fumigationId,
      readings: [
        { microgramsPerM3: 200, point: '上层' },
        { microgramsPerM3: 300, point: '底层' },
      ],
      type: 'clearFumigation',
    });
  });
});

/** The ledger's answers, with another storage of the bin where a test says one. */
function withStorage(ledger: LedgerDouble, storage: () => object | undefined): LedgerDouble {
  return {
    ...ledger,
    onRequest: (asked) => {
      const found = asked.path === '/bins/pj01-bin-1/storage' ? storage() : undefined;
      return found === undefined
        ? ledger.onRequest(asked)
        : { body: JSON.stringify(found), status: 200, type: 'application/json' };
    },
  };
}
