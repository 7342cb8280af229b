// SPDX-License-Identifier: Apache-2.0
import { createPublicKey } from 'node:crypto';

import { fromBase64, toHex, verifyCommandSignature } from '@daoji/proof';

import { ContractError, demand } from './contract-error.js';

// SubjectPublicKeyInfo up to the key itself: RFC 5480 (id-ecPublicKey, prime256v1, uncompressed) and RFC 8410.
const P256_SPKI = /^3059301306072a8648ce3d020106082a8648ce3d03010703420004[0-9a-f]{128}$/;
const ED25519_SPKI = /^302a300506032b6570032100[0-9a-f]{64}$/;

/** Bytes of a base64 P-256 SPKI in DER, the only spelling that is accepted. @throws ContractError `KEY_SHAPE`. */
export function p256Spki(base64: string): Uint8Array {
  return spkiBytes(base64, P256_SPKI, 'P-256');
}

/** Bytes of a base64 Ed25519 SPKI in DER. @throws ContractError `KEY_SHAPE`. */
export function ed25519Spki(base64: string): Uint8Array {
  return spkiBytes(base64, ED25519_SPKI, 'Ed25519');
}

/**
 * Checks a person's signature with the verifier's own code: P-256 over `"daoji-command/v1\n" ‖ command`, strict DER,
 * low S, since a second spelling of a signature would change a transaction's bytes.
 * @param commandText - canonical text of the command.
 * @param spki - base64 DER SPKI of the signer.  @param signature - base64 DER.
 * @throws ContractError `COMMAND_SIGNATURE`, `KEY_SHAPE`, `COMMAND_SHAPE`.
 */
export function assertCommandSignature(commandText: string, spki: string, signature: string): void {
  const key = p256Spki(spki);
  const der = bytesOf(signature);
  try {
    verifyCommandSignature(commandText, der, key);
  } catch (cause) {
    throw new ContractError(
      'COMMAND_SIGNATURE',
      "expected the signer's low-S DER signature over these bytes, got another",
      { cause },
    );
  }
}

function spkiBytes(base64: string, shape: RegExp, curve: string): Uint8Array {
  const bytes = bytesOf(base64);
  demand(
    shape.test(toHex(bytes)),
    'KEY_SHAPE',
    `expected the DER SPKI of ${curve}, got ${bytes.length} bytes`,
  );
  assertPoint(bytes);
  return bytes;
}

function assertPoint(spki: Uint8Array): void {
  try {
    createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch (cause) {
    throw new ContractError('KEY_SHAPE', 'expected a point on the curve', { cause });
  }
}

function bytesOf(base64: string): Uint8Array {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw new ContractError('COMMAND_SHAPE', 'expected padded base64 without stray bits', {
      cause,
    });
  }
}
