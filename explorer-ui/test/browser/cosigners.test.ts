// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Locator } from 'playwright-core';

import { writeCosign } from '../../src/sign/cosign.js';
import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import type { Answer } from './fixture-server.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { makeKey, overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';
import { TRADE_ANSWERS } from './trade-answers.js';

/** Whether the product that is in stock is restricted, by the advice of the parcel. */
function adviceOf(needsAgronomist: boolean): object {
  const advice = TRADE_ANSWERS['/parcels/p-0017/spray-advice'] as { products: object[] };
  return { ...advice, products: advice.products.map((one) => ({ ...one, needsAgronomist })) };
}

describe('commands that others sign too, in a browser', function () {
  this.timeout(120_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;
  let isRestricted: boolean;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    isRestricted = false;
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
        if (path === '/parcels/p-0017/spray-advice') return json(adviceOf(isRestricted));
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

  context('a restricted input', () => {
    const fill = async (): Promise<void> => {
      await forms.goto('/app/inputs/apply?parcel=p-0017&stock=st-2026-01&target=稻瘟病');
      await forms.page.locator('.own-operator select').selectOption('panjin-wang');
      await forms.page.getByLabel('施用编号').fill('a-9');
      await forms.page.getByLabel('每亩用量').fill('25');
      await forms.page.getByLabel('开始日期').fill('2026-06-20');
      await forms.page.getByLabel(/^从库存/).waitFor();
    };
    const page = (): Locator => forms.page.locator('main');
    const shownCommand = async (): Promise<Record<'commandId' | 'signerKeyId', string>> => {
      await page().locator('.review summary').click();
      return JSON.parse(await page().locator('.review .raw').innerText()) as Record<
        'commandId' | 'signerKeyId',
        string
      >;
    };
    const sign = (): Locator => page().getByRole('button', { exact: true, name: '签名' });

    it('is applied with the agronomist’s signature, who signs first', async () => {
      isRestricted = true;
      await fill();
      await page().getByText('农技员先签，您再签').waitFor();
      await look('/apply-restricted');
      await forms.review(page());
      await page().getByLabel('粘贴对方的签名结果').waitFor();
      expect(await sign().isDisabled()).to.equal(true);
      await page().getByRole('button', { name: '用本机密钥 仓库王师傅 签名' }).click();
      await sign().click();
      await page().getByText('已签名，保存在本机').waitFor();
      await forms.goto('/app/producer');
      await forms.page.waitForSelector('.outbox-committed');
      const [recorded] = forms.ledger.recorded();
      expect(recorded).to.deep.include({ parcels: ['p-0017'], stockLotId: 'st-2026-01' });
    });

    it('on land that nothing opens takes the holder’s signature as well, by another key', async () => {
      isRestricted = true;
      await forms.goto('/app/keys');
      await makeKey(forms.page, '飞手小赵');
      await fill();
      await page().getByText('农技员先签，您再签').waitFor();
      await page()
        .getByLabel(/^没有合同或委托的地块/)
        .check();
      await forms.review(page());
      await page().getByText('还要 2 个人签名').waitFor();
      expect(await sign().isDisabled()).to.equal(true);
      await page().getByRole('button', { name: '用本机密钥 仓库王师傅 签名' }).click();
      await page().getByText('已有 1 个签名，还差 1 个').waitFor();
      await look('/apply-two-cosigners');
      expect(await sign().isDisabled()).to.equal(true);
      expect(
        await page()
          .getByRole('button', { name: /仓库王师傅/ })
          .count(),
      ).to.equal(0);
      const { commandId, signerKeyId } = await shownCommand();
      const own = writeCosign(commandId, { keyId: signerKeyId, signature: 'MEUCIA==' });
      await page().getByLabel('粘贴对方的签名结果').fill(own);
      await page().getByText('这把密钥已经签过或就是您自己的').waitFor();
      expect(await sign().isDisabled()).to.equal(true);
      await page().getByRole('button', { name: '用本机密钥 加工李师傅 签名' }).click();
      await page().getByText('需要的签名都有了').waitFor();
      await sign().click();
      await page().getByText('已签名，保存在本机').waitFor();
      await forms.goto('/app/producer');
      await forms.page.waitForSelector('.outbox-committed');
      const { confirmations } = forms.ledger.evidence.get(commandId) as {
        readonly confirmations: readonly { readonly keyId: string }[];
      };
      const keyIds = new Set(confirmations.map(({ keyId }) => keyId));
      expect(keyIds.size).to.equal(2);
      expect(keyIds.has(signerKeyId)).to.equal(false);
    });

    it('on land that nothing opens asks in the field, too, for both', async () => {
      isRestricted = true;
      await forms.goto('/app/field/p-0017');
      await page()
        .getByRole('button', { name: /三环唑/ })
        .click();
      await page().getByText('农技员先签，您再签').waitFor();
      await page().getByText('代录', { exact: true }).click();
      await page().getByLabel('对方怎样确认').selectOption('own-signature');
      await page().getByText('还要 2 个人签名').waitFor();
      await page().getByRole('button', { name: '用本机密钥 仓库王师傅 签名' }).click();
      await page().getByText('已有 1 个签名，还差 1 个').waitFor();
      expect(await sign().isDisabled()).to.equal(true);
    });

    it('asks for no agronomist where the input is not restricted', async () => {
      await fill();
      await forms.review(page());
      await sign().waitFor();
      expect(await sign().isDisabled()).to.equal(false);
      expect(await page().getByText('农技员先签').count()).to.equal(0);
    });

    it('says in the field, too, that the agronomist signs', async () => {
      isRestricted = true;
      await forms.goto('/app/field/p-0017');
      await page()
        .getByRole('button', { name: /三环唑/ })
        .click();
      await page().getByText('农技员先签，您再签').waitFor();
      expect(await sign().isDisabled()).to.equal(true);
    });
  });
});

function json(body: object): Answer {
  return { body: JSON.stringify(body), status: 200, type: 'application/json' };
}
