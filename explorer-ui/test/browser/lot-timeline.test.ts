// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

describe('what happened to a lot, in a browser', function () {
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
  });

  afterEach(() => forms.close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  it('stands by its own time, with the record time only where the ledger took it in late', async () => {
    await forms.goto('/app/lots/m-2026-0007');
    const entries = forms.page.locator('section[aria-labelledby="timeline"] .timeline > li');
    const late = entries.filter({ hasText: '收获' });
    await late.getByText('2026年10月10日 10:00', { exact: true }).waitFor();
    // By the scenario's clock, 600 times faster since 1 January: not the machine's time of the record.
    await late.getByText('记录时间 2489年9月22日 10:00', { exact: false }).waitFor();
    expect(await entries.filter({ hasText: '记录时间' }).count()).to.equal(1);
    await forms.page.getByText('过了 72 小时才记入账本的，另写记录时间').waitFor();
    await settled(forms.page);
    await takeShot(forms.page, '/lot-timeline', 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
  });

  it('has no machine time beside a scenario’s, and its zone once above', async () => {
    await forms.goto('/app/lots/m-2026-0007');
    const timeline = forms.page.locator('section[aria-labelledby="timeline"]');
    await timeline.getByText('时间均为北京时间（UTC+8）').waitFor();
    await timeline.getByText('两者都按演示时钟，不是本机时间').waitFor();
    // What the ledger took in five minutes later, by the machine's clock.
    expect(await timeline.getByText('10:05').count()).to.equal(0);
  });
});
