// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';

/** 16 random bytes as hex: without them a plate or a name could be guessed from its fingerprint. */
export function newSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256 of salt, line feed and text without blanks around it, as hex. */
export function saltedHash(salt: string, text: string): string {
  return toHex(sha256(utf8(`${salt}\n${text.trim()}`)));
}
