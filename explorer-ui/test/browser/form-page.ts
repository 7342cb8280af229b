// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';

import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { newLedgerDouble, type KeptCommand, type LedgerDouble } from './ledger-double.js';
import { makeKey, openPage } from './page-tools.js';

/** A page with two keys on its device, a server and a ledger of its own. */
export class FormPage {
  readonly page: Page;
  readonly ledger: LedgerDouble;
  readonly #server: FixtureServer;

  private constructor(page: Page, ledger: LedgerDouble, server: FixtureServer) {
    this.page = page;
    this.ledger = ledger;
    this.#server = server;
  }

  static async open(
    browser: Browser,
    dist: string,
    ledger: LedgerDouble = newLedgerDouble(),
  ): Promise<FormPage> {
    const server = await startFixtureServer(dist, ledger.onRequest);
    const page = await openPage(browser);
    await page.goto(`${server.url}/app/keys`);
    await makeKey(page, '仓库王师傅');
    await makeKey(page, '加工李师傅');
    return new FormPage(page, ledger, server);
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.#server.close();
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.#server.url}${path}`);
  }

  /** Opens a folded form by its title, and gives it. */
  async unfold(title: string): Promise<Locator> {
    await this.page.locator('summary').getByText(title, { exact: true }).first().click();
    return this.page.locator('details.fold[open]').last();
  }

  /** Goes on to what will be signed. */
  async review(form: Locator): Promise<void> {
    await form.getByRole('button', { name: '查看要签的内容' }).click();
  }

  /** Signs what is reviewed; the ledger's answer stands on the page. @returns the last recorded command. */
  async sign(form: Locator): Promise<KeptCommand> {
    await this.review(form);
    await form.getByRole('button', { exact: true, name: '签名' }).click();
    await this.page.waitForSelector('.outbox-committed');
    return this.ledger.recorded().at(-1) ?? expect.fail('nothing was recorded');
  }

  /** As {@link FormPage.sign}, with the other key of the device signing first. */
  async signByTwo(form: Locator): Promise<KeptCommand> {
    await this.review(form);
    expect(await form.getByRole('button', { exact: true, name: '签名' }).isDisabled()).to.equal(
      true,
    );
    await form.getByRole('button', { name: '用本机密钥 仓库王师傅 签名' }).click();
    await form.getByRole('button', { exact: true, name: '签名' }).click();
    await this.page.waitForSelector('.outbox-committed');
    const command = this.ledger.recorded().at(-1) ?? expect.fail('nothing was recorded');
    const evidence = this.ledger.evidence.get(command.commandId) as {
      readonly confirmations: readonly { readonly keyId: string }[];
    };
    expect(evidence.confirmations).to.have.length(1);
    expect(evidence.confirmations[0]?.keyId).to.not.equal(command['signerKeyId']);
    return command;
  }
}
