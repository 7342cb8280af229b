// SPDX-License-Identifier: Apache-2.0
import type { Archive } from '@daoji/archive';
import { sha256, toHex } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import { faultOf, mediaTypeOf, type DocumentMediaType } from './document-type.js';
import { salted, unsalted } from './salted.js';

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
 * @param expected - hex SHA-256 of the files that the uploader's command names; absent where the command comes later.
 * @param salt - 16 bytes that are stored before a file that is not public, and hashed with it.
 * @throws GatewayError `DOCUMENT_TYPE`, `DOCUMENT_TOO_LARGE`, `DOCUMENT_HASH`.
 */
export async function putDocument(
  archive: Pick<Archive, 'put'>,
  bytes: Uint8Array,
  claimedType: string,
  { expected, salt }: { readonly expected?: readonly string[]; readonly salt?: Uint8Array } = {},
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
  const fault = faultOf(bytes);
  if (fault !== undefined) throw new GatewayError('DOCUMENT_TYPE', `expected ${fault}`);
  const stored = salt === undefined ? bytes : salted(salt, bytes);
  const hash = toHex(sha256(stored));
  if (expected && !expected.includes(hash)) {
    throw new GatewayError(
      'DOCUMENT_HASH',
      `expected a file with hash ${expected.join(' or ')}, got ${hash}`,
    );
  }
  await archive.put(`document-${hash}`, stored);
  return { hash, bytes: bytes.length, mediaType };
}

/**
 * A document by its hash. Other files of the archive (raw packs, tables) are not documents and are not given out.
 * @param isSalted - what the ledger says of it; the salt comes along.
 * @throws ArchiveError; GatewayError `DOCUMENT_TYPE` for other files.
 */
export async function getDocument(
  archive: Pick<Archive, 'get'>,
  hash: string,
  isSalted = false,
): Promise<{
  readonly bytes: Uint8Array;
  readonly mediaType: DocumentMediaType;
  readonly salt?: Uint8Array;
}> {
  const stored = await archive.get(hash);
  const { file, salt } = isSalted ? unsalted(stored) : { file: stored, salt: undefined };
  const mediaType = mediaTypeOf(file);
  if (mediaType && faultOf(file) === undefined)
    return { bytes: file, mediaType, ...(salt && { salt }) };
  throw new GatewayError('DOCUMENT_TYPE', `expected a document, got another file under ${hash}`);
}
