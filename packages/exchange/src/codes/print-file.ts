// SPDX-License-Identifier: Apache-2.0
import { scratchCode } from './scratch-code.js';
import { readChunks } from './serial-file.js';
import { SERIAL_BYTES, serialText } from './serial-text.js';

/** What stands on the packages of an order. */
export interface PrintOptions {
  readonly gtin: string;
  /** Where codes resolve, without a slash at the end, e.g. `https://id.example`. */
  readonly origin: string;
  /** First place and the place after the last. */
  readonly range: { readonly from: number; readonly to: number };
  /** Places within the range that are left out, in order, e.g. of void codes. */
  readonly without?: readonly { readonly from: number; readonly to: number }[];
  /** Adds the column of scratch codes. */
  readonly scratchKey?: Uint8Array;
}

/**
 * Lines of the file for a printing house: place, GS1 Digital Link and serial of each package, as UTF-8 CSV with CRLF (RFC 4180).
 * One chunk is in memory at a time. The symbol holds the Digital Link alone.
 */
export async function* printLines(path: string, options: PrintOptions): AsyncGenerator<string> {
  const { gtin, origin, range, scratchKey } = options;
  yield `place,digitalLink,serial${scratchKey ? ',scratchCode' : ''}\r\n`;
  let place = 0;
  for await (const chunk of readChunks(path)) {
    const end = place + chunk.length / SERIAL_BYTES;
    if (end > range.from && place < range.to) {
      let lines = '';
      for (let at = 0; at < chunk.length; at += SERIAL_BYTES, place += 1) {
        if (!isPrinted(place, options)) continue;
        const serial = serialText(chunk.subarray(at, at + SERIAL_BYTES));
        const scratch = scratchKey ? `,${scratchCode(scratchKey, serial)}` : '';
        lines += `${place + 1},${origin}/01/${gtin}/21/${serial},${serial}${scratch}\r\n`;
      }
      yield lines;
    }
    place = end;
    if (place >= range.to) return;
  }
}

/** Whether the code at a place is printed. */
export function isPrinted(
  place: number,
  { range, without = [] }: Pick<PrintOptions, 'range' | 'without'>,
): boolean {
  if (place < range.from || place >= range.to) return false;
  return !without.some(({ from, to }) => from <= place && place < to);
}
