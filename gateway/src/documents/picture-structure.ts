// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';

/** Pixels of a picture: 12,000 × 10,000, more than any phone takes. */
const MAX_PIXELS = 120_000_000;

/**
 * True for a PNG whose chunks follow each other with right checksums from IHDR to IEND, with nothing behind.
 * Source: PNG (ISO/IEC 15948) §5.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (let first = true; at + 12 <= view.length; first = false) {
    const length = view.readUInt32BE(at);
    const type = view.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > view.length || crc32(view.subarray(at + 4, end - 4)) !== view.readUInt32BE(end - 4))
      return false;
    if (first && !(type === 'IHDR' && length === 13 && isSmall(view, at + 8))) return false;
    if (type === 'IEND') return end === view.length;
    at = end;
  }
  return false;
}

/** True for a JPEG whose segments lead from SOI to a scan, and that ends with EOI. Source: ITU-T T.81 Annex B. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 4 || view.readUInt16BE(view.length - 2) !== 0xffd9) return false;
  let at = 2;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return false;
    const marker = view[at + 1] ?? 0;
    // From the start of a scan on, lengths no longer tell where the next marker stands.
    if (marker === 0xda) return true;
    if (marker < 0xc0 || marker === 0xd9) return false;
    at += 2 + view.readUInt16BE(at + 2);
  }
  return false;
}

function isSmall(view: Buffer, at: number): boolean {
  const [width, height] = [view.readUInt32BE(at), view.readUInt32BE(at + 4)];
  return width > 0 && height > 0 && width * height <= MAX_PIXELS;
}
