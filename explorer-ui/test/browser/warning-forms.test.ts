// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { warningAnswer } from './warning-answers.js';

describe('warnings are answered in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;
  let shown: object | undefined;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    shown = undefined;
    forms = await FormPage.open(browser, dist, answering());
  });

  afterEach(() => forms.close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  /** A ledger that takes commands, and answers the warning as the test wants it. */
  function answering(): LedgerDouble {
    const ledger = newLedgerDouble();
    return {
      ...ledger,
      onRequest: (request) => {
        if (request.path !== '/warnings/w-2026-0001' || shown === undefined)
          return ledger.onRequest(request);
        return { body: JSON.stringify(shown), status: 200, type: 'application/json' };
      },
    };
  }

  const open = (): Promise<void> => forms.goto('/app/warnings/w-2026-0001');

  it('is confirmed by an agronomist, with words', async () => {
    shown = { tasks: [], warning: warningAnswer() };
    await open();
    const form = await forms.unfold('核实预警');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '说明' }).waitFor();
    await form.getByLabel('说明').fill('邻近田块已见病斑');
    expect(await forms.sign(form)).to.deep.include({
      note: '邻近田块已见病斑',
      type: 'confirmWarning',
      warningId: 'w-2026-0001',
    });
  });

  it('orders control on the parcels that are chosen, and on none no task', async () => {
    shown = { tasks: [], warning: warningAnswer({ state: 'acknowledged' }) };
    await open();
    const form = await forms.unfold('下达防治任务');
    await form.getByLabel('完成期限').fill('2026-07-15');
    await form.getByLabel('要求做什么').fill('破口前喷施');
    for (const id of ['p-0017', 'p-0018', 'p-0019', 'p-0020']) await form.getByLabel(id).uncheck();
    await forms.review(form);
    await form.locator('.field-error', { hasText: '至少选一块地' }).waitFor();
    await form.getByLabel('p-0018').check();
    expect(await forms.sign(form)).to.deep.include({
      dueDate: '2026-07-15',
      note: '破口前喷施',
      parcelIds: ['p-0018'],
      type: 'orderControl',
    });
  });

  it('records an application, and nothing without its id', async () => {
    await open();
    const form = await forms.unfold('登记防治');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '请填施用编号' }).waitFor();
    await form.getByLabel('施用编号').fill('A-2026-9');
    await settled(forms.page);
    await takeShot(forms.page, '/warning-record', 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
    const command = await forms.sign(form);
    expect(command).to.deep.include({
      control: { applicationId: 'a-2026-9', kind: 'application' },
      parcelId: 'p-0017',
      type: 'recordControl',
    });
    expect(command).to.not.have.any.keys('contractIds', 'mandateIds', 'note');
  });

  it('records a measure, says that it was late, and names the contract for others’ land', async () => {
    await open();
    const form = await forms.unfold('登记防治');
    await form.getByLabel('怎么防治的').selectOption('water-control');
    await form.getByLabel('哪天做的').fill('2026-07-16');
    await form.getByText('这一天晚于任务期限').first().waitFor();
    await form.getByLabel('依据的合同编号').fill('CT-1，ct-2');
    expect(await forms.sign(form)).to.deep.include({
      contractIds: ['ct-1', 'ct-2'],
      control: { doneOn: '2026-07-16', kind: 'measure', measure: 'water-control' },
      type: 'recordControl',
    });
  });

  it('declines with a reason, and not without', async () => {
    await open();
    const form = await forms.unfold('不做防治');
    await forms.review(form);
    await form.locator('.field-error', { hasText: '原因' }).waitFor();
    expect(forms.ledger.posts()).to.equal(0);
    await form.getByLabel('原因').fill('抗病品种，先观察');
    expect(await forms.sign(form)).to.deep.include({
      note: '抗病品种，先观察',
      parcelId: 'p-0017',
      type: 'declineControl',
    });
  });

  it('checks the effect with grades in words', async () => {
    await open();
    const form = await forms.unfold('检查防效');
    await form.getByLabel('哪天看的田').fill('2026-07-20');
    await form.getByLabel('防治前病级').selectOption({ label: '3 级：圆形灰色病斑 1–2 mm' });
    await form.getByLabel('防治后病级').selectOption('1');
    expect(await forms.sign(form)).to.deep.include({
      checkedOn: '2026-07-20',
      effect: 'effective',
      gradeAfter: 1,
      gradeBefore: 3,
      parcelId: 'p-0018',
      type: 'checkEffect',
    });
  });

  it('is not closed while a task is not checked', async () => {
    await open();
    await forms.page.getByText('检查防效', { exact: true }).waitFor();
    expect(await forms.page.getByText('结束预警', { exact: true }).count()).to.equal(0);
  });
});
