// SPDX-License-Identifier: Apache-2.0
import type { Archive } from '@daoji/archive';
import { sha256, toHex } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import { isActive, mediaTypeOf, type DocumentMediaType } from './document-type.js';

/** 8 MiB: a scanned test report of some pages. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** A stored document. `hash` is the hex SHA-256 that an attachDocument command names. */
export interface StoredFile {
  readonly hash: string;
  readonly bytes: number;
  readonly mediaType: DocumentMediaType;
}

/**
 * Stores a document; answers once it is on the disk. Each lies under a key of its own, so that it can be erased alone.
 * @param expectedHash - hex SHA-256 that the uploader's command names; absent where the command comes later.
 * @throws GatewayError `DOCUMENT_TYPE`, `DOCUMENT_TOO_LARGE`, `DOCUMENT_HASH`.
 */
export async function putDocument(
  archive: Pick<Archive, 'put'>,
  bytes: Uint8Array,
  claimedType: string,
  expectedHash?: string,
): Promise<StoredFile> {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new GatewayError(
      'DOCUMENT_TOO_LARGE',
      `expected at most ${MAX_DOCUMENT_BYTES} bytes, got ${bytes.length}`,
    );
  }
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === undefined || mediaType !== claimedType) {
    throw new GatewayError(
      'DOCUMENT_TYPE',
      `expected a PDF, PNG or JPEG sent as such, got other bytes`,
    );
  }
  if (isActive(bytes)) {
    throw new GatewayError('DOCUMENT_TYPE', 'expected a PDF without scripts, files or forms in it');
  }
  const hash = toHex(sha256(bytes));
  if (expectedHash !== undefined && expectedHash !== hash) {
    throw new GatewayError(
      'DOCUMENT_HASH',
      `expected a file with hash ${expectedHash}, got ${hash}`,
    );
  }
  await archive.put(`document-${hash}`, bytes);
  return { hash, bytes: bytes.length, mediaType };
}

/**
 * A document by its hash. Other files of the archive (raw packs, tables) are not documents and are not given out.
 * @throws ArchiveError; GatewayError `DOCUMENT_TYPE` for other files.
 */
export async function getDocument(
  archive: Pick<Archive, 'get'>,
  hash: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: DocumentMediaType }> {
  const bytes = await archive.get(hash);
  const mediaType = mediaTypeOf(bytes);
  if (mediaType && !isActive(bytes)) return { bytes, mediaType };
  throw new GatewayError('DOCUMENT_TYPE', `expected a document, got another file under ${hash}`);
}
