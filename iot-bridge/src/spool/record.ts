// SPDX-License-Identifier: Apache-2.0
import { crc32c } from './crc32c.js';

/** Record types on the disk (`docs/spec/spool.md` §3). */
export const RECORD_TYPE = {
  PACK: 1,
  SYNCED: 2,
  BATCH_SEAL: 3,
  ANCHOR_SIGNED: 4,
  ANCHOR_STATUS: 5,
  CURSOR: 6,
  EPOCH: 7,
  QUARANTINE: 16,
} as const;

/** One of {@link RECORD_TYPE}. */
export type RecordType = (typeof RECORD_TYPE)[keyof typeof RECORD_TYPE];

/** Bytes before the payload: magic, length, type, flags, version, offset, CRC. */
export const HEADER_BYTES = 24;
/** `DJW1` read as a little-endian uint32. */
export const MAGIC = 0x31574a44;
const CRC_AT = 20;
const VERSION = 1;
/** Longest payload: a pack of 64 KiB and its header, or a signed envelope. */
export const MAX_PAYLOAD_BYTES = 1_048_576;

/** A record as it lies in a segment; `payload` is a view into the bytes that were read. */
export interface SpoolRecord {
  readonly type: number;
  /** Offset of the next reading when the record was made; for PACK, of its first reading. */
  readonly offset: number;
  readonly payload: Buffer;
}

/** Bytes that a record with this payload takes, padding to 8 included. */
export function recordBytes(payloadLength: number): number {
  return Math.ceil((HEADER_BYTES + payloadLength) / 8) * 8;
}

/** The record's bytes, padded with zeros to a multiple of 8. */
export function encodeRecord(type: RecordType, offset: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(recordBytes(payload.length));
  bytes.fill(0, HEADER_BYTES + payload.length);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt32LE(payload.length, 4);
  bytes.writeUInt8(type, 8);
  bytes.writeUInt8(0, 9);
  bytes.writeUInt16LE(VERSION, 10);
  bytes.writeBigUInt64LE(BigInt(offset), 12);
  bytes.set(payload, HEADER_BYTES);
  bytes.writeUInt32LE(crcOf(bytes, payload.length), CRC_AT);
  return bytes;
}

/** The record at `position`, or `undefined` when none that is whole and unharmed stands there. */
export function readRecord(
  bytes: Buffer,
  position: number,
): { readonly record: SpoolRecord; readonly end: number } | undefined {
  if (position + HEADER_BYTES > bytes.length) return undefined;
  if (bytes.readUInt32LE(position) !== MAGIC) return undefined;
  const length = bytes.readUInt32LE(position + 4);
  const end = position + recordBytes(length);
  if (length > MAX_PAYLOAD_BYTES || end > bytes.length) return undefined;
  const whole = bytes.subarray(position, end);
  if (whole.readUInt32LE(CRC_AT) !== crcOf(whole, length)) return undefined;
  if (whole.readUInt16LE(10) !== VERSION || !isZero(whole.subarray(HEADER_BYTES + length))) {
    return undefined;
  }
  const record = {
    type: whole.readUInt8(8),
    offset: Number(whole.readBigUInt64LE(12)),
    payload: whole.subarray(HEADER_BYTES, HEADER_BYTES + length),
  };
  return { record, end };
}

/** True when every byte is zero. */
export function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false;
  return true;
}

function crcOf(whole: Buffer, length: number): number {
  return crc32c(
    whole.subarray(HEADER_BYTES, HEADER_BYTES + length),
    crc32c(whole.subarray(0, CRC_AT)),
  );
}
