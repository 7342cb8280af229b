// SPDX-License-Identifier: Apache-2.0

/** Decimal text of `value × 10^scale`, exact, e.g. 523 and −1 give `52.3`. */
export function decimalText(value: number, scale: number): string {
  if (scale >= 0) return String(BigInt(value) * 10n ** BigInt(scale));
  const digits = String(Math.abs(value)).padStart(1 - scale, '0');
  const sign = value < 0 ? '-' : '';
  return `${sign}${digits.slice(0, scale)}.${digits.slice(scale)}`;
}
