// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, concatBytes, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { deviceIdSchema, idSchema, utcTimeSchema } from './identifiers.js';

/** The bridge's signed receipt: everything up to `seq` in `bootEpoch` is on its disk (`ingest-and-faults.md` §2.4). */
export const ackSchema = z.strictObject({
  alg: z.literal('ed25519'),
  at: utcTimeSchema,
  bootEpoch: z.int().min(0),
  bridgeEpoch: z.int().min(0),
  bridgeId: idSchema,
  credit: z.int().min(0),
  deviceId: deviceIdSchema,
  refused: z
    .array(z.strictObject({ code: z.string(), from: z.int().min(0), to: z.int().min(0) }))
    .max(64),
  /** Highest settled sequence number with all below it; −1 when none. */
  seq: z.int().min(-1),
  type: z.literal('daoji.ack/v1'),
});

/** See {@link ackSchema}. */
export type Ack = z.infer<typeof ackSchema>;

/** Canonical bytes of an ack; line 1 of the message. Line 2 is the base64 Ed25519 signature. */
export function encodeAck(ack: Ack): Uint8Array {
  return canonicalBytes(ackSchema.parse(ack));
}

/** The bytes that the bridge's Ed25519 key signs. */
export function ackSigningBytes(ackBytes: Uint8Array): Uint8Array {
  return concatBytes(utf8('trace-ack/v1\n'), ackBytes);
}
