// SPDX-License-Identifier: Apache-2.0
import { sha384 } from '@noble/hashes/sha2.js';

import { concatBytes } from '../bytes.js';
import { sha256 } from '../sha256.js';
import type { Certificate } from './certificate.js';
import { DER_TAG, encodeElement } from './der-reader.js';
import { toLowS, verifyDigest, type Curve } from './ecdsa.js';

const DIGESTS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  '1.2.840.10045.4.3.2': (bytes) => sha256(bytes),
  '1.2.840.10045.4.3.3': (bytes) => sha384(bytes),
};

/** Anything signed by a CA: a certificate or a CRL. */
export interface SignedByCa {
  readonly tbs: Uint8Array;
  readonly signatureOid: string;
  readonly signature: Uint8Array;
}

/** True when `issuer`'s key signed `signed` with ECDSA and SHA-256 or SHA-384; high S passes, as in Fabric. */
export function verifyCertificateSignature(signed: SignedByCa, issuer: Certificate): boolean {
  const digest = DIGESTS[signed.signatureOid];
  if (!digest) return false;
  return verifyDigest(issuer.publicKey, digest(signed.tbs), signed.signature, false);
}

/**
 * DER of the certificate with its signature brought to low S, so that two spellings count as one identity (step 10).
 * @param issuerCurve - curve of the issuer's key, whose order decides what low means.
 */
export function sanitizedDer(certificate: Certificate, issuerCurve: Curve): Uint8Array {
  return encodeElement(
    DER_TAG.sequence,
    certificate.tbs,
    certificate.signatureAlgorithm,
    encodeElement(
      DER_TAG.bitString,
      concatBytes(Uint8Array.of(0), toLowS(issuerCurve, certificate.signature)),
    ),
  );
}
