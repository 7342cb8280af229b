// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Pixels of a module's side: a decoder wants a few. */
const SCALE = 4;
const PIXEL_BYTES = 4;
/** Blocks and spaces, nothing else. */
const SYMBOL_LINE = /^[ ▀▄█]+$/u;

/**
 * Reads a QR symbol back from what was printed, other lines around it included, as a camera would see it: by another
 * library than the one that drew it. @returns the text, or `undefined` where nothing could be read.
 */
export async function readPrintedQr(lines: readonly string[]): Promise<string | undefined> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  // The bytes are given by hand, since the library would fetch them from a foreign host.
  const { buffer } = new Uint8Array(await readFile(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
  const [found] = await readBarcodes(imageOf(lines), { formats: ['QRCode'], tryInvert: false });
  return found?.isValid === true ? found.text : undefined;
}

interface Image {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

function imageOf(lines: readonly string[]): Image {
  const rows = lines
    .map((line) => stripVTControlCharacters(line))
    .filter((line) => SYMBOL_LINE.test(line))
    .flatMap((line) => {
      const cells = line.match(/./gu) ?? [];
      return [cells.map((cell) => '▀█'.includes(cell)), cells.map((cell) => '▄█'.includes(cell))];
    });
  // One blank pixel at least, where nothing was printed.
  const width = Math.max(1, ...rows.map((row) => row.length)) * SCALE;
  const height = Math.max(1, rows.length) * SCALE;
  const data = new Uint8ClampedArray(width * height * PIXEL_BYTES).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (rows[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] !== true) continue;
      data.fill(0, (y * width + x) * PIXEL_BYTES, (y * width + x) * PIXEL_BYTES + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' };
}
