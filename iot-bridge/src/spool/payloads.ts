// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@daoji/proof';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What the bridge adds to a received pack; everything a point needs, so that replay makes the same points. */
export const packHeaderSchema = z.strictObject({
  clockPolicy: z.enum(['live', 'recorded']),
  /** Readings that this record adds: those of the pack after the first `skip`. */
  count: z.int().min(1).max(256),
  level: z.literal('device'),
  receivedTime: z.string(),
  site: z.string(),
  skip: z.int().min(0).max(255),
  /** Base64 DER SPKI under which the signature was checked. */
  spki: z.string(),
  topic: z.string(),
});

/** Proof that `[start, end)` of this segment had reached the disk. */
export const syncedSchema = z.strictObject({
  end: count,
  group: count,
  sha256: hash,
  start: count,
});

/** A cut batch; its statement is the next leaf of the log. */
export const batchSealSchema = z.strictObject({
  batchId: hash,
  firstOffset: count,
  index: count,
  lastOffset: count,
  prevBatchHash: hash,
  root: hash,
  statement: z.string(),
});

/** A signed advance, on the disk before it is submitted. */
export const anchorSignedSchema = z.strictObject({
  bridgeEpoch: count,
  envelope: z.string(),
  logRoot: hash,
  logSize: z.int().min(1),
  prevLogRoot: hash,
  prevLogSize: count,
  statusRequest: z.string(),
  transactionId: z.string(),
  watermarkRoot: hash,
  watermarkSize: count,
});

/** What became of a signed advance. */
export const anchorStatusSchema = z.strictObject({
  blockNumber: count.optional(),
  confirmedBy: z.array(z.string()),
  logSize: z.int().min(1),
  state: z.enum(['SUBMITTED', 'VALID', 'ANCHORED', 'DROPPED', 'PARKED']),
  transactionId: z.string(),
  validationCode: z.int().optional(),
});

/** First offset that is not yet in InfluxDB. */
export const cursorSchema = z.strictObject({ influxCursor: count });

/** The epoch under which this bridge advances from here on. */
export const epochSchema = z.strictObject({ bridgeEpoch: count });

/** Why a message was not accepted. */
export const quarantineSchema = z.strictObject({
  detail: z.string(),
  reason: z.string(),
  receivedTime: z.string(),
  topic: z.string(),
});

/** See {@link packHeaderSchema}. */
export type PackHeader = z.infer<typeof packHeaderSchema>;
/** See {@link batchSealSchema}. */
export type BatchSeal = z.infer<typeof batchSealSchema>;
/** See {@link anchorSignedSchema}. */
export type AnchorSigned = z.infer<typeof anchorSignedSchema>;
/** See {@link anchorStatusSchema}. */
export type AnchorStatus = z.infer<typeof anchorStatusSchema>;
/** See {@link quarantineSchema}. */
export type QuarantineHeader = z.infer<typeof quarantineSchema>;

const LINE_FEED = 0x0a;

/** Payload of every type but PACK and QUARANTINE: one line of JCS. */
export function encodeJcs(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value), 'utf8');
}

/** Payload of PACK and QUARANTINE: one line of JCS, a line feed, the bytes as received. */
export function encodeCarried(header: PackHeader | QuarantineHeader, raw: Uint8Array): Buffer {
  return Buffer.concat([encodeJcs(header), Buffer.of(LINE_FEED), raw]);
}

/** Cuts a PACK or QUARANTINE payload into its header text and the received bytes. */
export function splitCarried(payload: Buffer): { header: unknown; raw: Buffer } {
  const at = payload.indexOf(LINE_FEED);
  return { header: decodeJson(payload.subarray(0, at)), raw: payload.subarray(at + 1) };
}

/** Parses a payload that this bridge wrote; the CRC has vouched for its bytes. */
export function decodeJson(payload: Buffer): unknown {
  return JSON.parse(payload.toString('utf8'));
}
