// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises';
import { Writable } from 'node:stream';

import {
  findLabelFont,
  isPrinted,
  scratchCode,
  SerialBook,
  writeLabelPdf,
  type BagLabel,
  type LabelPdfOptions,
  type PrintOptions,
} from '@daoji/exchange';
import type { CodeOrder, Lot } from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import type { StateRecords } from '../index/state-records.js';
import { labelView } from '../products/label-content.js';

/** What is drawn on each label, and how. */
export interface OrderLabels {
  readonly file: string;
  readonly print: PrintOptions;
  readonly texts: BagLabel['texts'];
  readonly pdf: LabelPdfOptions;
}

/**
 * Texts of a package lot's label. @throws GatewayError `LABEL_INCOMPLETE` where the rule set in force wants a field that it
 * lacks, `LOT_NOT_FOUND` for a lot that is no package of the order's product.
 */
export function labelTextsOf(records: StateRecords, order: CodeOrder, lot: Lot): BagLabel['texts'] {
  if (lot.package?.gtin !== order.gtin || lot.operatorId !== order.operatorId)
    throw new GatewayError(
      'LOT_NOT_FOUND',
      `expected a package lot of ${order.gtin} of ${order.operatorId}, got ${lot.lotId}`,
    );
  const { faults, texts } = labelView(records, lot);
  if (faults.length === 0) return texts;
  const lacks = faults.map(({ clause, field }) => `${field} (${clause})`).join(', ');
  throw new GatewayError('LABEL_INCOMPLETE', `expected a label of ${lot.lotId} with ${lacks}`);
}

/** How labels of a request are drawn. @throws LabelError `LABEL_FONT`. */
export async function labelPdfOptions(
  asked: Pick<LabelPdfOptions, 'sheet'> &
    Readonly<{
      language?: 'zh' | 'en' | undefined;
      symbol?: LabelPdfOptions['symbol'] | undefined;
    }>,
): Promise<LabelPdfOptions> {
  const { language = 'zh', sheet, symbol = 'qr' } = asked;
  return { font: await findLabelFont(), language, sheet, symbol };
}

/**
 * Draws labels as PDF. The first one is drawn before anything is sent, so that a text that does not fit, or a character that
 * the font lacks, is a problem document and no torn file.
 * @throws LabelError, SerialError.
 */
export async function drawOrderLabels(asked: OrderLabels, output: () => Writable): Promise<number> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, next) => {
      next();
    },
  });
  await writeLabelPdf(firstOf(labels(asked)), asked.pdf, nowhere);
  return writeLabelPdf(labels(asked), asked.pdf, output());
}

async function* firstOf(all: AsyncIterable<BagLabel>): AsyncGenerator<BagLabel> {
  for await (const label of all) {
    yield label;
    return;
  }
}

/** One label after the other. Other requests get their turn between two: a symbol takes about 15 ms. */
async function* labels({ file, print, texts }: OrderLabels): AsyncGenerator<BagLabel> {
  const { gtin, origin, range, scratchKey } = print;
  const book = await SerialBook.open(file);
  try {
    for (let place = range.from; place < Math.min(range.to, book.count); place += 1) {
      if (!isPrinted(place, print)) continue;
      await setImmediate();
      const serial = await book.serialAt(place);
      const scratch = scratchKey && { scratchCode: scratchCode(scratchKey, serial) };
      yield { gtin, origin, serial, texts, ...scratch };
    }
  } finally {
    await book.close();
  }
}
