// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, hashLeaf, parseCanonicalJson, ProofError } from '@daoji/proof';
import { z } from 'zod';

import { channelIdSchema, deviceIdSchema, hashSchema, utcTimeSchema } from './identifiers.js';
import { ReadingError } from './reading-error.js';

/** `prevHash` of the first reading of a boot epoch. */
export const ZERO_HASH = '0'.repeat(64);

const uint32 = z.int().min(0).max(0xffffffff);

/**
 * One signed measurement: `value × 10^scale` of `quantity` in the UCUM `unit` at one channel of a device.
 * Identity for ever: `(deviceId, bootEpoch, seq)`. Source: `docs/spec/reading.md`.
 */
export const readingSchema = z.strictObject({
  bootEpoch: uint32,
  channel: channelIdSchema,
  clock: z.enum(['synced', 'free', 'none']),
  deviceId: deviceIdSchema,
  prevHash: hashSchema,
  quantity: z.string().regex(/^[a-z][a-z0-9-]{1,47}$/),
  scale: z.int().min(-9).max(9),
  seq: uint32,
  time: utcTimeSchema,
  type: z.literal('daoji.reading/v1'),
  unit: z.string().min(1).max(24),
  value: z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
});

/** See {@link readingSchema}. */
export type Reading = z.infer<typeof readingSchema>;

/** RFC 8785 bytes of a reading: the leaf that is signed, hashed and anchored. */
export function encodeReading(reading: Reading): Uint8Array {
  return canonicalBytes(readingSchema.parse(reading));
}

/** RFC 9162 leaf hash of a reading's carried bytes. */
export function readingLeafHash(bytes: Uint8Array): Uint8Array {
  return hashLeaf(bytes);
}

/**
 * Parses carried reading bytes, demanding that they are canonical.
 * @throws {@link ReadingError} `JCS` for other spellings, `SHAPE` for other keys or values.
 */
export function parseReading(bytes: Uint8Array): Reading {
  let value: unknown;
  try {
    value = parseCanonicalJson(bytes);
  } catch (cause) {
    const why = cause instanceof ProofError ? cause.message : 'not JSON';
    throw new ReadingError('JCS', `reading: ${why}`, { cause });
  }
  const result = readingSchema.safeParse(value);
  if (!result.success) throw new ReadingError('SHAPE', `reading: ${z.prettifyError(result.error)}`);
  return result.data;
}
