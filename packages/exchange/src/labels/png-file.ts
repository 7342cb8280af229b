// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateSync } from 'node:zlib';

const MM_PER_INCH = 25.4;
const MM_PER_METRE = 1_000;
const WHITE = 255;

/** Grey pixels on which dark rectangles are drawn. Each row starts with its filter byte, as PNG wants it. */
export class GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly #rows: Uint8Array;

  /** A white picture; both sides in pixels. */
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#rows = new Uint8Array((width + 1) * height).fill(WHITE);
    for (let y = 0; y < height; y += 1) this.#rows[y * (width + 1)] = 0;
  }

  /** Blackens a rectangle. @throws RangeError where it is not wholly on the picture. */
  darken(x: number, y: number, width: number, height: number): void {
    if (x < 0 || y < 0 || x + width > this.width || y + height > this.height) {
      const got = `${x},${y} ${width}×${height}`;
      throw new RangeError(`expected a place on ${this.width}×${this.height} pixels, got ${got}`);
    }
    for (let row = y; row < y + height; row += 1) {
      const start = row * (this.width + 1) + 1 + x;
      this.#rows.fill(0, start, start + width);
    }
  }

  /** The picture as PNG that states its resolution. Source: PNG (W3C) §5, §11. */
  png(dotsPerInch: number): Uint8Array {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header[8] = 8;
    const dotsPerMetre = Math.round((dotsPerInch * MM_PER_METRE) / MM_PER_INCH);
    const density = Buffer.alloc(9);
    density.writeUInt32BE(dotsPerMetre, 0);
    density.writeUInt32BE(dotsPerMetre, 4);
    density[8] = 1;
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('pHYs', density),
      chunk('IDAT', deflateSync(this.#rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
