// SPDX-License-Identifier: Apache-2.0
import { fromBase64, fromUtf8, ProofError } from '@daoji/proof';

import { ArchiveError } from './archive-error.js';

/** One batch of a bridge's log. */
export interface BatchRecord {
  /** 0-based leaf index in the log. */
  readonly index: number;
  /** Base64 of the batch statement's JCS bytes: the log's leaf. */
  readonly statement: string;
  /** Archive name of the packs, NDJSON of {@link ArchivedPack} in offset order. */
  readonly packsHash: string;
  /** Archive name of the batch table (JCS `daoji.batch-table/v1`). */
  readonly tableHash: string;
}

/** One line of a batch's packs. The batch's readings are each pack's readings after the first `skip`. */
export interface ArchivedPack {
  readonly receivedTime: string;
  readonly level: string;
  readonly skip: number;
  readonly clockPolicy: string;
  /** Base64 DER of the device's certificate or SPKI at the time. */
  readonly deviceCert?: string;
  /** Base64 of the pack as received. */
  readonly raw: string;
}

/** An advance of the log's head that the ledger committed as valid. */
export interface AdvanceRecord {
  readonly origin: string;
  readonly logSize: number;
  readonly prevLogSize: number;
  readonly transactionId: string;
  readonly blockNumber: number;
  /** JCS text of the head's value. */
  readonly head: string;
  /** Index of the first batch that this advance covers. */
  readonly firstBatch: number;
  /** MSP ids whose peers confirmed the head. */
  readonly confirmedBy: readonly string[];
}

/** A device's run of sequence numbers in one batch, both ends included. */
export interface DeviceRange {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** A batch record with the runs of its table, as it lies in the log file. */
export interface StoredBatch extends BatchRecord {
  readonly devices: readonly DeviceRange[];
}

/** The parts of a log head that this package needs. Roots are hex. */
export interface HeadFields {
  readonly logRoot: string;
  readonly watermarkRoot: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a line of `batches.ndjson`. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function parseBatchLine(text: string): StoredBatch {
  const fields = parseObject(text, 'batch record');
  return {
    index: wholeNumber(fields, 'index'),
    statement: string(fields, 'statement'),
    packsHash: string(fields, 'packsHash'),
    tableHash: string(fields, 'tableHash'),
    devices: list(fields, 'devices').map(deviceRange),
  };
}

/** Reads a line of `advances.ndjson`. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function parseAdvanceLine(text: string): AdvanceRecord {
  const fields = parseObject(text, 'advance record');
  return {
    origin: string(fields, 'origin'),
    logSize: wholeNumber(fields, 'logSize'),
    prevLogSize: wholeNumber(fields, 'prevLogSize'),
    transactionId: string(fields, 'transactionId'),
    blockNumber: wholeNumber(fields, 'blockNumber'),
    head: string(fields, 'head'),
    firstBatch: wholeNumber(fields, 'firstBatch'),
    confirmedBy: list(fields, 'confirmedBy').map(String),
  };
}

/** Reads one line of a batch's packs. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function parseArchivedPack(text: string): ArchivedPack {
  const fields = parseObject(text, 'archived pack');
  const pack = {
    receivedTime: string(fields, 'receivedTime'),
    level: string(fields, 'level'),
    skip: wholeNumber(fields, 'skip'),
    clockPolicy: string(fields, 'clockPolicy'),
    raw: string(fields, 'raw'),
  };
  return fields['deviceCert'] === undefined
    ? pack
    : { ...pack, deviceCert: string(fields, 'deviceCert') };
}

/** Runs of each device in a batch table. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function rangesOfTable(table: Uint8Array): DeviceRange[] {
  return list(parseObject(fromUtf8(table), 'batch table'), 'devices').map(deviceRange);
}

/** Watermark leaves of a batch table in slot order. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function watermarksOfTable(table: Uint8Array): { deviceId: string; leaf: Fields }[] {
  const leaves = list(parseObject(fromUtf8(table), 'batch table'), 'watermarks');
  return leaves.map((leaf) => {
    const fields = object(leaf, 'watermark leaf');
    return { deviceId: string(fields, 'deviceId'), leaf: fields };
  });
}

/** Roots of a log head. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function parseHead(text: string): HeadFields {
  const fields = parseObject(text, 'log head');
  return { logRoot: string(fields, 'logRoot'), watermarkRoot: string(fields, 'watermarkRoot') };
}

/** Bytes of a batch record's statement. @throws {@link ArchiveError} `ARCHIVE_CORRUPT`. */
export function statementBytes(record: Pick<BatchRecord, 'statement' | 'index'>): Uint8Array {
  try {
    return fromBase64(record.statement);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new ArchiveError('ARCHIVE_CORRUPT', `batch ${record.index}: ${cause.message}`, { cause });
  }
}

function deviceRange(value: unknown): DeviceRange {
  const fields = object(value, 'device run');
  return {
    deviceId: string(fields, 'deviceId'),
    bootEpoch: wholeNumber(fields, 'bootEpoch'),
    firstSeq: wholeNumber(fields, 'firstSeq'),
    lastSeq: wholeNumber(fields, 'lastSeq'),
  };
}

function parseObject(text: string, what: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ArchiveError('ARCHIVE_CORRUPT', `${what}: expected JSON`, { cause });
  }
  return object(value, what);
}

function object(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new ArchiveError('ARCHIVE_CORRUPT', `${what}: expected a JSON object`);
}

function string(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new ArchiveError('ARCHIVE_CORRUPT', `${name}: expected text, got ${typeof value}`);
}

function wholeNumber(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new ArchiveError(
    'ARCHIVE_CORRUPT',
    `${name}: expected a whole number, got ${typeof value}`,
  );
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (Array.isArray(value)) return value;
  throw new ArchiveError('ARCHIVE_CORRUPT', `${name}: expected a list, got ${typeof value}`);
}
