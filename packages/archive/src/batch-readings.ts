// SPDX-License-Identifier: Apache-2.0
import { fromBase64, fromUtf8, hashLeaf, utf8 } from '@daoji/proof';

import { ArchiveError } from './archive-error.js';
import type { Archive } from './archive.js';
import { parseArchivedPack, type BatchRecord } from './log-records.js';

/** One reading of a batch with the pack that carries it. */
export interface ArchivedReading {
  /** Carried bytes. */
  readonly bytes: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly seq: number;
  readonly leafFormat: 'daoji.reading/v1' | 'daoji.reading-attested/v1';
  readonly pack: CarryingPack;
  /** 0-based place in the pack. */
  readonly packIndex: number;
  readonly receivedTime: string;
}

/** The pack's signed statement and the leaf hashes of all its readings. */
export interface CarryingPack {
  readonly statement: Uint8Array;
  /** Base64 DER signature. */
  readonly signature: string;
  readonly leafHashes: readonly Uint8Array[];
  readonly deviceCert?: string;
}

/**
 * Every reading of a batch in the order of the batch's tree.
 * @throws {@link ArchiveError} as {@link Archive.get}, and `ARCHIVE_CORRUPT` for packs that cannot be cut.
 */
export async function readBatch(
  archive: Archive,
  record: Pick<BatchRecord, 'packsHash'>,
): Promise<ArchivedReading[]> {
  const lines = fromUtf8(await archive.get(record.packsHash)).split('\n');
  return lines.filter((line) => line !== '').flatMap(readingsOfPack);
}

function readingsOfPack(line: string): ArchivedReading[] {
  const { raw, skip, deviceCert, receivedTime } = parseArchivedPack(line);
  const [statement = '', signature = '', ...readings] = fromUtf8(fromBase64(raw)).split('\n');
  const leaves = readings.map((text) => utf8(text));
  const leafHashes = leaves.map((bytes) => hashLeaf(bytes));
  const pack: CarryingPack = {
    statement: utf8(statement),
    signature,
    leafHashes,
    ...(deviceCert === undefined ? {} : { deviceCert }),
  };
  return leaves
    .map((bytes, packIndex) => ({
      bytes,
      leafHash: leafHashes[packIndex] ?? hashLeaf(bytes),
      ...identityOf(readings[packIndex] ?? ''),
      pack,
      packIndex,
      receivedTime,
    }))
    .slice(skip);
}

type Identity = Pick<ArchivedReading, 'deviceId' | 'bootEpoch' | 'seq' | 'leafFormat'>;

function identityOf(text: string): Identity {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ArchiveError('ARCHIVE_CORRUPT', 'expected a reading in JSON', { cause });
  }
  if (!isIdentified(value)) throw new ArchiveError('ARCHIVE_CORRUPT', 'expected a reading');
  const { deviceId, bootEpoch, seq, type } = value;
  return { deviceId, bootEpoch, seq, leafFormat: type };
}

function isIdentified(
  value: unknown,
): value is Omit<Identity, 'leafFormat'> & { type: Identity['leafFormat'] } {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const isKnownType =
    fields['type'] === 'daoji.reading/v1' || fields['type'] === 'daoji.reading-attested/v1';
  return (
    isKnownType &&
    typeof fields['deviceId'] === 'string' &&
    Number.isSafeInteger(fields['bootEpoch']) &&
    Number.isSafeInteger(fields['seq'])
  );
}
