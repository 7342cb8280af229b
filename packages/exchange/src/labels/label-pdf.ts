// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type PDFDocument from 'pdfkit';

import { labelLines, MAX_LABELS, type BagLabel, type LabelLanguage } from './bag-label.js';
import { LabelError } from './label-error.js';
import type { LabelFont } from './label-font.js';
import { LABEL_SHEETS, type LabelSheet, type LabelSheetName } from './label-sheet.js';
import { labelSymbol, symbolSize, type LabelSymbol, type SymbolKind } from './label-symbol.js';

const POINTS_PER_MM = 72 / 25.4;
/** Distance of lines over the height of characters. */
const LINE_PITCH = 1.2;
/** Blank mm between text and symbol, beside the symbol's quiet zone. */
const GAP_MM = 0.8;

/** How labels are printed. */
export interface LabelPdfOptions {
  readonly font: LabelFont;
  readonly sheet: LabelSheetName;
  readonly symbol?: SymbolKind;
  readonly language?: LabelLanguage;
  /** Called after each page with the number of labels that are done. */
  readonly onProgress?: (done: number) => void;
}

type Document = InstanceType<typeof PDFDocument>;

/**
 * Writes labels as a PDF with an embedded subset of the font, page by page.
 * @returns number of labels, 1…10,000.
 * @throws LabelError `LABEL_COUNT`, `LABEL_FONT`, `LABEL_GLYPH`, `LABEL_LINK`, `LABEL_SPACE`; what was written is then no PDF.
 */
export async function writeLabelPdf(
  labels: AsyncIterable<BagLabel> | Iterable<BagLabel>,
  options: LabelPdfOptions,
  output: Writable,
): Promise<number> {
  const sheet: LabelSheet = LABEL_SHEETS[options.sheet];
  const doc = await newDocument(sheet, options.font);
  const written = finished(output);
  // Watched below; a fault before that is reported by what is thrown here.
  written.catch(() => undefined);
  doc.pipe(output);
  try {
    const count = await drawAll(doc, labels, sheet, options);
    doc.end();
    await written;
    return count;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

async function drawAll(
  doc: Document,
  labels: AsyncIterable<BagLabel> | Iterable<BagLabel>,
  sheet: LabelSheet,
  options: LabelPdfOptions,
): Promise<number> {
  const perPage = sheet.columns * sheet.rows;
  let count = 0;
  for await (const label of labels) {
    const place = count % perPage;
    if (place === 0) {
      if (count > 0) options.onProgress?.(count);
      await drained(doc);
      doc.addPage();
    }
    count += 1;
    if (count > MAX_LABELS) break;
    drawLabel(doc, label, cornerOf(sheet, place), sheet, options);
  }
  if (count >= 1 && count <= MAX_LABELS) {
    options.onProgress?.(count);
    return count;
  }
  throw new LabelError('LABEL_COUNT', `expected 1…${MAX_LABELS} labels, got ${count || 'none'}`);
}

/** Waits where the reader of the document is slower than we are. */
async function drained(doc: Document): Promise<void> {
  while (doc.readableLength > doc.readableHighWaterMark) await once(doc, 'data');
}

async function newDocument(sheet: LabelSheet, font: LabelFont): Promise<Document> {
  // Loaded here: whoever draws no label waits for no PDF writer.
  const { default: Pdf } = await import('pdfkit');
  const [width, height] = sheet.page;
  try {
    const size = [width * POINTS_PER_MM, height * POINTS_PER_MM];
    const doc = new Pdf({ autoFirstPage: false, margin: 0, size });
    doc.registerFont('label', font.path, font.name);
    doc.font('label').fontSize(sheet.textMm * POINTS_PER_MM);
    return doc;
  } catch (cause) {
    throw new LabelError(
      'LABEL_FONT',
      `expected a font at ${font.path}${font.name === undefined ? '' : ` named ${font.name}`}`,
      { cause },
    );
  }
}

function cornerOf(sheet: LabelSheet, place: number): readonly [number, number] {
  const column = place % sheet.columns;
  const row = Math.floor(place / sheet.columns);
  return [sheet.first[0] + column * sheet.pitch[0], sheet.first[1] + row * sheet.pitch[1]];
}

/** Text at the left, the symbol with its quiet zone at the lower right. */
function drawLabel(
  doc: Document,
  label: BagLabel,
  [x, y]: readonly [number, number],
  sheet: LabelSheet,
  options: LabelPdfOptions,
): void {
  const symbol = labelSymbol(label, options.symbol ?? 'qr');
  const side = symbolSize(symbol, sheet.moduleMm);
  const [width, height] = sheet.label;
  const lines = labelLines(label, options.language ?? 'zh');
  const textWidth = width - 2 * sheet.edge - side - GAP_MM;
  const rows = lines.flatMap((line) => wrapped(doc, line, textWidth * POINTS_PER_MM));
  assertFits(rows, lines, sheet, height - 2 * sheet.edge, options.sheet);
  rows.forEach((row, at) => {
    const top = y + sheet.edge + at * sheet.textMm * LINE_PITCH;
    doc.text(row, (x + sheet.edge) * POINTS_PER_MM, top * POINTS_PER_MM, { lineBreak: false });
  });
  drawSymbol(doc, symbol, [x + width - sheet.edge - side, y + height - sheet.edge - side], sheet);
}

function assertFits(
  rows: readonly string[],
  lines: readonly string[],
  sheet: LabelSheet,
  height: number,
  name: LabelSheetName,
): void {
  const room = Math.floor(height / (sheet.textMm * LINE_PITCH));
  if (rows.length <= room) return;
  throw new LabelError(
    'LABEL_SPACE',
    `expected at most ${room} lines of ${sheet.textMm} mm on a label ${name}, got ${rows.length} of ${lines.length} fields: take a larger label`,
  );
}

/** Breaks a line where it is full; a character that the font does not have is refused, for it would print as a box. */
function wrapped(doc: Document, line: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const character of line) {
    assertGlyph(doc, character);
    if (row !== '' && doc.widthOfString(row + character) > width) {
      rows.push(row);
      row = '';
    }
    row += character;
  }
  return [...rows, row];
}

/** What pdfkit keeps of the chosen font and its types do not name. */
interface WithFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
}

function assertGlyph(doc: Document, character: string): void {
  const point = character.codePointAt(0) ?? 0;
  if ((doc as unknown as WithFont)._font.font.hasGlyphForCodePoint(point)) return;
  throw new LabelError(
    'LABEL_GLYPH',
    `expected a character that the font has, got U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function drawSymbol(
  doc: Document,
  symbol: LabelSymbol,
  [x, y]: readonly [number, number],
  { moduleMm }: LabelSheet,
): void {
  const module = moduleMm * POINTS_PER_MM;
  const [left, top] = [x * POINTS_PER_MM, y * POINTS_PER_MM];
  for (const run of symbol.runs) {
    const [column, row] = [run.x + symbol.quiet, run.y + symbol.quiet];
    doc.rect(left + column * module, top + row * module, run.length * module, module);
  }
  doc.fill('#000');
}
