// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { DemoError } from '../demo/demo-error.js';
import { DEMO_HOME } from '../demo/demo-home.js';
import { cardOf } from '../demo/demo-keys.js';
import { consumerPath } from '../demo/guide.js';
import { HONEST_LOT, TAMPERED_LOT } from '../demo/story.js';

const CHECK_ATTEMPTS = 5;

/** One picture: what a person did before it was taken. */
export interface Scene {
  /** The file's name is `<name>-<width>.png`. */
  readonly name: string;
  /** `gatewayUrl` is without a slash at the end. */
  readonly play: (page: Page, gatewayUrl: string) => Promise<void>;
}

/** The pictures of the README, in the order in which a newcomer meets the pages. */
export const SCENES: readonly Scene[] = [
  { name: 'start', play: openStart },
  { name: 'consumer', play: scan },
  { name: 'check-consistent', play: (page, url) => selfCheck(page, url, HONEST_LOT, 'consistent') },
  {
    name: 'check-inconsistent',
    play: (page, url) => selfCheck(page, url, TAMPERED_LOT, 'inconsistent'),
  },
  { name: 'producer', play: produce },
  { name: 'auditor', play: audit },
];

async function openStart(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/start`);
}

async function scan(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${consumerPath(HONEST_LOT)}`);
}

/**
 * Presses the button of the consumer page until the browser's own answer is the wanted one. On a busy machine the proof
 * may not come at once, and the page then says that it could not be checked.
 */
async function selfCheck(page: Page, url: string, lotId: string, answer: string): Promise<void> {
  await page.goto(`${url}${consumerPath(lotId)}`);
  const button = page.locator('#self-check .check-button');
  let answered = '';
  for (let attempt = 0; attempt < CHECK_ATTEMPTS && answered !== answer; attempt += 1) {
    await button.click();
    await page.locator('#self-check[data-answer] .check-button:enabled').waitFor();
    answered = (await page.locator('#self-check').getAttribute('data-answer')) ?? '';
  }
  if (answered !== answer) {
    throw new DemoError(
      'DEMO_STEP',
      `批次 ${lotId} 的页面应答 ${answer}，得到 ${answered}`,
      `expected the page of ${lotId} to answer ${answer}, got ${answered}`,
    );
  }
  await page.evaluate("document.querySelector('#self-check').closest('section').scrollIntoView()");
}

async function produce(page: Page, url: string): Promise<void> {
  await signIn(page, url, 'grower');
  await page.waitForURL('**/app/producer');
  await page.locator('main form').first().waitFor();
}

async function audit(page: Page, url: string): Promise<void> {
  await signIn(page, url, 'inspector');
  await page.waitForURL('**/app/auditor');
  const files = page.locator('input[type=file]');
  await files.nth(0).setInputFiles(join(DEMO_HOME, `${HONEST_LOT}.traceproof`));
  await files.nth(1).setInputFiles(join(DEMO_HOME, 'trust-root.json'));
  await page.locator('.actions > button.button').last().click();
  await page.locator('#answer').waitFor();
  await page.evaluate("document.querySelector('#answer').scrollIntoView()");
}

/** What a click on a card of the start page does. */
async function signIn(page: Page, url: string, name: string): Promise<void> {
  await openStart(page, url);
  await page.locator(`form:has(input[value="${cardOf(name)}"]) button`).click();
}
