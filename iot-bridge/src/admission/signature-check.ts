// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify, type KeyObject } from 'node:crypto';

import { packSigningBytes, type Pack } from '@daoji/model';

import { isStrictLowS } from './low-s.js';

/** Answers whether a pack's signature holds under a base64 DER SPKI. */
export type SignatureCheck = (pack: Pack, spki: string) => Promise<boolean>;

const MAX_KEYS = 8192;

/** Checks with Node's own crypto on its thread pool, so that the event loop goes on meanwhile. */
export function newSignatureCheck(): SignatureCheck {
  const keys = new Map<string, KeyObject>();
  const keyOf = (spki: string): KeyObject => {
    const known = keys.get(spki);
    if (known) return known;
    if (keys.size >= MAX_KEYS) keys.clear();
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    keys.set(spki, key);
    return key;
  };
  return (pack, spki) => {
    const signature = Buffer.from(pack.signature, 'base64');
    if (!isStrictLowS(signature)) return Promise.resolve(false);
    return verifyOnPool(packSigningBytes(pack.statementBytes), keyOf(spki), signature);
  };
}

function verifyOnPool(data: Uint8Array, key: KeyObject, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', data, key, signature, (error, holds) => {
      if (error) reject(error);
      else resolve(holds);
    });
  });
}
