// SPDX-License-Identifier: Apache-2.0

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/**
 * Integer `v` with `v × 10^scale` nearest to a decimal text, half to even; the text never passes through a float.
 * @returns `undefined` where the text is no plain decimal number (`1e3`, `12,5`, `NA`) or leaves ±(2^53−1).
 */
export function scaledInteger(text: string, scale: number): number | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  const shift = -scale - fraction.length;
  const magnitude =
    shift >= 0 ? digits * 10n ** BigInt(shift) : halfToEven(digits, 10n ** BigInt(-shift));
  const value = Number(sign === '-' ? -magnitude : magnitude);
  return Number.isSafeInteger(value) ? value : undefined;
}

function halfToEven(digits: bigint, divisor: bigint): bigint {
  const quotient = digits / divisor;
  const twice = (digits % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
