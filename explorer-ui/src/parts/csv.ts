// SPDX-License-Identifier: Apache-2.0

/** Marks the file as UTF-8 for spreadsheet programs. */
const BOM = '\uFEFF';

/**
 * Rows as CSV (RFC 4180) with a byte order mark. A cell that a spreadsheet would run as a formula (it begins with
 * `=`, `+`, `-`, `@`, tab or return, and is not a plain number) gets an apostrophe in front.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number): string {
  const text = guarded(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(text: string): string {
  const isNumber = /^[+-]?\d+(?:\.\d+)?$/.test(text);
  return /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
}
