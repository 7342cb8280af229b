// SPDX-License-Identifier: Apache-2.0
import canonicalizeJson from 'canonicalize';

import { equalBytes, fromUtf8, utf8 } from './bytes.js';
import { ProofError } from './proof-error.js';

/** A JSON value of the closed leaf profile: integers only, no null, ASCII keys, NFC text. */
export type JcsValue =
  string | number | boolean | readonly JcsValue[] | { readonly [key: string]: JcsValue };

const MAX_DEPTH = 32;

/**
 * RFC 8785 text of a value of the closed profile (`proofs.md` §3: leaf bytes).
 * @throws {@link ProofError} `JCS_PROFILE` for floats, null, undefined, non-ASCII keys, non-NFC or lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  assertProfile(value, '$', 0);
  return jcsText(value);
}

/**
 * RFC 8785 text of any JSON value, floats and null too. What we hash and sign goes through {@link canonicalJson}, which refuses them.
 * @throws {@link ProofError} `JCS_PROFILE` for undefined.
 */
export function jcsText(value: unknown): string {
  const text = canonicalizeJson(value);
  if (text === undefined)
    throw new ProofError('JCS_PROFILE', 'expected a JSON value, got undefined');
  return text;
}

/** UTF-8 bytes of {@link canonicalJson}; what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalJson(value));
}

/**
 * Parses bytes that must already be canonical: `JCS(parse(bytes)) == bytes`, which also refuses duplicate keys,
 * whitespace, `1e1` and `-0`.
 * @throws {@link ProofError} `ENCODING_UTF8`, `JCS_NOT_CANONICAL`, `JCS_PROFILE`.
 */
export function parseCanonicalJson(bytes: Uint8Array): JcsValue {
  const text = fromUtf8(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProofError('JCS_NOT_CANONICAL', 'expected RFC 8785 JSON, got text that is not JSON', {
      cause,
    });
  }
  assertProfile(value, '$', 0);
  if (!equalBytes(canonicalBytes(value), bytes)) {
    throw new ProofError(
      'JCS_NOT_CANONICAL',
      'expected RFC 8785 bytes, got another spelling of the same JSON',
    );
  }
  return value;
}

function assertProfile(value: unknown, path: string, depth: number): asserts value is JcsValue {
  if (depth > MAX_DEPTH)
    throw new ProofError('JCS_PROFILE', `expected at most ${MAX_DEPTH} levels at ${path}`);
  if (typeof value === 'boolean') return;
  if (typeof value === 'number') {
    assertInteger(value, path);
    return;
  }
  if (typeof value === 'string') {
    assertText(value, path);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => assertProfile(item, `${path}[${index}]`, depth + 1));
    return;
  }
  if (typeof value !== 'object' || value === null) {
    throw new ProofError(
      'JCS_PROFILE',
      `expected string, integer, boolean, array or object at ${path}`,
    );
  }
  for (const [key, item] of Object.entries(value)) {
    if (!/^[\x20-\x7e]+$/.test(key))
      throw new ProofError('JCS_PROFILE', `expected an ASCII key at ${path}`);
    assertProfile(item, `${path}.${key}`, depth + 1);
  }
}

function assertInteger(value: number, path: string): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new ProofError(
      'JCS_PROFILE',
      `expected an integer within ±(2^53−1) at ${path}, got ${value}`,
    );
  }
}

function assertText(value: string, path: string): void {
  if (value.normalize('NFC') !== value || !value.isWellFormed()) {
    throw new ProofError('JCS_PROFILE', `expected NFC text without lone surrogates at ${path}`);
  }
}
