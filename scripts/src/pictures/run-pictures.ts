// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium, type Browser } from 'playwright-core';

import { DemoError } from '../demo/demo-error.js';
import { gatewayUrl } from '../demo/demo-home.js';
import { tellFault, withDemo } from '../demo/run-demo.js';
import { REPO_ROOT } from '../paths.js';
import { print } from '../print.js';
import { assertChineseFont } from './chinese-font.js';
import { findChromium } from './find-chromium.js';
import { SCENES, type Scene } from './scenes.js';

const FOLDER = 'docs/pictures';
/** A phone and a desktop; a phone's screen has twice the pixels of its CSS width. */
const SCREENS = [
  { width: 390, height: 844, deviceScaleFactor: 2 },
  { width: 1280, height: 800, deviceScaleFactor: 1 },
] as const;
/** A phone-sized proof is verified in seconds; a busy machine may take many. */
const ACTION_MS = 60_000;

type Screen = (typeof SCREENS)[number];

/**
 * Takes the pictures of the README from a demo network: a new one, or with `--running` the one that `npm run demo`
 * serves now. Writes `docs/pictures/<scene>-<width>.png`.
 * @param args - `[--running]`.
 * @returns exit code.
 */
export async function runPictures(args: readonly string[]): Promise<number> {
  try {
    const [option, ...others] = args;
    if (others.length > 0 || (option !== undefined && option !== '--running')) {
      const usage = 'node scripts/bootstrap.mjs pictures [--running]';
      const got = args.join(' ');
      throw new DemoError(
        'DEMO_USAGE',
        `用法：${usage}；得到 ${got}`,
        `usage: ${usage}; got ${got}`,
      );
    }
    const executablePath = findChromium();
    if (option === '--running') return await takeAll(executablePath, await gatewayUrl());
    return await withDemo((demo) => takeAll(executablePath, demo.gatewayUrl));
  } catch (error) {
    return tellFault(error);
  }
}

async function takeAll(executablePath: string, url: string): Promise<number> {
  await mkdir(join(REPO_ROOT, FOLDER), { recursive: true });
  const browser = await chromium.launch({ args: ['--no-sandbox'], executablePath });
  try {
    await assertChineseFont(browser);
    for (const scene of SCENES)
      for (const screen of SCREENS) await take(browser, scene, screen, url);
  } finally {
    await browser.close();
  }
  return 0;
}

async function take(
  browser: Browser,
  scene: Scene,
  { deviceScaleFactor, height, width }: Screen,
  url: string,
): Promise<void> {
  const context = await browser.newContext({
    colorScheme: 'light',
    deviceScaleFactor,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
    viewport: { height, width },
  });
  try {
    context.setDefaultTimeout(ACTION_MS);
    const page = await context.newPage();
    await scene.play(page, url);
    await page.waitForLoadState('networkidle');
    const file = `${FOLDER}/${scene.name}-${width}.png`;
    await page.screenshot({ path: join(REPO_ROOT, file) });
    print(`  ${file}`);
  } finally {
    await context.close();
  }
}
