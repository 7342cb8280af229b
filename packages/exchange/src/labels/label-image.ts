// SPDX-License-Identifier: Apache-2.0
import { deflateSync, crc32 } from 'node:zlib';

import { labelLines, type BagLabel, type LabelLanguage } from './bag-label.js';
import { LabelError } from './label-error.js';
import { LABEL_SHEETS, type LabelSheet, type LabelSheetName } from './label-sheet.js';
import {
  labelSymbol,
  MIN_MODULE_MM,
  symbolSize,
  type LabelSymbol,
  type SymbolKind,
} from './label-symbol.js';

const LINE_PITCH = 1.2;
const MM_PER_INCH = 25.4;
const MM_PER_METRE = 1_000;

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
    `<path transform="translate(${rounded(x)} ${rounded(y)}) scale(${sheet.moduleMm})" shape-rendering="crispEdges" d="${pathOf(symbol)}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

/**
 * The symbol of a label with its quiet zone as PNG, for a layout of one's own. Modules are whole pixels and at least
 * 0.4 mm when it is printed at the resolution that the file states.
 * @param dotsPerInch - 72…2400.  @throws LabelError `LABEL_MODULE`, `LABEL_LINK`.
 */
export function symbolPng(label: BagLabel, kind: SymbolKind, dotsPerInch = 300): Uint8Array {
  if (!(dotsPerInch >= 72 && dotsPerInch <= 2400)) {
    throw new LabelError('LABEL_MODULE', `expected 72…2400 dots per inch, got ${dotsPerInch}`);
  }
  const symbol = labelSymbol(label, kind);
  const scale = Math.ceil((MIN_MODULE_MM * dotsPerInch) / MM_PER_INCH);
  const side = (symbol.side + 2 * symbol.quiet) * scale;
  const stride = side + 1;
  const rows = new Uint8Array(stride * side).fill(255);
  for (let y = 0; y < side; y += 1) rows[y * stride] = 0;
  for (const run of symbol.runs) {
    const left = 1 + (run.x + symbol.quiet) * scale;
    for (let dot = 0; dot < scale; dot += 1) {
      const row = ((run.y + symbol.quiet) * scale + dot) * stride;
      rows.fill(0, row + left, row + left + run.length * scale);
    }
  }
  return pngOf(rows, side, Math.round((dotsPerInch * MM_PER_METRE) / MM_PER_INCH));
}

function assertRoom(lines: number, sheet: LabelSheet, name: LabelSheetName): void {
  const room = Math.floor((sheet.label[1] - 2 * sheet.edge) / (sheet.textMm * LINE_PITCH));
  if (lines <= room) return;
  throw new LabelError(
    'LABEL_SPACE',
    `expected at most ${room} lines on a label ${name}, got ${lines}: take a larger label`,
  );
}

function pathOf(symbol: LabelSymbol): string {
  return symbol.runs
    .map(({ length, x, y }) => `M${x + symbol.quiet} ${y + symbol.quiet}h${length}v1h-${length}z`)
    .join('');
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 1_000) / 1_000;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Grey pixels of 8 bits with a filter byte before each row. Source: PNG (W3C) §5, §11. */
function pngOf(rows: Uint8Array, side: number, dotsPerMetre: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const density = Buffer.alloc(9);
  density.writeUInt32BE(dotsPerMetre, 0);
  density.writeUInt32BE(dotsPerMetre, 4);
  density[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
