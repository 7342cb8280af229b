// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository's root. */
export const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
