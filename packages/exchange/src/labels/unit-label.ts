// SPDX-License-Identifier: Apache-2.0
import bwipjs from 'bwip-js/node';

import { LabelError } from './label-error.js';

/**
 * Width of the narrowest bar in mm: the least that GS1 wants of a logistic label.
 * Source: GS1 General Specifications §5.12, symbol specification table 5 (0.495–0.940 mm).
 */
const MODULE_MM = 0.495;
/** Least height of the bars of a logistic label in mm, from the same table. */
const BAR_MM = 31.75;
/** Blank modules on each side. Source: ISO/IEC 15417 §4.6. */
const QUIET_MODULES = 10;
const TEXT_MM = 5;
const MARGIN_MM = 4;

/**
 * The SSCC of a case or pallet as GS1-128 with AI (00) and its text below it: SVG of its true size in mm.
 * @param sscc - 18 digits with a right check digit.  @throws LabelError `LABEL_LINK` for anything else.
 */
export function unitLabelSvg(sscc: string): string {
  const widths = barsOf(sscc);
  const modules = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET_MODULES;
  const width = rounded(modules * MODULE_MM);
  const height = rounded(BAR_MM + TEXT_MM + 3 * MARGIN_MM);
  const baseline = rounded(BAR_MM + TEXT_MM + 2 * MARGIN_MM);
  const text = `(00) ${sscc}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<title>${text}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path transform="translate(0 ${MARGIN_MM}) scale(${MODULE_MM} ${BAR_MM})" shape-rendering="crispEdges" d="${barPath(widths)}"/>`,
    `<text x="${rounded(width / 2)}" y="${baseline}" font-family="monospace" font-size="${TEXT_MM}" text-anchor="middle">${text}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Bars as rectangles of height 1, one unit a module; the widths begin with a bar and take turns with spaces. */
function barPath(widths: readonly number[]): string {
  let x = QUIET_MODULES;
  return widths
    .map((width, at) => {
      const bar = at % 2 === 0 ? `M${x} 0h${width}v1h-${width}z` : '';
      x += width;
      return bar;
    })
    .join('');
}

function barsOf(sscc: string): readonly number[] {
  let made: readonly unknown[];
  try {
    made = bwipjs.raw({ bcid: 'gs1-128', text: `(00)${sscc}` });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LabelError('LABEL_LINK', `expected an SSCC, got ${sscc.slice(0, 40)}: ${why}`, {
      cause,
    });
  }
  const [symbol] = made;
  if (isBars(symbol)) return symbol.sbs;
  throw new LabelError('LABEL_LINK', `expected bars of ${sscc}, got none`);
}

/** What bwip-js answers for a linear symbol; its types leave it open. */
function isBars(symbol: unknown): symbol is { readonly sbs: readonly number[] } {
  return typeof symbol === 'object' && symbol !== null && 'sbs' in symbol;
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 1_000) / 1_000;
}
