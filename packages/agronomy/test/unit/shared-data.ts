// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';

/** Path of a data file that lies beside the checkout; tests skip where it does not. */
export function sharedFile(name: string): string {
  return fileURLToPath(new URL(`../../../../../shared/data/${name}`, import.meta.url));
}
