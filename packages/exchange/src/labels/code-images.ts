// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '@daoji/proof';

import type { PrintOptions } from '../codes/print-file.js';
import { SerialBook } from '../codes/serial-book.js';
import { MAX_LABELS } from './bag-label.js';
import { codePng, codeSvg } from './code-image.js';
import { LabelError } from './label-error.js';
import type { SymbolKind } from './label-symbol.js';

/** Kinds of file of a code's picture. */
export const IMAGE_FORMATS = ['png', 'svg'] as const;

/** One of {@link IMAGE_FORMATS}. */
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** A picture of one code; the name starts with the place on the roll, from 1, so that names sort as the roll runs. */
export interface CodeImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Which codes of a file are drawn, and how. */
export interface CodeImageOptions extends Omit<PrintOptions, 'scratchKey'> {
  readonly format: ImageFormat;
  readonly symbol: SymbolKind;
  /** Resolution of a PNG. */
  readonly dotsPerInch?: number;
  /** Called with the number of pictures that are done. */
  readonly onProgress?: (done: number) => void;
}

/** Digits of a place; the largest order has 5,000,000 codes. */
const PLACE_DIGITS = 7;

/**
 * Pictures of the codes of a run, one after the other, so that one is in memory at a time.
 * @param path - file of serials.
 * @throws LabelError `LABEL_COUNT` for none or more than 10,000, before the first is drawn; `LABEL_MODULE`, `LABEL_LINK`; SerialError.
 */
export async function* codeImages(
  path: string,
  options: CodeImageOptions,
): AsyncGenerator<CodeImage> {
  const book = await SerialBook.open(path);
  try {
    const { from } = options.range;
    const to = Math.min(options.range.to, book.count);
    assertCount(to - from);
    for (let place = from; place < to; place += 1) {
      const serial = await book.serialAt(place);
      const name = `${String(place + 1).padStart(PLACE_DIGITS, '0')}-${serial}.${options.format}`;
      yield { bytes: picture(serial, options), name };
      options.onProgress?.(place + 1 - from);
    }
  } finally {
    await book.close();
  }
}

function picture(serial: string, options: CodeImageOptions): Uint8Array {
  const { dotsPerInch, format, gtin, origin, symbol } = options;
  const code = { gtin, origin, serial };
  return format === 'png' ? codePng(code, symbol, dotsPerInch) : utf8(codeSvg(code, symbol));
}

function assertCount(count: number): void {
  if (count >= 1 && count <= MAX_LABELS) return;
  throw new LabelError(
    'LABEL_COUNT',
    `expected 1…${MAX_LABELS} codes, got ${count > 0 ? count : 'none'}; take a run by its places, or the file for a printing house`,
  );
}
