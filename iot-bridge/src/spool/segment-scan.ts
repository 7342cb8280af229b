// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { BridgeError } from '../bridge-error.js';
import { decodeJson, splitCarried, packHeaderSchema, syncedSchema } from './payloads.js';
import { isZero, MAGIC, readRecord, RECORD_TYPE, type SpoolRecord } from './record.js';

/** Where a record stands: the segment's place in the log and the byte in it. */
export interface Location {
  readonly segment: number;
  readonly position: number;
}

/** Takes each record of the valid log, SYNCED ones left out, in order. */
export type RecordVisitor = (record: SpoolRecord, position: number) => void;

/** How far a segment is valid. */
export interface SegmentScan {
  /** First byte after the last valid record. */
  readonly end: number;
  /** Start of the records that no SYNCED covers; equals `end` when all are covered. */
  readonly groupStart: number;
  readonly nextOffset: number;
  /** `undefined` while no SYNCED was read of a log whose beginning was removed. */
  readonly nextGroup: number | undefined;
  /** Bytes above `end` that are not zero: written, never acknowledged, to be cut. */
  readonly torn: number;
}

/**
 * Reads a segment's records by magic and CRC from its first byte.
 * @throws {@link BridgeError} `SPOOL_DAMAGED` naming segment, byte and offset, for damage below the end of a SYNCED
 *   record that still stands, a group hash that differs, or an offset that does not continue.
 */
export function scanSegment(
  name: string,
  bytes: Buffer,
  from: { readonly offset: number; readonly group: number | undefined },
  visit: RecordVisitor,
): SegmentScan {
  let position = 0;
  let groupStart = 0;
  let { offset, group } = from;
  const damaged = (at: number, what: string): BridgeError =>
    new BridgeError('SPOOL_DAMAGED', `segment ${name}, byte ${at}, offset ${offset}: ${what}`);
  for (let next = readRecord(bytes, 0); next; next = readRecord(bytes, position)) {
    const { record, end } = next;
    if (record.offset !== offset) {
      throw damaged(position, `expected a record of offset ${offset}, got ${record.offset}`);
    }
    if (record.type === RECORD_TYPE.SYNCED) {
      const synced = syncedSchema.parse(decodeJson(record.payload));
      group ??= synced.group;
      if (synced.group !== group || !isGroupWhole(bytes, synced, groupStart, position)) {
        throw damaged(groupStart, `expected group ${group} with the hash that SYNCED states`);
      }
      group += 1;
      groupStart = end;
    } else {
      visit(record, position);
      offset += readingsOf(record);
    }
    position = end;
  }
  if (isSyncedAhead(bytes, position)) {
    throw damaged(position, 'expected a whole record, later groups had reached the disk');
  }
  const torn = isZero(bytes.subarray(position)) ? 0 : bytes.length - position;
  return { end: position, groupStart, nextOffset: offset, nextGroup: group, torn };
}

/** Readings that a record adds to the offsets: a PACK's count, else none. */
export function readingsOf(record: SpoolRecord): number {
  if (record.type !== RECORD_TYPE.PACK) return 0;
  return packHeaderSchema.parse(splitCarried(record.payload).header).count;
}

function isGroupWhole(
  bytes: Buffer,
  synced: { readonly start: number; readonly end: number; readonly sha256: string },
  start: number,
  end: number,
): boolean {
  if (synced.start !== start || synced.end !== end) return false;
  return groupHash(bytes.subarray(start, end)) === synced.sha256;
}

/** Hex SHA-256 of a group's bytes. */
export function groupHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const MAGIC_BYTES = Buffer.alloc(4);
MAGIC_BYTES.writeUInt32LE(MAGIC);

/** Whether a whole SYNCED record stands above the damage: then what lies below it was acknowledged. */
function isSyncedAhead(bytes: Buffer, damage: number): boolean {
  let at = bytes.indexOf(MAGIC_BYTES, damage + 1);
  while (at !== -1) {
    if (readRecord(bytes, at)?.record.type === RECORD_TYPE.SYNCED) return true;
    at = bytes.indexOf(MAGIC_BYTES, at + 1);
  }
  return false;
}
