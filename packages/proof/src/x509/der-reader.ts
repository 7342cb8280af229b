// SPDX-License-Identifier: Apache-2.0
import { concatBytes, toHex } from '../bytes.js';
import { demand, Refusal } from '../refusal.js';

/** One DER element: `raw` with tag and length, `content` without; both views of the received bytes. */
export interface DerElement {
  readonly tag: number;
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
}

export const DER_TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/**
 * Reads all elements that stand side by side in `bytes`: definite, minimal lengths and one-byte tags only.
 * @throws {@link Refusal} `TP_DER`.
 */
export function readElements(bytes: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = elementAt(bytes, at);
    elements.push(element);
    at += element.raw.length;
  }
  return elements;
}

/**
 * Reads bytes that are exactly one element with the given tag.
 * @throws {@link Refusal} `TP_DER`.
 */
export function readElement(bytes: Uint8Array, tag: number, what: string): DerElement {
  const [only, ...rest] = readElements(bytes);
  demand(
    only !== undefined && rest.length === 0 && only.tag === tag,
    'TP_DER',
    `${what}: expected one element with tag ${tag}`,
  );
  return only;
}

/** The elements inside one SEQUENCE. */
export function readSequence(bytes: Uint8Array, what: string): DerElement[] {
  return readElements(readElement(bytes, DER_TAG.sequence, what).content);
}

/** Dotted text of an OBJECT IDENTIFIER's content. */
export function oidText(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  content.forEach((byte, index) => {
    demand(!(arc === 0 && byte === 0x80) && arc < 2 ** 40, 'TP_DER', 'OID arc is not minimal');
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    } else {
      demand(index < content.length - 1, 'TP_DER', 'OID is cut short');
    }
  });
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/**
 * Content bytes of a DER INTEGER, minimal and not negative, without the sign byte, as a number.
 * @throws {@link Refusal} `TP_DER`.
 */
export function unsignedInteger(element: DerElement, what: string): bigint {
  const [first = 0x80, second = 0x80] = element.content;
  const minimal = element.content.length === 1 || first !== 0 || second >= 0x80;
  demand(
    element.tag === DER_TAG.integer && first < 0x80 && minimal,
    'TP_DER',
    `${what}: expected a minimal non-negative INTEGER`,
  );
  return BigInt(`0x${toHex(element.content)}`);
}

/** Encodes one element in DER. */
export function encodeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents);
  return concatBytes(Uint8Array.of(tag), encodeLength(content.length), content);
}

/** DER INTEGER of a non-negative number: a leading 00 when bit 7 is set. */
export function encodeUnsigned(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n || bytes.length === 0; rest >>= 8n) {
    bytes.unshift(Number(rest & 0xffn));
  }
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return encodeElement(DER_TAG.integer, Uint8Array.from(bytes));
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

function elementAt(bytes: Uint8Array, at: number): DerElement {
  const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
  if (bytes.length < at + 2 || (tag & 0x1f) === 0x1f) throw bad('element cut short or long tag');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) throw bad('indefinite or oversized length');
  const length = lengthBytes === 0 ? first : longLength(bytes, at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  if (start + length > bytes.length) throw bad('element runs past the end');
  return {
    tag,
    raw: bytes.subarray(at, start + length),
    content: bytes.subarray(start, start + length),
  };
}

function longLength(bytes: Uint8Array, at: number, count: number): number {
  let length = 0;
  for (const byte of bytes.subarray(at, at + count)) length = length * 256 + byte;
  const isMinimal = length >= 0x80 && length >= 256 ** (count - 1);
  if (!isMinimal) throw bad('length is not minimal');
  return length;
}

function bad(why: string): Refusal {
  return new Refusal('TP_DER', `DER: ${why}`);
}
