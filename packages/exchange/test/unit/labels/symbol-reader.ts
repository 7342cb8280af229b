// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What another library than the one that drew them reads of the symbols in a picture. */
export async function readSymbols(
  png: Uint8Array,
  format: 'Code128' | 'DataMatrix' | 'QRCode',
): Promise<string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer } = new Uint8Array(await readFile(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
  const found = await readBarcodes(new Uint8Array(png), {
    formats: [format],
    maxNumberOfSymbols: 64,
    tryHarder: true,
  });
  return found.filter((one) => one.isValid).map((one) => one.text);
}
