// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble } from './ledger-double.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { PHOTO } from './photo.js';

describe('lots are worked on in a browser', function () {
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

  context('processing', () => {
    it('mills paddy to rice and by-products, with line and balance seen before the signature', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      const form = await forms.unfold('碾米');
      await form.getByLabel('重量 1（kg）').first().fill('1000');
      await form.getByLabel('重量 1（kg）').nth(1).fill('650');
      await form.getByLabel('重量 2（kg）').fill('80');
      await form.getByText('投入 1,000 kg，产出 730 kg，差额 270 kg').waitFor();
      await form.getByText('出米率 65 %').waitFor();
      await settled(forms.page);
      await takeShot(forms.page, '/lot-mill', 'zh-light-390');
      expect(await seriousFaults(forms.page)).to.deep.equal([]);
      expect(await overflowOf(forms.page)).to.equal(0);
      const command = await forms.sign(form);
      expect(command).to.deep.include({
        inputs: [{ grams: 1_000_000, lotId: 's-2026-0001' }],
        millLineId: 'mill-1',
        type: 'millLot',
      });
      expect(command['outputs']).to.have.length(2);
    });

    it('shows nothing to sign where more comes out than went in', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      const form = await forms.unfold('碾米');
      await form.getByLabel('重量 1（kg）').nth(1).fill('1000.5');
      await forms.review(form);
      await form.locator('.field-error', { hasText: '多出 0.5 kg，不能签' }).waitFor();
      expect(await form.getByRole('button', { exact: true, name: '签名' }).count()).to.equal(0);
      expect(forms.ledger.posts()).to.equal(0);
    });

    it('stores what was weighed wet, with both masses said', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      const form = await forms.unfold('入仓');
      await form.getByLabel('过磅时的水分（%）').fill('16.5');
      await form.getByText('折合 14.5 % 水分为 976.608 kg').waitFor();
      expect(await forms.sign(form)).to.deep.include({
        binId: 'pj01-bin-1',
        inputs: [{ grams: 976_608, lotId: 's-2026-0001' }],
        type: 'storeLot',
      });
    });

    it('packs rice by its product, whole packages at a time', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('包装');
      await form.getByLabel('加工日期').fill('2026-11-20');
      await form.getByText('130 包 × 5 kg = 650 kg').waitFor();
      expect(await forms.sign(form)).to.deep.include({
        count: 130,
        gtin: '09521234567899',
        netMassGrams: 5_000,
        productionDate: '2026-11-20',
        type: 'packLot',
      });
    });

    it('keeps what is typed while lists still arrive', async () => {
      let arrive: () => void = () => undefined;
      const isAsked = new Promise<void>((resolve) => (arrive = resolve));
      await forms.page.route('**/api/v1/bins*', async (route) => {
        await isAsked;
        await route.continue();
      });
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('包装');
      await form.getByLabel('包数').fill('100');
      const answer = forms.page.waitForResponse(/\/api\/v1\/bins/);
      arrive();
      await (await answer).finished();
      await settled(forms.page);
      await form.getByText('100 包 × 5 kg = 500 kg').waitFor();
      expect(await form.getByLabel('包数').inputValue()).to.equal('100');
    });

    it('says why the ledger refused, on the page of the lot', async () => {
      const refusing = newLedgerDouble(() => 'MILL_RECOVERY_EXCEEDED');
      const other = await FormPage.open(browser, dist, refusing);
      await other.goto('/app/lots/s-2026-0001');
      const form = await other.unfold('碾米');
      await form.getByLabel('重量 1（kg）').nth(1).fill('990');
      await other.review(form);
      await form.getByRole('button', { exact: true, name: '签名' }).click();
      await other.page.waitForSelector('.outbox-refused');
      expect(await other.page.innerText('.outbox-refused'))
        .to.include('出米率高于规定')
        .and.include('MILL_RECOVERY_EXCEEDED as the test wants it');
      await takeShot(other.page, '/lot-refused', 'zh-light-390');
      await other.close();
    });
  });

  context('transfers', () => {
    it('leads from the notice of the home to the button that accepts', async () => {
      await forms.goto('/app/producer');
      await forms.page.getByLabel('经营主体').first().selectOption('panjin-wang');
      await forms.page.getByRole('link', { name: 'tr-2026-1' }).click();
      const form = await forms.unfold('接收');
      await form.getByLabel('重量 1（kg）').fill('995');
      await form.getByText('少 5 kg：少的部分会从账上减去').waitFor();
      expect(await forms.sign(form)).to.deep.include({
        received: [{ grams: 995_000, lotId: 's-2026-0002' }],
        transferId: 'tr-2026-1',
        type: 'acceptTransfer',
      });
    });

    it('lets nothing else be done with a lot under way, and calls a transfer off', async () => {
      await forms.goto('/app/lots/s-2026-0002');
      await forms.page.getByText('正在途中（发货 tr-2026-1）').waitFor();
      const form = await forms.unfold('撤回发货');
      expect(await forms.page.locator('summary', { hasText: '碾米' }).count()).to.equal(0);
      await form.getByLabel('理由').fill('车坏在路上');
      expect(await forms.sign(form)).to.deep.include({
        reason: '车坏在路上',
        type: 'cancelTransfer',
      });
    });

    it('sends a lot to another operator, whom somebody has to choose', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('发货给他人');
      await forms.review(form);
      await form.locator('.field-error', { hasText: '收货方' }).waitFor();
      await form.getByLabel('收货方').fill('shop-1');
      expect(await forms.sign(form)).to.deep.include({
        lotIds: ['m-2026-0008'],
        purpose: 'sale',
        toOperatorId: 'shop-1',
        type: 'offerTransfer',
      });
    });
  });

  context('taking off and ending', () => {
    it('destroys before a witness: the second person signs first', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('销毁');
      await form.getByLabel('重量（kg）').fill('25');
      await form.getByLabel('见证记录（文件或照片）').setInputFiles(PHOTO);
      await form.getByText('已选好，指纹').waitFor();
      const destroyed = await forms.signByTwo(form);
      expect(forms.ledger.files).to.have.length(1);
      expect(destroyed).to.deep.include({
        documentHash: forms.ledger.files[0]?.hash,
        grams: 25_000,
        type: 'destroyLot',
      });
    });

    it('issues a pledge for paddy, and offers none for rice', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      await forms.page.locator('summary', { hasText: '包装' }).waitFor();
      const pledge = forms.page.locator('summary', { hasText: '开具承诺达标合格证' });
      expect(await pledge.count()).to.equal(0);
      await forms.goto('/app/lots/s-2026-0001');
      const form = await forms.unfold('开具承诺达标合格证');
      await form.getByLabel('自我检测').check();
      expect(await forms.sign(form)).to.deep.include({
        bases: ['own-test', 'self-pledge'],
        grams: 1_000_000,
        type: 'issuePledge',
      });
    });

    it('corrects an event from the timeline', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('更正这一事件');
      await form.getByLabel('处理').selectOption('undo');
      await form.getByLabel('说明（至少 4 个字）').fill('重量写错了');
      expect(await forms.sign(form)).to.deep.include({
        correctedCommandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
        correctiveCommandIds: [],
        effect: 'undo',
        type: 'correctEvent',
      });
    });
  });

  context('what blocks release', () => {
    it('names each thing with since when, by whom and what ends it', async () => {
      await forms.goto('/app/lots/m-2026-0007');
      const blocks = forms.page.locator('section[aria-labelledby="blocks"]');
      await blocks.getByText('有 5 件事挡住放行').waitFor();
      const said = (await blocks.innerText()).replaceAll(/\s+/g, ' ');
      for (const part of [
        '召回 · rc-1',
        '1 级 · 进行中 · 监管部门责令',
        '自 2026年11月20日',
        '示范合作社',
      ])
        expect(said).to.include(part);
      for (const part of ['检验不合格 · doc-9', '安全间隔期扣留 · ap-1', '局部发热', '磷化铝'])
        expect(said).to.include(part);
      expect(said.match(/怎样结束：/g)).to.have.length(5);
      const recall = blocks.getByRole('link', { name: 'rc-1' });
      expect(await recall.getAttribute('href')).to.equal('/app/recalls/rc-1');
      await settled(forms.page);
      await takeShot(forms.page, '/lot-blocked', 'zh-light-390');
      expect(await seriousFaults(forms.page)).to.deep.equal([]);
      expect(await overflowOf(forms.page)).to.equal(0);
    });

    it('says that nothing does only where the answer says so', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      await forms.page.getByText('账本里现在没有挡住放行的事').waitFor();
      await forms.goto('/app/lots/unknown-lot');
      await forms.page.locator('.problem, [role="alert"]').first().waitFor();
      expect(await forms.page.getByText('没有挡住放行').count()).to.equal(0);
    });
  });

  context('closing with readings', () => {
    it('binds the readings of the ticked devices under the log head', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      const form = await forms.unfold('结清批次');
      await form.getByText('绑定 2 台设备的读数').waitFor();
      await form.getByText('1 台设备在这段时间没有已上链的读数').waitFor();
      await form.getByLabel(/pj01-bin-0002/).uncheck();
      await form.getByText('绑定 1 台设备的读数').waitFor();
      await settled(forms.page);
      await takeShot(forms.page, '/lot-close', 'zh-light-390');
      expect(await forms.sign(form)).to.deep.include({
        devices: [
          {
            deviceId: 'pj01-bin-0001',
            from: { bootEpoch: 1, seq: 7 },
            to: { bootEpoch: 2, seq: 1 },
          },
        ],
        heads: [{ logRoot: 'c'.repeat(64), logSize: 5, origin: 'pj01/bridge-1' }],
        type: 'closeLot',
      });
    });

    it('says that nothing is bound where no reading was read', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      const form = await forms.unfold('结清批次');
      await form.getByText('没有绑定设备读数：以后不能证明读数没有遗漏').waitFor();
      await form.getByText('读数库还没有应答').waitFor();
      expect(await forms.sign(form)).to.deep.include({ devices: [], heads: [], type: 'closeLot' });
    });
  });

  context('what is said of a lot', () => {
    it('states no single parcel for a lot that may hold grain of another', async () => {
      await forms.goto('/app/lots/s-2026-0001');
      await forms.page.getByText('可能来自 2 个地块').waitFor();
      expect(await forms.page.locator('.facts').first().innerText()).to.not.include('全部来自');
      await forms.page.getByText('来自多个地块：哪一粒属于哪块地无法分辨').waitFor();
    });

    it('says that there may be more than is named, with flags, cases and pallets', async () => {
      await forms.goto('/app/lots/m-2026-0008');
      await forms.page.getByText('也可能还有未列出的来源').waitFor();
      await forms.page.getByText('含外购稻谷').waitFor();
      const unit = forms.page.getByRole('link', { name: '395212345678900007' });
      expect(await unit.getAttribute('href')).to.equal('/00/395212345678900007');
    });
  });
});
