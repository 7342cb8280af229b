// SPDX-License-Identifier: Apache-2.0
import { sign, type KeyObject } from 'node:crypto';

/** Order of P-256. Source: SEC 2 §2.4.2. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ECDSA over SHA-256 with a P-256 key, as DER with the lower of both values of s: the only spelling the ledger takes. */
export function signLowS(key: KeyObject, bytes: Uint8Array): Uint8Array {
  const pair = sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
  const r = integerOf(pair.subarray(0, 32));
  const s = integerOf(pair.subarray(32));
  const body = Buffer.concat([derInteger(r), derInteger(s > ORDER / 2n ? ORDER - s : s)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function integerOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function derInteger(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  // A leading one bit would mean a negative number.
  const signed = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return Buffer.concat([Buffer.from([0x02, signed.length]), signed]);
}
