// SPDX-License-Identifier: Apache-2.0
import { labelLines, type BagLabel, type LabelLanguage } from './bag-label.js';
import { LabelError } from './label-error.js';
import { LABEL_SHEETS, type LabelSheet, type LabelSheetName } from './label-sheet.js';
import { labelSymbol, symbolPath, symbolSize, type SymbolKind } from './label-symbol.js';

const LINE_PITCH = 1.2;

/** A label as SVG of its true size, with the symbol at the lower right; the reader's machine chooses the font. */
export function labelSvg(
  label: BagLabel,
  options: {
    readonly sheet: LabelSheetName;
    readonly symbol?: SymbolKind;
    readonly language?: LabelLanguage;
  },
): string {
  const sheet: LabelSheet = LABEL_SHEETS[options.sheet];
  const [width, height] = sheet.label;
  const symbol = labelSymbol(label, options.symbol ?? 'qr');
  const side = symbolSize(symbol, sheet.moduleMm);
  const [x, y] = [width - sheet.edge - side, height - sheet.edge - side];
  const lines = labelLines(label, options.language ?? 'zh');
  assertRoom(lines.length, sheet, options.sheet);
  const texts = lines.map((line, at) => {
    const base = sheet.edge + sheet.textMm + at * sheet.textMm * LINE_PITCH;
    return `<text x="${sheet.edge}" y="${rounded(base)}">${escaped(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g font-family="sans-serif" font-size="${sheet.textMm}">${texts.join('')}</g>`,
    `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(side)}" height="${rounded(side)}" fill="#fff"/>`,
    `<path transform="translate(${rounded(x)} ${rounded(y)}) scale(${sheet.moduleMm})" shape-rendering="crispEdges" d="${symbolPath(symbol)}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

function assertRoom(lines: number, sheet: LabelSheet, name: LabelSheetName): void {
  const room = Math.floor((sheet.label[1] - 2 * sheet.edge) / (sheet.textMm * LINE_PITCH));
  if (lines <= room) return;
  throw new LabelError(
    'LABEL_SPACE',
    `expected at most ${room} lines on a label ${name}, got ${lines}: take a larger label`,
  );
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 1_000) / 1_000;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
