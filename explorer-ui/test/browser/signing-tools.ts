// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';

import type { LedgerDouble } from './ledger-double.js';

/** The folded form under a title. */
export function foldOf(page: Page, title: string): Locator {
  return page.locator('details.fold', { has: page.getByText(title, { exact: true }) });
}

/** Asks a form for the words that will be signed. */
export function review(form: Page | Locator): Promise<void> {
  return form.getByRole('button', { name: '查看要签的内容' }).click();
}

/**
 * Signs what is shown and waits until it is sent.
 * @param form - where the button stands, if not on the page alone.
 * @returns the first command that the double recorded.
 */
export async function signAndSend(
  page: Page,
  ledger: LedgerDouble,
  form: Page | Locator = page,
): Promise<Readonly<Record<string, unknown>>> {
  await form.getByRole('button', { exact: true, name: '签名' }).click();
  await form.getByText('已签名，保存在本机').waitFor();
  await page.goto(new URL('/app/producer', page.url()).href);
  await page.waitForSelector('.outbox-committed');
  return ledger.recorded()[0] ?? expect.fail('nothing was recorded');
}
