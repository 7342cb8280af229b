// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';

import { DemoError } from '../demo/demo-error.js';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Path of this machine's browser: `CHROMIUM_PATH`, or where Debian and others put it.
 * @throws {@link DemoError} `BROWSER_MISSING`.
 */
export function findChromium(named = process.env['CHROMIUM_PATH']): string {
  const path = named ?? CANDIDATES.find((candidate) => existsSync(candidate));
  if (path !== undefined) return path;
  throw new DemoError(
    'BROWSER_MISSING',
    '截图需要 Chromium，没有找到；请安装，或用 CHROMIUM_PATH 指明',
    'pictures want Chromium, found none; install it or name it by CHROMIUM_PATH',
  );
}
