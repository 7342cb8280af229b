// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex, type JcsValue } from '@daoji/proof';

import { KEY_WORD_LIST } from './key-word-list.js';

/** Key id of a public key: hex SHA-256 of its DER SPKI. */
export function keyIdOf(spki: Uint8Array): string {
  return toHex(sha256(spki));
}

/**
 * The six words that a person's device shows and the registrar compares: 8 bits each of SHA-256 over
 * `"daoji-key-words/v1\n" ‖ spki`, so 48 bits. Chinese and English words of one index mean the same.
 */
export function keyWords(spki: Uint8Array): { zh: string[]; en: string[] } {
  const digest = sha256(new TextEncoder().encode('daoji-key-words/v1\n'), spki);
  const picked = [...digest.subarray(0, 6)].map((byte) => KEY_WORD_LIST[byte] ?? ['', '']);
  return { zh: picked.map(([zh]) => zh), en: picked.map(([, en]) => en) };
}

/**
 * Six words of a trust root, to be compared with the ones printed on the package. They are taken over SHA-256 of the
 * root's canonical bytes, so that white space in the file does not change them.
 * @throws SyntaxError when the bytes are not JSON.
 */
export function trustRootWords(trustRoot: Uint8Array): { zh: string[]; en: string[] } {
  const value = JSON.parse(new TextDecoder().decode(trustRoot)) as JcsValue;
  return keyWords(sha256(canonicalBytes(value)));
}
