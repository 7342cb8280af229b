// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { checkDigit } from './gs1/check-digit.js';

/** Lower-case id of a device, site, bridge, operator, person, parcel, bin or mill line: 2–64 of `[a-z0-9-]`. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,63}$/, 'expected 2–64 of a–z, 0–9 and -');

/** Device id; also the certificate's CN, the MQTT client id and a topic segment. */
export const deviceIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,63}$/, 'expected 3–64 of a–z, 0–9 and -');

/** Lot id: as {@link idSchema}; it is also the GS1 batch (AI 10), so at most 20 characters. */
export const lotIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,19}$/, 'expected 2–20 of a–z, 0–9 and -');

/** Measuring point of a device, `main` by default. */
export const channelIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/, 'expected 1–32 of a–z, 0–9 and -');

/** ULID in its canonical upper-case spelling; the identity of a command. */
export const ulidSchema = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'expected a ULID (26 characters)');

/** SHA-256 as 64 lower-case hex digits. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');

/** Standard base64 with padding. */
export const base64Schema = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'expected padded base64',
  );

/** UTC time with milliseconds, `2026-10-04T08:12:30.000Z`, and a real calendar date. */
export const utcTimeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'expected UTC as YYYY-MM-DDThh:mm:ss.sssZ')
  .refine(isRealTime, 'expected an existing date and time');

/** Civil date in Asia/Shanghai, `2026-10-04`. */
export const civilDateSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'expected YYYY-MM-DD')
  .refine((text) => isRealTime(`${text}T00:00:00.000Z`), 'expected an existing date');

/** Division code of GB/T 2260 and its extensions: 2, 4, 6, 9 or 12 digits. */
export const areaCodeSchema = z
  .string()
  .regex(/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/, 'expected 2, 4, 6, 9 or 12 digits');

/** GTIN-14 with a right check digit (GS1 General Specifications §7.9). */
export const gtinSchema = z
  .string()
  .regex(/^\d{14}$/, 'expected a GTIN of 14 digits')
  .refine(
    (gtin) => gtinCheckDigit(gtin.slice(0, 13)) === gtin.slice(13),
    'expected a right GTIN check digit',
  );

/** GLN with a right check digit (GS1 General Specifications §7.9). */
export const glnSchema = z
  .string()
  .regex(/^\d{13}$/, 'expected a GLN of 13 digits')
  .refine(
    (gln) => checkDigit(gln.slice(0, 12)) === gln.slice(12),
    'expected a right GLN check digit',
  );

/** Mass in integer grams, at least 1 g, at most 100,000 t. */
export const gramsSchema = z.int().min(1).max(100_000_000_000);

/** Text that shows as it is: no control or direction characters, which could show a signer other words than are signed. */
export function plainTextSchema(min: number, max: number): z.ZodString {
  return z
    .string()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'expected text without control or direction characters');
}

/** Check digit of a GTIN body of 13 digits. Source: GS1 General Specifications §7.9. */
export function gtinCheckDigit(body: string): string {
  return checkDigit(body);
}

function isRealTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
