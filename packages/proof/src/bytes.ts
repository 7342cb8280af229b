// SPDX-License-Identifier: Apache-2.0
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

import { ProofError } from './proof-error.js';

const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64_VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(BASE64_ALPHABET).map((character, value) => [character, value]),
);

/** Joins byte strings in order; the result is a fresh array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** True when both arrays have the same length and the same bytes. Not constant-time: nothing here is secret. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/**
 * Parses lower-case hexadecimal.
 * @throws {@link ProofError} `ENCODING_HEX` for upper case, odd length or any other character.
 */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) {
    throw new ProofError('ENCODING_HEX', `expected lower-case hex, got ${text.slice(0, 40)}`);
  }
  return hexToBytes(text);
}

/** UTF-8 bytes of a string. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * Decodes UTF-8 strictly and keeps a byte order mark, so that encoding again gives the same bytes.
 * @throws {@link ProofError} `ENCODING_UTF8` for malformed bytes.
 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ProofError('ENCODING_UTF8', 'expected well-formed UTF-8', { cause });
  }
}

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const word = (a << 16) | (b << 8) | c;
    const have = Math.min(3, bytes.length - at);
    for (let digit = 0; digit < 4; digit += 1) {
      text += digit <= have ? BASE64_ALPHABET.charAt((word >> (18 - 6 * digit)) & 63) : '=';
    }
  }
  return text;
}

/**
 * Parses standard base64 with padding, canonically: no whitespace, no url alphabet, no stray bits.
 * @throws {@link ProofError} `ENCODING_BASE64`.
 */
export function fromBase64(text: string): Uint8Array {
  const body = text.replace(/={0,2}$/, '');
  const length = Math.floor((body.length * 3) / 4);
  if (text.length % 4 !== 0) throw badBase64(text);
  const bytes = new Uint8Array(length);
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const character of body) {
    const value = BASE64_VALUES.get(character);
    if (value === undefined) throw badBase64(text);
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (word >> bits) & 0xff;
      at += 1;
    }
  }
  if (bits >= 6 || (word & ((1 << bits) - 1)) !== 0) throw badBase64(text);
  return bytes;
}

function badBase64(text: string): ProofError {
  return new ProofError(
    'ENCODING_BASE64',
    `expected padded standard base64 (RFC 4648 §4), got ${JSON.stringify(text.slice(0, 24))}`,
  );
}
