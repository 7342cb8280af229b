// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Locator } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import type { Answer } from './fixture-server.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { history, SLIP, slip, SPRAY } from './record-answers.js';

describe('records that are corrected, and forms of every record, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    forms = await FormPage.open(browser, dist, answering());
  });

  afterEach(async () => {
    await forms.close();
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  function answering(): LedgerDouble {
    const ledger = newLedgerDouble();
    return {
      ...ledger,
      onRequest: (request) => {
        const { method, path } = request;
        if (method !== 'GET') return ledger.onRequest(request);
        if (path === '/parcels/p-0017/history') return json(history);
        if (path === '/slips/sl-1') return json({ deductions: [], growerName: '李家', slip });
        return ledger.onRequest(request);
      },
    };
  }

  async function look(name: string): Promise<void> {
    await settled(forms.page);
    await takeShot(forms.page, name, 'zh-light-390');
    expect(await seriousFaults(forms.page)).to.deep.equal([]);
    expect(await overflowOf(forms.page)).to.equal(0);
  }

  const correct = async (form: Locator): Promise<void> => {
    await form.getByLabel('处理').selectOption('undo');
    await form.getByLabel('说明（至少 4 个字）').fill('地块记错了');
  };

  context('corrections', () => {
    it('of a spray from the parcel’s timeline, by its grower alone', async () => {
      await forms.goto('/app/parcels/p-0017');
      await forms.page.getByText('已撤回，不再计算').waitFor();
      const summaries = forms.page.locator('.timeline summary', { hasText: '更正这一事件' });
      expect(await summaries.count()).to.equal(1);
      const form = await forms.unfold('更正这一事件');
      await correct(form);
      await look('/parcel-correct');
      expect(await forms.sign(form)).to.deep.include({
        correctedCommandId: SPRAY,
        effect: 'undo',
        type: 'correctEvent',
      });
    });

    it('of an application that holds a lot: the agronomist signs first', async () => {
      await forms.goto('/app/inputs');
      await forms.page.locator('.own-operator select').selectOption('panjin-wang');
      const form = await forms.unfold('更正这一事件');
      await correct(form);
      await form.getByLabel(/^谁来签/).selectOption('yes');
      await look('/application-correct');
      expect(await forms.signByTwo(form)).to.deep.include({ correctedCommandId: SPRAY });
    });

    it('of a slip from its page: the grower who signed for it signs first', async () => {
      await forms.goto('/app/slips/sl-1');
      await forms.page.getByText('2026年10月4日 15:50（北京时间）', { exact: true }).waitFor();
      await forms.page.getByText('976.608 kg').first().waitFor();
      const form = await forms.unfold('更正这一事件');
      await correct(form);
      await look('/slip-correct');
      expect(await forms.signByTwo(form)).to.deep.include({
        correctedCommandId: SLIP,
        effect: 'undo',
        type: 'correctEvent',
      });
    });

    it('that declares alone asks nobody else to sign', async () => {
      await forms.goto('/app/slips/sl-1');
      const form = await forms.unfold('更正这一事件');
      await form.getByLabel('说明（至少 4 个字）').fill('水分写错了');
      expect(await forms.sign(form)).to.deep.include({ effect: 'declare' });
    });
  });

  context('the input store', () => {
    beforeEach(async () => {
      await forms.goto('/app/inputs');
      await forms.page.locator('.own-operator select').selectOption('panjin-wang');
    });

    it('removes what leaves unused, and says what will be left', async () => {
      const form = await forms.unfold('退回、过期或销毁');
      await form.getByLabel('从库存').selectOption('st-2026-01');
      await form.getByLabel('数量').fill('400');
      await form.getByLabel('怎样离库').selectOption('expired');
      await form.getByText('出库后还剩 2,000 g').waitFor();
      await look('/inputs-remove');
      expect(await forms.sign(form)).to.deep.include({
        quantityMilli: 400_000,
        reason: 'expired',
        stockLotId: 'st-2026-01',
        type: 'removeInput',
      });
    });

    it('shows nothing to sign of more than there is', async () => {
      const form = await forms.unfold('退回、过期或销毁');
      await form.getByLabel('从库存').selectOption('st-2026-01');
      await form.getByLabel('数量').fill('2401');
      await forms.review(form);
      await form.locator('.field-error').getByText('比库存多').waitFor();
      expect(forms.ledger.posts()).to.equal(0);
    });

    it('issues with the receiver’s signature, and on its behalf by no more than a word', async () => {
      const form = await forms.unfold('发放');
      await form.getByLabel('从库存').fill('st-2026-01');
      await form.getByLabel('发给').fill('panjin-li');
      await form.getByLabel('对方的库存编号').fill('st-li');
      await form.getByLabel('数量').fill('100');
      await form.getByLabel('件数').fill('0');
      await look('/inputs-issue');
      const issued = await forms.signByTwo(form);
      expect(issued).to.deep.include({ toOperatorId: 'panjin-li', type: 'issueInput' });
      expect(issued).to.not.have.property('onBehalfOf');
    });

    it('says that a receiver who does not sign is entered on behalf for ever', async () => {
      const form = await forms.unfold('发放');
      await form.getByLabel('对方怎样确认').selectOption('sms-code');
      await form.getByText('这条记录永远注明是代录').waitFor();
      await form.getByLabel('合同编号').fill('ct-1');
      expect(await form.getByText('这条记录永远注明是代录').count()).to.equal(0);
    });
  });

  context('bought-in paddy', () => {
    it('is weighed at the desk, with plate and supplier as salted hashes', async () => {
      await forms.goto('/app/intake');
      await forms.page.locator('.own-operator select').selectOption('panjin-wang');
      const form = await forms.unfold('外购稻谷过磅');
      for (const [label, value] of [
        ['过磅单号', 'sl-b'],
        ['外购批次号', 'bo-1'],
        ['供货方', '外地粮商 单据 7'],
        ['品种', '盐丰47'],
        ['毛重（kg）', '4000'],
        ['皮重（kg）', '3000'],
        ['水分（%）', '16.5'],
        ['杂质（%）', '1'],
        ['车牌', '辽L·D1234'],
      ] as const)
        await form.getByLabel(label).fill(value);
      await form.getByText('折合 14.5 % 水分为 976.608 kg').waitFor();
      await look('/bought-in');
      const recorded = await forms.sign(form);
      expect(recorded).to.deep.include({
        grossGrams: 4_000_000,
        lotId: 'bo-1',
        tareGrams: 3_000_000,
        type: 'recordBoughtIn',
        variety: '盐丰47',
      });
      expect(recorded['supplierCommitment']).to.match(/^[0-9a-f]{64}$/);
      expect(recorded['supplierCommitment']).to.not.equal(recorded['plateCommitment']);
      expect(JSON.stringify(recorded)).to.not.include('外地粮商');
    });

    it('shows nothing to sign with a tare above the gross', async () => {
      await forms.goto('/app/intake');
      await forms.page.locator('.own-operator select').selectOption('panjin-wang');
      const form = await forms.unfold('外购稻谷过磅');
      await form.getByLabel('毛重（kg）').fill('3000');
      await form.getByLabel('皮重（kg）').fill('3000');
      await form.getByText('皮重应小于毛重').waitFor();
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
