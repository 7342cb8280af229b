// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { deviceIdSchema, hashSchema } from './identifiers.js';

/** Most readings in one batch (`ledger-state.md` §5) and most that one advance covers before it is due. */
export const MAX_BATCH_READINGS = 16_384;

/** Name of a bridge's log, `<site>/<bridgeId>`. */
export const originSchema = z
  .string()
  .regex(/^[a-z0-9-]{2,64}\/[a-z0-9-]{2,64}$/, 'expected <site>/<bridgeId>');

/** A contiguous run of spool offsets under one RFC 9162 root; a leaf of the bridge's log. */
export const batchStatementSchema = z.strictObject({
  batchId: hashSchema,
  firstOffset: z.int().min(0),
  lastOffset: z.int().min(0),
  /** Hex header hash of a recent block of channel `anchor`: the batch was made after it. */
  notBefore: hashSchema,
  origin: originSchema,
  /** Batch id of the batch before it; zeros for the first. */
  prevBatchHash: hashSchema,
  root: hashSchema,
  /** Archive name (SHA-256) of the batch table. */
  tableHash: hashSchema,
  type: z.literal('daoji.batch/v1'),
});

/** See {@link batchStatementSchema}. */
export type BatchStatement = z.infer<typeof batchStatementSchema>;

/** A device's slot in the watermark tree: what has been settled for it over all epochs. `lastSeq` −1: none yet. */
export const watermarkLeafSchema = z.strictObject({
  bootEpoch: z.int().min(0).max(0xffffffff),
  declaredMissing: z.int().min(0),
  deviceId: deviceIdSchema,
  keyId: hashSchema,
  lastLeafHash: hashSchema,
  lastSeq: z.int().min(-1).max(0xffffffff),
  status: z.enum(['active', 'revoked']),
  total: z.int().min(0),
});

/** See {@link watermarkLeafSchema}. */
export type WatermarkLeaf = z.infer<typeof watermarkLeafSchema>;

/** The archive file behind `tableHash`: who is in the batch, and every slot's watermark after it, in slot order. */
export const batchTableSchema = z.strictObject({
  devices: z.array(
    z.strictObject({
      bootEpoch: z.int().min(0),
      deviceId: deviceIdSchema,
      firstSeq: z.int().min(0),
      gaps: z.array(
        z.strictObject({ from: z.int().min(0), to: z.int().min(0), reason: z.string() }),
      ),
      lastSeq: z.int().min(0),
    }),
  ),
  type: z.literal('daoji.batch-table/v1'),
  watermarks: z.array(watermarkLeafSchema),
});

/** See {@link batchTableSchema}. */
export type BatchTable = z.infer<typeof batchTableSchema>;

/** `SHA-256("trace-batch/v1\n" ‖ JCS{firstOffset, lastOffset, origin, root})` in hex. */
export function batchIdOf(
  batch: Pick<BatchStatement, 'origin' | 'firstOffset' | 'lastOffset' | 'root'>,
): string {
  const { origin, firstOffset, lastOffset, root } = batch;
  return toHex(
    sha256(utf8('trace-batch/v1\n'), canonicalBytes({ origin, firstOffset, lastOffset, root })),
  );
}

/** Canonical bytes of a batch statement; the log's leaf. */
export function encodeBatchStatement(statement: BatchStatement): Uint8Array {
  return canonicalBytes(batchStatementSchema.parse(statement));
}

/** Canonical bytes of a watermark leaf. */
export function encodeWatermarkLeaf(leaf: WatermarkLeaf): Uint8Array {
  return canonicalBytes(watermarkLeafSchema.parse(leaf));
}
