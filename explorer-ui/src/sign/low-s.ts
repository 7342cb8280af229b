// SPDX-License-Identifier: Apache-2.0

/** Order of the P-256 group. Source: SEC 2 §2.4.2. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * DER `SEQUENCE { r, s }` with s in the lower half, from WebCrypto's r ‖ s. WebCrypto signs with either half; Fabric
 * and Daoji accept only the lower, and n − s is as good a signature as s.
 * @param raw - 64 bytes, r and s of 32 bytes each.
 * @throws RangeError for another length.
 */
export function lowSDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  if (raw.length !== 64) throw new RangeError(`expected 64 bytes of r and s, got ${raw.length}`);
  const r = numberOfBytes(raw.subarray(0, 32));
  const s = numberOfBytes(raw.subarray(32));
  const body = [...derInteger(r), ...derInteger(s > ORDER / 2n ? ORDER - s : s)];
  return Uint8Array.of(0x30, body.length, ...body);
}

function numberOfBytes(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function derInteger(number: bigint): number[] {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const digits = Array.from(even.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));
  const positive = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [0x02, positive.length, ...positive];
}
