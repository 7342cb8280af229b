// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';

import {
  openPage,
  overflowOf,
  seriousFaults,
  settled,
  takeShot,
  watchFaults,
} from './page-tools.js';

/** How a page is looked at: both languages, both themes, a phone and a desk. */
export const LOOKS = [
  { language: 'zh', theme: 'light', width: 390 },
  { language: 'en', theme: 'dark', width: 390 },
  { language: 'zh', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 1280 },
] as const;

/** A page of a suite, with the server and browser that stand once its hooks have run. */
export interface Looked {
  readonly browser: () => Browser;
  /** Of the server, without a slash at the end. */
  readonly url: () => string;
  /** Selector of what stands once the page is there. */
  readonly ready: string;
  /** What is done in the same context before the page is opened, e.g. a key is made. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** One test for each page and look: no serious fault of accessibility, no error, nothing wider than the screen. */
export function itLooksRight(
  paths: readonly string[],
  { browser, prepare, ready, url }: Looked,
): void {
  for (const path of paths) {
    for (const { language, theme, width } of LOOKS) {
      it(`${path} in ${language}, ${theme}, ${width} px: no serious fault, nothing wider than the screen`, async () => {
        const page = await openPage(browser(), theme, width);
        const faults = watchFaults(page);
        await prepare?.(page);
        await page.goto(`${url()}${path}?lang=${language}`);
        await page.waitForSelector(ready);
        await settled(page);
        await takeShot(page, path, `${language}-${theme}-${width}`);
        expect(await seriousFaults(page)).to.deep.equal([]);
        expect(await overflowOf(page), 'pixels wider than the screen').to.equal(0);
        expect(faults.filter((fault) => !fault.includes('404'))).to.deep.equal([]);
        await page.context().close();
      });
    }
  }
}
