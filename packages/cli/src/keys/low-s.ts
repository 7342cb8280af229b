// SPDX-License-Identifier: Apache-2.0
import { sign, type KeyObject } from 'node:crypto';

/** Order of the P-256 group (FIPS 186-5, SEC 2 §2.4.2). */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Signs SHA-256(message) with a P-256 key; DER with s ≤ n/2, the one form that Daoji accepts. */
export function signLowS(privateKey: KeyObject, message: Uint8Array): Uint8Array {
  const raw = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return derOfRawSignature(raw);
}

/**
 * DER `SEQUENCE { r, s }` with s brought to the lower half of the group.
 * @param raw - r ‖ s, 32 bytes each.
 */
export function derOfRawSignature(raw: Uint8Array): Uint8Array {
  const r = derInteger(raw.subarray(0, 32));
  const s = derInteger(lowerHalf(raw.subarray(32, 64)));
  return Uint8Array.of(0x30, r.length + s.length, ...r, ...s);
}

function lowerHalf(bytes: Uint8Array): Uint8Array {
  const s = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  if (s <= N / 2n) return bytes;
  return Buffer.from((N - s).toString(16).padStart(64, '0'), 'hex');
}

function derInteger(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = [...bytes.subarray(Math.max(first, 0))];
  if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}
