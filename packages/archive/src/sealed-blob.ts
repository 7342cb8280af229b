// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

import { ArchiveError } from './archive-error.js';

const MAGIC = Buffer.from('DAOJIAR1', 'ascii');
const KEY_MARK_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + KEY_MARK_BYTES + IV_BYTES + TAG_BYTES;

/**
 * AES-256-GCM file: `magic 8 ‖ key mark 16 ‖ iv 12 ‖ tag 16 ‖ ciphertext`. The plaintext's hash is authenticated too,
 * so a sealed file cannot be served under another name.
 */
export function sealBlob(key: Uint8Array, hash: string, plaintext: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(hash, 'hex'));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([MAGIC, keyMark(key), iv, cipher.getAuthTag(), body]);
}

/**
 * Opens a sealed file.
 * @returns `undefined` when another key sealed it: the subject was erased and began anew.
 * @throws {@link ArchiveError} `ARCHIVE_CORRUPT` when the bytes are not what was sealed.
 */
export function openBlob(
  key: Uint8Array,
  hash: string,
  sealed: Uint8Array,
): Uint8Array | undefined {
  const file = Buffer.from(sealed);
  if (file.length < HEADER_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw corrupt(hash, `expected a sealed file of at least ${HEADER_BYTES} bytes`);
  }
  const markEnd = MAGIC.length + KEY_MARK_BYTES;
  if (!file.subarray(MAGIC.length, markEnd).equals(keyMark(key))) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(markEnd, markEnd + IV_BYTES));
  decipher.setAAD(Buffer.from(hash, 'hex'));
  decipher.setAuthTag(file.subarray(markEnd + IV_BYTES, HEADER_BYTES));
  try {
    const body = file.subarray(HEADER_BYTES);
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch (cause) {
    throw corrupt(hash, 'expected the sealed bytes, authentication failed', cause);
  }
}

function keyMark(key: Uint8Array): Buffer {
  const digest = createHash('sha256').update('daoji-archive-key/v1\n').update(key).digest();
  return digest.subarray(0, KEY_MARK_BYTES);
}

function corrupt(hash: string, why: string, cause?: unknown): ArchiveError {
  return new ArchiveError('ARCHIVE_CORRUPT', `${hash}: ${why}`, { cause });
}
