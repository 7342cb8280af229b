// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { originSchema, watermarkLeafSchema } from './batch.js';
import { base64Schema, hashSchema } from './identifiers.js';

/** Value of `head~{origin}` on channel `anchor`: the one key that an advance writes. Roots are hex. */
export const logHeadSchema = z.strictObject({
  bridgeEpoch: z.int().min(0),
  logRoot: hashSchema,
  logSize: z.int().min(1),
  origin: originSchema,
  prevLogRoot: hashSchema,
  prevLogSize: z.int().min(0),
  v: z.literal(1),
  watermarkRoot: hashSchema,
  watermarkSize: z.int().min(0).max(4096),
});

/** See {@link logHeadSchema}. */
export type LogHead = z.infer<typeof logHeadSchema>;

/** State key of a log's head. */
export function headKey(origin: string): string {
  return `head~${origin}`;
}

/** Transient field of `log:advanceLog` that carries {@link advanceWitnessSchema}. */
export const ADVANCE_TRANSIENT_KEY = 'advance';

/** What chaincode needs to check an advance and the ledger need not keep; travels as transient data. */
export const advanceWitnessSchema = z.strictObject({
  /** RFC 9162 consistency proof prevLogSize → logSize, base64 hashes; empty when prevLogSize is 0. */
  consistency: z.array(base64Schema).max(64),
  changes: z
    .array(
      z.strictObject({
        slot: z.int().min(0),
        old: watermarkLeafSchema.optional(),
        new: watermarkLeafSchema,
      }),
    )
    .max(4096),
  unchanged: z
    .array(z.strictObject({ from: z.int().min(0), size: z.int().min(1), hash: base64Schema }))
    .max(8192),
});

/** See {@link advanceWitnessSchema}. */
export type AdvanceWitness = z.infer<typeof advanceWitnessSchema>;
