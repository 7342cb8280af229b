// SPDX-License-Identifier: Apache-2.0
import { keyWords } from '@daoji/model';
import { canonicalBytes, sha256, type JcsValue } from '@daoji/proof';

/**
 * Six words of a trust root, to be compared with the ones printed on the package. They are taken over SHA-256 of the
 * root's canonical bytes, so that white space in the file does not change them.
 * @throws SyntaxError when the bytes are not JSON.
 */
export function rootWords(trustRoot: Uint8Array): { zh: string[]; en: string[] } {
  const value = JSON.parse(new TextDecoder().decode(trustRoot)) as JcsValue;
  return keyWords(sha256(canonicalBytes(value)));
}
