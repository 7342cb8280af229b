// SPDX-License-Identifier: Apache-2.0
import type { BagLabel } from './bag-label.js';
import { LabelError } from './label-error.js';
import {
  labelSymbol,
  MIN_MODULE_MM,
  symbolPath,
  symbolSize,
  type LabelSymbol,
  type SymbolKind,
} from './label-symbol.js';
import { GreyPicture } from './png-file.js';
import { GLYPH_CELL, glyphDots } from './small-glyphs.js';

const MM_PER_INCH = 25.4;
/** Least height of a line of text in mm, for eyes that have to type it. Our choice. */
const LINE_MM = 1.4;
/** Width of a character of the SVG's text over its height, however wide the reader's font is. */
const TEXT_WIDTH = 0.75;

/** What a code needs of a label: its texts stand elsewhere. */
type Code = Pick<BagLabel, 'gtin' | 'origin' | 'serial'>;

/** What is to be read below a symbol: GS1's human readable interpretation, one element a line (General Specifications §4.14). */
export function codeLines({ gtin, serial }: Code): readonly [string, string] {
  return [`(01)${gtin}`, `(21)${serial}`];
}

/**
 * A symbol with its quiet zone and its text below it as PNG. Modules are whole pixels and at least 0.4 mm when it is printed
 * at the resolution that the file states.
 * @param dotsPerInch - 72…2400.  @throws LabelError `LABEL_MODULE`, `LABEL_LINK`.
 */
export function codePng(code: Code, kind: SymbolKind, dotsPerInch = 300): Uint8Array {
  if (!(dotsPerInch >= 72 && dotsPerInch <= 2400)) {
    throw new LabelError('LABEL_MODULE', `expected 72…2400 dots per inch, got ${dotsPerInch}`);
  }
  const symbol = labelSymbol({ ...code, texts: {} }, kind);
  const lines = codeLines(code);
  const dots = (mm: number): number => Math.ceil((mm * dotsPerInch) / MM_PER_INCH);
  const [module, dot] = [dots(MIN_MODULE_MM), dots(LINE_MM / GLYPH_CELL.rows)];
  const side = (symbol.side + 2 * symbol.quiet) * module;
  const line = { height: (GLYPH_CELL.rows + 1) * dot, width: textColumns(lines) * dot };
  const width = Math.max(side, line.width + 2 * dot);
  const picture = new GreyPicture(width, side + lines.length * line.height + dot);
  drawSymbol(picture, symbol, module, Math.floor((width - side) / 2));
  lines.forEach((text, at) => {
    const left = Math.floor((width - textColumns([text]) * dot) / 2);
    for (const { x, y } of glyphDots(text))
      picture.darken(left + x * dot, side + at * line.height + y * dot, dot, dot);
  });
  return picture.png(dotsPerInch);
}

/**
 * A symbol with its quiet zone and its text below it as SVG of its true size.
 * @param moduleMm - side of a module.  @throws LabelError `LABEL_MODULE` below 0.4 mm, `LABEL_LINK`.
 */
export function codeSvg(code: Code, kind: SymbolKind, moduleMm = 0.42): string {
  const symbol = labelSymbol({ ...code, texts: {} }, kind);
  const side = symbolSize(symbol, moduleMm);
  const lines = codeLines(code);
  const textWidth = Math.max(...lines.map((text) => text.length)) * LINE_MM * TEXT_WIDTH;
  const width = rounded(Math.max(side, textWidth + LINE_MM));
  const height = rounded(side + (lines.length + 0.5) * LINE_MM * 1.25);
  const left = rounded((width - side) / 2);
  const texts = lines.map((text, at) => {
    const y = rounded(side + (at + 0.8) * LINE_MM * 1.25);
    const length = rounded(text.length * LINE_MM * TEXT_WIDTH);
    return `<text x="${rounded(width / 2)}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<title>${lines.join('')}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path transform="translate(${left} 0) scale(${moduleMm})" shape-rendering="crispEdges" d="${symbolPath(symbol)}"/>`,
    `<g font-family="monospace" font-size="${LINE_MM}" text-anchor="middle">${texts.join('')}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

function drawSymbol(picture: GreyPicture, symbol: LabelSymbol, module: number, left: number): void {
  for (const { length, x, y } of symbol.runs) {
    const [column, row] = [x + symbol.quiet, y + symbol.quiet];
    picture.darken(left + column * module, row * module, length * module, module);
  }
}

/** Columns of dots of the longest line, without the blank one behind it. */
function textColumns(lines: readonly string[]): number {
  return Math.max(...lines.map((text) => text.length)) * GLYPH_CELL.columns - 1;
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 1_000) / 1_000;
}
