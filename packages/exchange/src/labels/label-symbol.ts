// SPDX-License-Identifier: Apache-2.0
import bwipjs from 'bwip-js/node';

import type { BagLabel } from './bag-label.js';
import { LabelError } from './label-error.js';

/** Kinds of symbol: a QR code with the GS1 Digital Link, or a GS1 DataMatrix with the element string for small packs. */
export const SYMBOL_KINDS = ['qr', 'datamatrix'] as const;

/** One of {@link SYMBOL_KINDS}. */
export type SymbolKind = (typeof SYMBOL_KINDS)[number];

/** Smallest side of a module in mm that phones read off a bag. Source: `dependencies.md`, print labels. */
export const MIN_MODULE_MM = 0.4;

/** Blank modules around a symbol. Sources: ISO/IEC 18004 §9.1, ISO/IEC 16022 §7. */
const QUIET_MODULES = { datamatrix: 1, qr: 4 } as const;

/** A square of modules, without its quiet zone. */
export interface LabelSymbol {
  readonly kind: SymbolKind;
  /** Modules of a side. */
  readonly side: number;
  /** Blank modules on each side. */
  readonly quiet: number;
  /** Runs of dark modules of one row. */
  readonly runs: readonly { readonly x: number; readonly y: number; readonly length: number }[];
}

/** The GS1 Digital Link of a package, which is all that the QR code holds. */
export function labelLink({ gtin, origin, serial }: BagLabel): string {
  return `${origin}/01/${gtin}/21/${serial}`;
}

/** Makes the symbol of a label. @throws LabelError `LABEL_LINK` for a wrong GTIN, serial or origin. */
export function labelSymbol(label: BagLabel, kind: SymbolKind): LabelSymbol {
  const { pixs, pixx: side } = modulesOf(label, kind);
  return { kind, quiet: QUIET_MODULES[kind], runs: runsOf(pixs, side), side };
}

/**
 * Side of a symbol with its quiet zone, in mm.
 * @throws LabelError `LABEL_MODULE` below {@link MIN_MODULE_MM}.
 */
export function symbolSize(symbol: LabelSymbol, moduleMm: number): number {
  if (!(moduleMm >= MIN_MODULE_MM)) {
    throw new LabelError(
      'LABEL_MODULE',
      `expected a module of at least ${MIN_MODULE_MM} mm, got ${moduleMm} mm`,
    );
  }
  return (symbol.side + 2 * symbol.quiet) * moduleMm;
}

/** The dark modules as a path of SVG, one unit a module, with the quiet zone before the first one. */
export function symbolPath({ quiet, runs }: LabelSymbol): string {
  return runs
    .map(({ length, x, y }) => `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`)
    .join('');
}

interface Modules {
  readonly pixs: readonly number[];
  readonly pixx: number;
}

function modulesOf(label: BagLabel, kind: SymbolKind): Modules {
  const { gtin, serial } = label;
  const options =
    kind === 'qr'
      ? { bcid: 'gs1dlqrcode', eclevel: 'M', text: labelLink(label) }
      : { bcid: 'gs1datamatrix', text: `(01)${gtin}(21)${serial}` };
  // The default export: the named `raw` is the barcode of that name.
  let made: readonly unknown[];
  try {
    made = bwipjs.raw(options);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LabelError('LABEL_LINK', `expected a GS1 link, got ${labelLink(label)}: ${why}`, {
      cause,
    });
  }
  const [symbol] = made;
  if (isModules(symbol)) return symbol;
  throw new LabelError('LABEL_LINK', `expected modules of ${labelLink(label)}, got none`);
}

/** What bwip-js answers for a matrix symbol; its types leave it open. */
function isModules(symbol: unknown): symbol is Modules {
  return typeof symbol === 'object' && symbol !== null && 'pixs' in symbol && 'pixx' in symbol;
}

function runsOf(modules: readonly number[], side: number): LabelSymbol['runs'] {
  const runs: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (modules[y * side + x] !== 1) continue;
      const last = runs.at(-1);
      if (last?.y === y && last.x + last.length === x) last.length += 1;
      else runs.push({ length: 1, x, y });
    }
  }
  return runs;
}
