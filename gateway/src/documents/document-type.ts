// SPDX-License-Identifier: Apache-2.0

/** Media types that the archive takes and gives. */
export type DocumentMediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

const MAGIC: readonly (readonly [DocumentMediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a PDF reader might run or open by itself. Compressed objects can hide it: hence also the download headers. */
const ACTIVE_PDF = /\/(?:JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|RichMedia|XFA)\b/;

/** Media type by the first bytes, never by what a client says; `undefined` for anything else. */
export function mediaTypeOf(bytes: Uint8Array): DocumentMediaType | undefined {
  return MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))?.[0];
}

/** True for a PDF that names something to run or open. */
export function isActive(bytes: Uint8Array): boolean {
  return (
    mediaTypeOf(bytes) === 'application/pdf' &&
    ACTIVE_PDF.test(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    )
  );
}
