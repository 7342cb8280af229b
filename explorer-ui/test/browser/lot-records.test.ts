// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

describe('what is recorded about a lot, in a browser', function () {
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

  context('what was declared to be in error', () => {
    it('stands struck through, with why, and leads to what declared it and what says it right', async () => {
      await forms.goto('/app/lots/s-2026-0002');
      const timeline = forms.page.locator('section[aria-labelledby="timeline"]');
      const struck = timeline.locator('li', { has: forms.page.locator('del') });
      await struck.getByText('仓号写错了').waitFor();
      expect(await struck.count()).to.equal(1);
      expect(await struck.locator('del').allInnerTexts()).to.deep.equal([
        '入仓',
        '2026年11月2日 10:00',
      ]);
      for (const [id, word] of [
        ['01M42ZHFDG7Q2V9MZ4KX0RTB6E', '更正事件'],
        ['01M42ZHFDG7Q2V9MZ4KX0RTB6F', '入仓'],
      ] as const) {
        await struck.getByRole('link', { name: id }).click();
        const reached = await forms.page.locator(':target').innerText();
        expect(reached).to.include(word).and.not.include('声明有误');
      }
      // Nobody declares it a second time; the two others can still be.
      expect(await struck.getByText('更正这一事件').count()).to.equal(0);
      await forms.page.getByText('这一批次的生成记录已声明有误').waitFor();
      await settled(forms.page);
      await takeShot(forms.page, '/lot-in-error', 'zh-light-390');
      expect(await seriousFaults(forms.page)).to.deep.equal([]);
      expect(await overflowOf(forms.page)).to.equal(0);
    });

    it('is nothing where no answer says so', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      const timeline = forms.page.locator('section[aria-labelledby="timeline"]');
      await timeline.getByText('更正这一事件').first().waitFor();
      expect(await timeline.locator('del').count()).to.equal(0);
      expect(await timeline.locator('.flag', { hasText: '声明有误' }).count()).to.equal(0);
      expect(await forms.page.getByText('生成记录已声明有误').count()).to.equal(0);
    });
  });

  context('what is joined about a lot', () => {
    it('shows inputs, recalls, documents, pledges and operators, the long list folded', async () => {
      await forms.goto('/app/lots/m-2026-0007');
      const joined = forms.page.locator('section[aria-labelledby="joined"]');
      const print = joined.getByRole('link', { name: '打印合格证 pl-1' });
      expect(await print.getAttribute('href')).to.equal('/api/v1/pledges/pl-1/print');
      expect(await joined.getByText('2026-07-05').isVisible()).to.equal(true);
      expect(await joined.getByText('2026-07-07').isVisible()).to.equal(false);
      await joined.locator('summary', { hasText: '另外 2 条' }).click();
      await joined.locator('del', { hasText: '2026-07-07' }).waitFor();
      await joined.locator('del', { hasText: 'doc-9' }).waitFor();
      expect(await joined.getByText('声明有误').count()).to.equal(2);
      const held = joined.getByRole('heading', { name: '持有过这个批次的经营主体' });
      expect(await held.locator('+ ul').innerText()).to.equal('示范合作社（coop-2）');
      const sources = joined.getByRole('heading', { name: '只持有过其来源批次的经营主体' });
      expect(await sources.locator('+ ul').innerText()).to.equal('示范农户（household-1）');
      await takeShot(forms.page, '/lot-joined', 'zh-light-390');
    });

    it('keeps a treatment whose withdrawal time is over, with its bin and its record', async () => {
      await forms.goto('/app/lots/m-2026-0007');
      const joined = forms.page.locator('section[aria-labelledby="joined"]');
      const row = joined.locator('li', { hasText: 'tm-0' });
      await row.getByText('停留期到 2026-10-27，已过').waitFor();
      expect(await row.innerText())
        .to.include('磷化铝')
        .and.include('2026-10-05 – 2026-10-12');
      expect(await row.getByRole('link', { name: 'pj01-bin-1' }).getAttribute('href')).to.equal(
        '/app/bins/pj01-bin-1',
      );
      expect(await row.getByRole('button', { name: '下载文件' }).count()).to.equal(1);
      // What an answer of before does not say is not made up.
      await forms.goto('/app/lots/s-2026-0001');
      await joined.getByText('储存期间的药剂处理').waitFor();
      expect(await joined.getByText('停留期').count()).to.equal(0);
    });
  });
});
