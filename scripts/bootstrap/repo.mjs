// SPDX-License-Identifier: Apache-2.0
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute folder of the repository. */
export const repo = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What is built for this clone and cached; git ignores it. */
export const cacheDir = join(repo, '.daoji');
