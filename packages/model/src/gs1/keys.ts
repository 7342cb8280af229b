// SPDX-License-Identifier: Apache-2.0
import { checkDigit } from './check-digit.js';
import { checkElement, type AiElement } from './element-string.js';
import { CANONICAL_STEM, generateDigitalLink } from './generate-link.js';
import { Gs1Error } from './gs1-error.js';

/** Bytes of chance in a serial. */
export const SERIAL_BYTES = 10;

/** Crockford's base 32, lower case: no `i l o u`, so a serial read aloud or typed has one meaning. */
const SERIAL_DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A thing of the rice chain that has a GS1 key, as the key's parts. */
export type Gs1Key =
  | { readonly kind: 'gtin'; readonly gtin: string }
  | { readonly kind: 'lgtin'; readonly gtin: string; readonly lot: string }
  | {
      readonly kind: 'sgtin';
      readonly gtin: string;
      readonly serial: string;
      readonly lot?: string;
    }
  | { readonly kind: 'party'; readonly gln: string }
  | { readonly kind: 'place'; readonly gln: string; readonly extension?: string }
  | { readonly kind: 'sscc'; readonly sscc: string }
  | { readonly kind: 'giai'; readonly giai: string }
  | { readonly kind: 'gdti'; readonly gdti: string };

/** The elements of a key, in the order of a Digital Link's path. Values are not checked. */
export function elementsOf(key: Gs1Key): AiElement[] {
  switch (key.kind) {
    case 'gtin':
      return elements(['01', key.gtin]);
    case 'lgtin':
      return elements(['01', key.gtin], ['10', key.lot]);
    case 'sgtin':
      // Order 01 22 10 21: the lot, where it is printed too, stands before the serial.
      return elements(['01', key.gtin], ['10', key.lot], ['21', key.serial]);
    case 'party':
      return elements(['417', key.gln]);
    case 'place':
      return elements(['414', key.gln], ['254', key.extension]);
    case 'sscc':
      return elements(['00', key.sscc]);
    case 'giai':
      return elements(['8004', key.giai]);
    case 'gdti':
      return elements(['253', key.gdti]);
  }
}

/**
 * The Digital Link of a key; on `id.gs1.org` unless a stem is given.
 * @throws {@link Gs1Error} a code of a value.
 */
export function keyLink(key: Gs1Key, stem: string = CANONICAL_STEM): string {
  return generateDigitalLink(elementsOf(key), stem);
}

/** @throws {@link Gs1Error} a code of a value, for the first part that does not fit. */
export function assertKey(key: Gs1Key): void {
  for (const element of elementsOf(key)) checkElement(element);
}

/**
 * A user's GTIN of 8, 12, 13 or 14 digits as GTIN-14. For input only: a URI holds 14 digits, always.
 * @throws {@link Gs1Error} `GS1_VALUE_LENGTH`, `GS1_VALUE_CHARACTER`, `GS1_CHECK_DIGIT`.
 */
export function gtin14(input: string): string {
  if (![8, 12, 13, 14].includes(input.length)) {
    throw new Gs1Error('GS1_VALUE_LENGTH', `expected 8, 12, 13 or 14 digits, got ${input.length}`);
  }
  const gtin = input.padStart(14, '0');
  checkElement({ ai: '01', value: gtin });
  return gtin;
}

/**
 * A number with its check digit: GTIN from 13 digits, GLN from 12, SSCC from 17, the fixed part of a GDTI from 12.
 * @throws {@link Gs1Error} `GS1_VALUE_CHARACTER` for anything but digits.
 */
export function withCheckDigit(body: string): string {
  if (!/^\d+$/.test(body)) {
    throw new Gs1Error('GS1_VALUE_CHARACTER', `expected digits, got ${JSON.stringify(body)}`);
  }
  return body + checkDigit(body);
}

/**
 * The serial of a package: 80 random bits as 16 characters. One seen serial says nothing of another, nor of how many there are.
 * @param random - {@link SERIAL_BYTES} bytes from a source fit for keys.
 * @throws RangeError for another length.
 */
export function newSerial(random: Uint8Array): string {
  if (random.length !== SERIAL_BYTES) {
    throw new RangeError(`expected ${SERIAL_BYTES} random bytes, got ${random.length}`);
  }
  let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let serial = '';
  for (let at = 0; at < (SERIAL_BYTES * 8) / 5; at += 1) {
    serial = SERIAL_DIGITS.charAt(Number(bits & 31n)) + serial;
    bits >>= 5n;
  }
  return serial;
}

function elements(...pairs: readonly (readonly [string, string | undefined])[]): AiElement[] {
  return pairs.flatMap(([ai, value]) => (value === undefined ? [] : [{ ai, value }]));
}
