// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from '@daoji/proof';
import { isRecord, textOf } from '../check/untyped.js';

/** What a person gives the registrar: the public key and how they call it. Nothing in it is trusted but by its six words. */
export interface KeyRequest {
  readonly name: string;
  /** Base64 DER SubjectPublicKeyInfo of a P-256 key. */
  readonly spki: string;
}

/** Bytes of a P-256 SubjectPublicKeyInfo before the 64 of the point. Source: RFC 5480 §2. */
const P256_PREFIX = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE';
const P256_LENGTH = 91;

/** One line of text that carries a request through any chat. */
export function writeKeyRequest(request: KeyRequest): string {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ ...request, type: 'daoji.key-request/v1' }),
  );
  return `daoji-key:${toBase64(bytes)}`;
}

/** Reads a request; `undefined` for anything but a P-256 public key with a name. */
export function readKeyRequest(text: string): KeyRequest | undefined {
  try {
    const bytes = fromBase64(text.trim().replace(/^daoji-key:/, ''));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isRecord(value) || value['type'] !== 'daoji.key-request/v1') return undefined;
    const [name, spki] = [textOf(value['name']), textOf(value['spki'])];
    if (name === undefined || spki === undefined || !spki.startsWith(P256_PREFIX)) return undefined;
    return fromBase64(spki).length === P256_LENGTH ? { name, spki } : undefined;
  } catch {
    // Pasted text may be anything; the page says that it cannot be read.
    return undefined;
  }
}
