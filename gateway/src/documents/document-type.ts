// SPDX-License-Identifier: Apache-2.0
import { isActivePdf } from './active-pdf.js';
import { isWholeJpeg, isWholePng } from './picture-structure.js';

/** Media types that the archive takes and gives. */
export type DocumentMediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

const MAGIC: readonly (readonly [DocumentMediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** Media type by the first bytes, never by what a client says; `undefined` for anything else. */
export function mediaTypeOf(bytes: Uint8Array): DocumentMediaType | undefined {
  return MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))?.[0];
}

/** What speaks against a document; `undefined` for one that can be stored and shown. */
export function faultOf(bytes: Uint8Array): string | undefined {
  switch (mediaTypeOf(bytes)) {
    case undefined:
      return 'a PDF, PNG or JPEG';
    case 'application/pdf':
      return isActivePdf(bytes)
        ? 'a PDF without scripts, files, forms or a password in it'
        : undefined;
    case 'image/png':
      return isWholePng(bytes) ? undefined : 'a whole PNG with nothing behind its end';
    case 'image/jpeg':
      return isWholeJpeg(bytes) ? undefined : 'a whole JPEG with nothing behind its end';
  }
}
