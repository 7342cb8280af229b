// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { signers, type Signer } from '@hyperledger/fabric-gateway';

import { LedgerError } from './ledger-error.js';
import type { LedgerProfile } from './profile.js';
import { writeMessage } from './wire/protobuf-writer.js';

/** The profile's X.509 identity. */
export interface SigningIdentity {
  readonly mspId: string;
  /** PEM bytes of the certificate. */
  readonly certificate: Uint8Array;
  /** PEM text of the private key. */
  readonly privateKeyPem: string;
  /** `msp.SerializedIdentity` bytes. */
  readonly creator: Uint8Array;
  /** Signs a digest; DER, low S. */
  readonly signer: Signer;
  /** Signs the SHA-256 of a message; DER, low S. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Reads certificate and key of a profile. @throws LedgerError `LEDGER_PROFILE`. */
export async function loadSigningIdentity(profile: LedgerProfile): Promise<SigningIdentity> {
  const { mspId, certPath, keyPath } = profile;
  try {
    const certificate = await readFile(certPath);
    const privateKeyPem = await readFile(keyPath, 'utf8');
    return identityOf(mspId, certificate, privateKeyPem, createPrivateKey(privateKeyPem));
  } catch (cause) {
    throw new LedgerError('LEDGER_PROFILE', `expected a certificate and its key in PEM`, { cause });
  }
}

function identityOf(
  mspId: string,
  certificate: Uint8Array,
  privateKeyPem: string,
  key: KeyObject,
): SigningIdentity {
  const signer = signers.newPrivateKeySigner(key);
  return {
    mspId,
    certificate,
    privateKeyPem,
    creator: writeMessage([
      [1, mspId],
      [2, certificate],
    ]),
    signer,
    sign: (message) => signer(createHash('sha256').update(message).digest()),
  };
}
