// SPDX-License-Identifier: Apache-2.0

/** Says to spreadsheets that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Signs at which a spreadsheet takes a cell for a formula, ASCII and full width, the sign of a note, and the guard itself. */
const GUARDED = /^[=+\-@\t\r\n＝＋－＠#']/;
const GUARD = "'";

/**
 * A cell's text as it is written: text that a spreadsheet would run gets the guard `'`, which {@link plainCell} removes; an
 * absent value is an empty cell, an empty text the guard alone. Reversible for every text.
 */
export function guardedCell(text: string | undefined): string {
  if (text === undefined) return '';
  return text === '' || GUARDED.test(text) ? `${GUARD}${text}` : text;
}

/** The text behind a written cell; `undefined` for an empty cell. A guard that guards nothing stays, as people write `'70s`. */
export function plainCell(cell: string): string | undefined {
  if (cell === '') return undefined;
  if (cell === GUARD) return '';
  return cell.startsWith(GUARD) && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** One line of RFC 4180 with its line end. @param cells - as {@link guardedCell} writes them. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** Address of a cell in a spreadsheet: column 0 of row 7 is `A7`, column 27 is `AB7`. */
export function cellAddress(column: number, row: number): string {
  let rest = column;
  let letters = '';
  do {
    letters = `${String.fromCharCode(65 + (rest % 26))}${letters}`;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return `${letters}${row}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
