// SPDX-License-Identifier: Apache-2.0
import { create } from 'qrcode';

/** A QR symbol without its margin; `true` is dark; rows from the top. */
export type QrModules = readonly (readonly boolean[])[];

/** Light modules around a symbol that ISO/IEC 18004 asks for; cameras fail with less on a dark terminal. */
const QUIET_ZONE = 4;
const BLACK_ON_WHITE = '\u001b[30;107m';
const PLAIN = '\u001b[0m';
/** Indexed by dark upper module × 2 + dark lower module. */
const BLOCKS = [' ', '▄', '▀', '█'] as const;

/** Makes the symbol of a text, error correction M. */
export function qrModules(text: string): QrModules {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_cell, x) => data[y * size + x] === 1),
  );
}

/**
 * Draws a symbol with half blocks, two rows a line, its quiet zone included.
 * @param isTerminal - true: dark on white whatever the terminal's colours are; false: no escape codes.
 */
export function qrLines(modules: QrModules, isTerminal: boolean): string[] {
  const size = modules.length + 2 * QUIET_ZONE;
  const isDark = (y: number, x: number): boolean =>
    modules[y - QUIET_ZONE]?.[x - QUIET_ZONE] === true;
  return Array.from({ length: Math.ceil(size / 2) }, (_line, at) => {
    const cells = Array.from({ length: size }, (_cell, x) => {
      const index = (isDark(2 * at, x) ? 2 : 0) + (isDark(2 * at + 1, x) ? 1 : 0);
      return BLOCKS[index] ?? ' ';
    }).join('');
    return isTerminal ? `${BLACK_ON_WHITE}${cells}${PLAIN}` : cells;
  });
}
