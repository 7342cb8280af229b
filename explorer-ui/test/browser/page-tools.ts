// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Browser, Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SHOTS = process.env['SCREENSHOT_DIR'];
/** `DAOJI_SLOWDOWN`: the pages run on a machine so many times slower, to find tests and pages that count on a fast one. */
const SLOWDOWN = Number(process.env['DAOJI_SLOWDOWN'] ?? 1);
/** Far above what a page takes, so that a machine with other work still gets there. */
const PAGE_TIMEOUT_MS = 60_000;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Opens a page in a context of its own; without motion, since a colour in transition is no colour of ours. */
export async function openPage(
  browser: Browser,
  theme: 'light' | 'dark' = 'light',
  width = 390,
): Promise<Page> {
  const context = await browser.newContext({
    acceptDownloads: true,
    colorScheme: theme,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    viewport: { height: 900, width },
  });
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const page = await context.newPage();
  if (SLOWDOWN > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  }
  return page;
}

/** Makes a key on the device; the page is `/app/keys`. */
export async function makeKey(page: Page, name: string): Promise<void> {
  await page.getByLabel('给这把密钥起个名字').fill(name);
  await page.getByRole('button', { name: '在本机生成密钥' }).click();
  // The page's own words may hold the name too, e.g. 登记员.
  await page.locator('.outbox strong').getByText(name, { exact: true }).waitFor();
}

/** Collects errors of scripts and console. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}

/** Resolves when nothing is loaded, no font is missing and nothing moves: what is there then is what a person sees. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Serious faults of accessibility. Axe runs through the debugger: the page's policy stays as strict as it is. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const result = await page.evaluate<AxeResult>('axe.run()');
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Pixels by which a page is wider than its screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Keeps a picture where `SCREENSHOT_DIR` says so. */
export async function takeShot(page: Page, path: string, look: string): Promise<void> {
  if (SHOTS === undefined) return;
  const name = path.replaceAll('/', '_').replace(/^_/, '');
  await page.screenshot({ fullPage: true, path: `${SHOTS}/${name}-${look}.png` });
}
