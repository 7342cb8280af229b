// SPDX-License-Identifier: Apache-2.0
import { inflateRawSync } from 'node:zlib';

import { SurveyError } from './survey-error.js';

/** Largest unpacked size in bytes of all entries together: a bound on memory, whatever the archive claims. */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const END_BYTES = 22;
const [STORED, DEFLATED] = [0, 8];

/**
 * Files of a zip archive by name. Folders are left out. Source: PKWARE APPNOTE 6.3, §4.3.
 * @throws SurveyError `SURVEY_FILE` for what is no zip, is damaged, encrypted or packed otherwise; `SURVEY_TOO_LARGE`.
 */
export function zipEntries(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const entries = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  let room = MAX_UNPACKED_BYTES;
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const entry = centralEntry(view, bytes, at);
    if (!entry.name.endsWith('/')) {
      const unpacked = unpack(view, bytes, entry, room);
      room -= unpacked.length;
      entries.set(entry.name, unpacked);
    }
    at = entry.next;
  }
  return entries;
}

interface CentralEntry {
  readonly local: number;
  readonly method: number;
  readonly name: string;
  readonly next: number;
  readonly packedBytes: number;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0 && at > view.byteLength - 66_000; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new SurveyError('SURVEY_FILE', 'expected a zip archive, got no end record');
}

function centralEntry(view: DataView, bytes: Uint8Array, at: number): CentralEntry {
  demandHeader(view, at, 46, CENTRAL);
  const nameBytes = view.getUint16(at + 28, true);
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (isEncrypted) throw new SurveyError('SURVEY_FILE', 'expected a zip archive without password');
  const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  return {
    local: view.getUint32(at + 42, true),
    method: view.getUint16(at + 10, true),
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
    next: at + 46 + nameBytes + extra,
    packedBytes: view.getUint32(at + 20, true),
  };
}

function unpack(
  view: DataView,
  bytes: Uint8Array,
  { local, method, name, packedBytes }: CentralEntry,
  room: number,
): Uint8Array {
  demandHeader(view, local, 30, LOCAL);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(from, from + packedBytes);
  if (method === STORED && packed.length <= room) return packed.slice();
  if (method !== DEFLATED && method !== STORED) {
    throw new SurveyError('SURVEY_FILE', `${name}: expected it stored or deflated, got ${method}`);
  }
  try {
    if (method === DEFLATED && room > 0) {
      return new Uint8Array(inflateRawSync(packed, { maxOutputLength: room }));
    }
  } catch (cause) {
    const isLarge = cause instanceof RangeError;
    if (!isLarge) throw new SurveyError('SURVEY_FILE', `${name}: damaged`, { cause });
  }
  throw new SurveyError(
    'SURVEY_TOO_LARGE',
    `expected at most ${MAX_UNPACKED_BYTES} bytes unpacked`,
  );
}

function demandHeader(view: DataView, at: number, size: number, signature: number): void {
  const isThere = at + size <= view.byteLength && view.getUint32(at, true) === signature;
  if (!isThere) throw new SurveyError('SURVEY_FILE', `expected a zip header at ${at}`);
}
