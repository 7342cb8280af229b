// SPDX-License-Identifier: Apache-2.0
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

import { keyIdOf } from '@daoji/model';

import { CliError } from '../cli-error.js';

/** A P-256 key pair of a device or a person. The private part never leaves this process but as the owner's file. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** Hex SHA-256 of {@link SigningKey.spki}. */
  readonly keyId: string;
}

/** Makes a new P-256 key. */
export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return signingKeyOf(privateKey);
}

/** PKCS #8 PEM of a key; write it with mode 0600 only. */
export function signingKeyPem(key: SigningKey): string {
  return key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/**
 * Reads a PKCS #8 or SEC 1 PEM.
 * @throws {@link CliError} `KEY_FILE` for anything but an unencrypted P-256 private key.
 */
export function parseSigningKey(pem: string): SigningKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new CliError('KEY_FILE', 'expected a private key in PEM', { cause });
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'ec' || curve !== 'prime256v1') {
    const got = curve ?? key.asymmetricKeyType ?? 'unknown';
    throw new CliError('KEY_FILE', `expected a P-256 key, got ${got}`);
  }
  return signingKeyOf(key);
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const spki = new Uint8Array(der);
  return { privateKey, spki, keyId: keyIdOf(spki) };
}
