// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

/** The engine alone, where it is there, takes half the work of a whole browser without a window. */
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of the browser of this machine: `CHROMIUM_PATH`, or where Debian and others put it. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return named ?? CANDIDATES.find((path) => existsSync(path));
}

/**
 * Starts the browser; without one the tests of `suite` are skipped aloud, but never in CI.
 * @throws Error in CI without a browser.
 */
export async function startBrowser(suite: Mocha.Context): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    if (process.env['CI']) throw new Error('expected Chromium (CHROMIUM_PATH) in CI, got none');
    process.stdout.write('    SKIPPED: no Chromium found, set CHROMIUM_PATH\n');
    return suite.skip();
  }
  return chromium.launch({ args: ['--no-sandbox'], executablePath });
}
