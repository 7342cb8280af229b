// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';

/** Bytes of salt that stand before a commercial document in the archive (`docs/decisions/0057-salted-documents.md`). */
export const SALT_BYTES = 16;

/** Salt and file as they are stored; their SHA-256 is the anchored hash. */
export function salted(salt: Uint8Array, file: Uint8Array): Uint8Array {
  return Buffer.concat([salt, file]);
}

/** Takes the two apart again. */
export function unsalted(stored: Uint8Array): {
  readonly salt: Uint8Array;
  readonly file: Uint8Array;
} {
  return { file: stored.subarray(SALT_BYTES), salt: stored.subarray(0, SALT_BYTES) };
}

/**
 * The salt of an upload's header `Daoji-Salt`, base64 of 16 bytes.
 * @param isSalted - what the signed command says; `undefined` where the command comes later.
 * @throws GatewayError `DOCUMENT_SALT` when header and command disagree, or it is not 16 bytes.
 */
export function saltOf(header: string | undefined, isSalted?: boolean): Uint8Array | undefined {
  if (isSalted !== undefined && isSalted !== (header !== undefined)) {
    throw new GatewayError(
      'DOCUMENT_SALT',
      isSalted
        ? 'expected the header Daoji-Salt with a salted command, got none'
        : 'expected no header Daoji-Salt, since the command says nothing of salt',
    );
  }
  if (header === undefined) return undefined;
  const salt = /^[A-Za-z0-9+/]{22}==$/.test(header) ? fromBase64(header) : new Uint8Array(0);
  if (salt.length === SALT_BYTES) return salt;
  throw new GatewayError(
    'DOCUMENT_SALT',
    `expected base64 of ${SALT_BYTES} bytes, got ${header.length} characters`,
  );
}
