// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';

import { DemoError } from '../demo/demo-error.js';

/** Draws two characters; without a font for them a browser draws the same empty box for both. */
const DRAW_BOTH = `['稻', '迹'].map((character) => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  context.font = '40px sans-serif';
  context.fillText(character, 10, 50);
  return canvas.toDataURL();
})`;

/**
 * Makes sure that this machine's browser can draw Chinese, which every picture shows.
 * @throws {@link DemoError} `FONT_MISSING`.
 */
export async function assertChineseFont(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  try {
    const [first, second] = await page.evaluate<string[]>(DRAW_BOTH);
    if (first !== second) return;
    throw new DemoError(
      'FONT_MISSING',
      '截图需要中文字体，没有找到；例如安装 fonts-wqy-microhei',
      'pictures want a Chinese font, found none; install fonts-wqy-microhei for one',
    );
  } finally {
    await page.close();
  }
}
