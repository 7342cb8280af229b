// SPDX-License-Identifier: Apache-2.0
import { serialSchema } from './commands-codes.js';

/** Bytes of a serial: 80 random bits. */
export const SERIAL_BYTES = 10;

/** Crockford's base 32 in lower case: no i, l, o and u. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const DIGIT_BITS = 5;

/** The 16 characters of a serial. @param bytes - 10. @throws RangeError for another length. */
export function serialText(bytes: Uint8Array): string {
  if (bytes.length !== SERIAL_BYTES)
    throw new RangeError(`expected ${SERIAL_BYTES} bytes, got ${bytes.length}`);
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= DIGIT_BITS) {
      bits -= DIGIT_BITS;
      text += DIGITS.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** The 10 bytes of a serial; `undefined` for text that is none. */
export function serialBytes(text: string): Uint8Array | undefined {
  if (!serialSchema.safeParse(text).success) return undefined;
  const bytes = new Uint8Array(SERIAL_BYTES);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of text) {
    held = (held << DIGIT_BITS) | DIGITS.indexOf(digit);
    bits += DIGIT_BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 255;
    at += 1;
    held &= (1 << bits) - 1;
  }
  return bytes;
}
