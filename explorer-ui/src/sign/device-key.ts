// SPDX-License-Identifier: Apache-2.0
import { commandSigningBytes, keyIdOf } from '@daoji/model';
import { toBase64, utf8 } from '@daoji/proof';

import { storeKey, type StoredKey } from './device-store.js';
import { lowSDer } from './low-s.js';

/** True where the browser makes keys: a secure connection with WebCrypto and IndexedDB. */
export function canMakeKeys(): boolean {
  return window.isSecureContext && 'subtle' in crypto && 'indexedDB' in window;
}

/** Makes a P-256 key on this device that cannot be exported, and keeps it. */
export async function makeDeviceKey(name: string): Promise<StoredKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const key: StoredKey = {
    keyId: keyIdOf(spki),
    madeAt: new Date().toISOString(),
    name,
    privateKey: pair.privateKey,
    spki: toBase64(spki),
  };
  await storeKey(key);
  return key;
}

/** Signs a command's canonical text with a key of this device; base64 DER with low s. */
export function signWithDeviceKey(key: StoredKey, command: string): Promise<string> {
  return signBytesWithDeviceKey(key, commandSigningBytes(command));
}

/**
 * The header `Daoji-Read` with which a key of this device asks for what only some may read.
 * @param hash - of a document, or what stands in its place; 64 hex digits.
 * @param time - UTC, by the network's clock.
 */
export async function readHeader(key: StoredKey, hash: string, time: string): Promise<string> {
  const signature = await signBytesWithDeviceKey(key, utf8(`daoji-read/v1\n${hash}\n${time}`));
  return toBase64(utf8(JSON.stringify({ keyId: key.keyId, signature, time })));
}

/** Signs bytes, which begin with what they are for, with a key of this device; base64 DER with low s. */
async function signBytesWithDeviceKey(key: StoredKey, bytes: Uint8Array): Promise<string> {
  const own = Uint8Array.from(bytes);
  const raw = await crypto.subtle.sign({ hash: 'SHA-256', name: 'ECDSA' }, key.privateKey, own);
  return toBase64(lowSDer(new Uint8Array(raw)));
}
