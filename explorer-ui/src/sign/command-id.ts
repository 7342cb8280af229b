// SPDX-License-Identifier: Apache-2.0

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new ULID: 48 bits of time, 80 random bits, Crockford base 32.
 * @param now - milliseconds since 1970.
 * @param random - 10 bytes from a secure source.
 * @throws RangeError for other than 10 bytes.
 */
export function newCommandId(now: number, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError(`expected 10 random bytes, got ${random.length}`);
  const tail = random.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  return digits(BigInt(now), 10) + digits(tail, 16);
}

function digits(number: bigint, length: number): string {
  return Array.from({ length }, (_, index) => {
    const shift = BigInt(5 * (length - 1 - index));
    return ALPHABET[Number((number >> shift) & 31n)] ?? '';
  }).join('');
}
