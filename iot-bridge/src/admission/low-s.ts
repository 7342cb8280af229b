// SPDX-License-Identifier: Apache-2.0

const HALF_ORDER = Buffer.from(
  '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8',
  'hex',
);

/**
 * Whether `der` is a P-256 signature in strict DER with s ≤ n/2, the one spelling that is accepted.
 * Source: X.690 §8.3, §10; SEC 2 §2.4.2 for the order n.
 */
export function isStrictLowS(der: Uint8Array): boolean {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) {
    return false;
  }
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!s || s.end !== der.length) return false;
  return Buffer.compare(padded(s.value), HALF_ORDER) <= 0;
}

function integerAt(der: Uint8Array, at: number): { value: Uint8Array; end: number } | undefined {
  const length = der[at + 1] ?? 0;
  const value = der.subarray(at + 2, at + 2 + length);
  const isPositive = der[at] === 0x02 && length >= 1 && value.length === length && isMinimal(value);
  const magnitude = value[0] === 0 ? value.subarray(1) : value;
  if (!isPositive || magnitude.length === 0 || magnitude.length > 32) return undefined;
  return { value: magnitude, end: at + 2 + length };
}

/** Not negative, and no leading zero byte that the sign does not need. */
function isMinimal(value: Uint8Array): boolean {
  const [first = 0, second = 0] = value;
  if (first >= 0x80) return false;
  return !(first === 0 && value.length > 1 && second < 0x80);
}

function padded(magnitude: Uint8Array): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.set(magnitude, 32 - magnitude.length);
  return bytes;
}
