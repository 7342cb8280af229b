// SPDX-License-Identifier: Apache-2.0
import { CheckError } from './check-error.js';
import { inflate, MAX_BUNDLE_BYTES } from './inflate.js';

/**
 * Reads a chosen proof file or trust root, packed or not, and makes sure that it is JSON at all.
 * @throws {@link CheckError} `CHECK_TOO_LARGE`, `CHECK_NOT_GZIP`, `CHECK_NO_INFLATE`, `CHECK_NOT_JSON`.
 */
export async function readProofFile(file: Blob): Promise<Uint8Array> {
  if (file.size > MAX_BUNDLE_BYTES) {
    throw new CheckError(
      'CHECK_TOO_LARGE',
      `expected at most ${MAX_BUNDLE_BYTES} bytes, got ${file.size}`,
    );
  }
  const bytes = await inflate(new Uint8Array(await file.arrayBuffer()));
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CheckError('CHECK_NOT_JSON', 'expected JSON', { cause });
  }
  return bytes;
}
