// SPDX-License-Identifier: Apache-2.0
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';

import { concatBytes } from './bytes.js';

/** SHA-256 over the concatenation of `parts`; 32 bytes. Source: FIPS 180-4. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return nobleSha256(parts.length === 1 && only !== undefined ? only : concatBytes(...parts));
}
