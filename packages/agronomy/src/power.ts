// SPDX-License-Identifier: Apache-2.0

/** Up to here a whole exponent is multiplied out. */
const MOST_FACTORS = 1_024;

/**
 * `base` to the `exponent`, the same bits on every engine: ECMAScript leaves `**` to the engine, and V8 gives another last bit in
 * Node.js 24 than in 20 (0.9 ** 4), so that a kept result would not come again byte by byte. Products are IEEE 754's; what is no whole
 * power goes by `Math.exp` and `Math.log`, which V8 has had from fdlibm in all that time.
 * @param base - 0 or more.
 */
export function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_FACTORS)
    return Math.exp(exponent * Math.log(base));
  let product = 1;
  for (let factor = 0; factor < Math.abs(exponent); factor += 1) product *= base;
  return exponent < 0 ? 1 / product : product;
}
