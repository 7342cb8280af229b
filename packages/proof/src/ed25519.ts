// SPDX-License-Identifier: Apache-2.0
import { ed25519 } from '@noble/curves/ed25519.js';

/**
 * True when `signature` is an Ed25519 signature of `message` by `key`, by the strict rules of RFC 8032 (not ZIP-215): the one code path of
 * browser and command line, since libraries differ on odd points. Never throws.
 * @param key - 32 bytes.  @param signature - 64 bytes; other lengths are no signature.
 */
export function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return signature.length === 64 && ed25519.verify(signature, message, key, { zip215: false });
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}
