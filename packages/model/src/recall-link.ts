// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';

const DOMAIN = 'daoji-recall-link/v1\n';
const TOKEN_DIGITS = 32;

/**
 * The token that stands behind the secret of a one-time link: the first 32 hex digits of SHA-256 over
 * `"daoji-recall-link/v1\n" ‖ secret`. The first answer puts the token on the ledger for all to read; the link still opens for
 * nobody else, since no one finds the secret from it.
 * @param secret - 32 lower-case hex digits, `recallTokenSchema`.
 */
export function recallTokenOf(secret: string): string {
  return toHex(sha256(utf8(`${DOMAIN}${secret}`))).slice(0, TOKEN_DIGITS);
}

/** What `notifyHolder` records of a token: SHA-256 of its 32 ASCII characters. */
export function recallTokenHash(token: string): string {
  return toHex(sha256(utf8(token)));
}

/** What a reader of a recall's answers signs in the place of a document's hash: SHA-256 of `recall-answers~{recallId}`. */
export function answersReadHash(recallId: string): string {
  return toHex(sha256(utf8(`recall-answers~${recallId}`)));
}
