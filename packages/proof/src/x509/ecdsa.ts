// SPDX-License-Identifier: Apache-2.0
import { p256, p384 } from '@noble/curves/nist.js';

import { demand, Refusal } from '../refusal.js';
import { sha256 } from '../sha256.js';
import {
  DER_TAG,
  encodeElement,
  encodeUnsigned,
  readSequence,
  unsignedInteger,
} from './der-reader.js';

/** Curves that an identity or CA key may lie on (`docs/spec/trace-proof.md`, step 11). */
export type Curve = 'P-256' | 'P-384';

/** An elliptic-curve public key: its curve and its SEC 1 point bytes. */
export interface PublicKey {
  readonly curve: Curve;
  readonly point: Uint8Array;
}

const CURVES = { 'P-256': p256, 'P-384': p384 } as const;

/** A signature's two numbers. */
export interface EcdsaSignature {
  readonly r: bigint;
  readonly s: bigint;
}

/**
 * Parses `SEQUENCE { INTEGER r, INTEGER s }` strictly: minimal, nothing after it.
 * @throws Refusal `TP_DER`.
 */
export function readSignature(der: Uint8Array): EcdsaSignature {
  const [r, s, ...rest] = readSequence(der, 'ECDSA signature');
  demand(
    r !== undefined && s !== undefined && rest.length === 0,
    'TP_DER',
    'ECDSA signature: expected r and s',
  );
  return { r: unsignedInteger(r, 'r'), s: unsignedInteger(s, 's') };
}

/**
 * True when `der` is a strict DER, low-S ECDSA signature of SHA-256(message) by `key`. Never throws.
 * Source: Fabric's bccsp rule s ≤ n/2, and DER without trailing bytes.
 */
export function verifyLowS(key: PublicKey, message: Uint8Array, der: Uint8Array): boolean {
  return verifyDigest(key, sha256(message), der, true);
}

/**
 * True when `der` signs `digest`. High S passes only where `lowS` is false (certificates, which Fabric re-encodes).
 * Never throws.
 */
export function verifyDigest(
  key: PublicKey,
  digest: Uint8Array,
  der: Uint8Array,
  lowS: boolean,
): boolean {
  try {
    readSignature(der);
    return CURVES[key.curve].verify(der, digest, key.point, {
      format: 'der',
      lowS,
      prehash: false,
    });
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}

/**
 * The same signature with s ≤ n/2; Fabric takes identity hashes over certificates re-encoded so.
 * @throws Refusal `TP_DER`.
 */
export function toLowS(curve: Curve, der: Uint8Array): Uint8Array {
  const { r, s } = readSignature(der);
  const n = CURVES[curve].Point.Fn.ORDER;
  return encodeElement(DER_TAG.sequence, encodeUnsigned(r), encodeUnsigned(s > n / 2n ? n - s : s));
}

/** Refuses a point that is not on its curve or not in uncompressed form. */
export function assertPoint(key: PublicKey): void {
  try {
    CURVES[key.curve].Point.fromBytes(key.point);
  } catch (cause) {
    throw new Refusal('TP_CERTIFICATE', `expected a point on ${key.curve}`, { cause });
  }
}
