// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import {
  canonicalBytes,
  canonicalJson,
  hashLeaf,
  rootOf,
  sha256,
  toBase64,
  toHex,
  utf8,
} from '@daoji/proof';

import type { AdvanceRecord, Archive, BatchRecord } from '../../src/index.js';

export const ORIGIN = 'pj01/bridge-1';
export const DEVICE = 'probe-1';
export const CERT = Buffer.from('not a certificate, only bytes').toString('base64');

const ZERO = '0'.repeat(64);

/** Reading bytes of the test device; epoch 0. */
export function readingBytes(seq: number): Uint8Array {
  return canonicalBytes({
    bootEpoch: 0,
    channel: 'main',
    clock: 'synced',
    deviceId: DEVICE,
    prevHash: ZERO,
    quantity: 'air-temperature',
    scale: -1,
    seq,
    time: '2026-10-04T08:12:30.000Z',
    type: 'daoji.reading/v1',
    unit: 'Cel',
    value: 200 + seq,
  });
}

function watermarkLeaf(deviceId: string, lastSeq: number): Record<string, string | number> {
  return {
    bootEpoch: 0,
    declaredMissing: 0,
    deviceId,
    keyId: ZERO,
    lastLeafHash: ZERO,
    lastSeq,
    status: 'active',
    total: lastSeq + 1,
  };
}

/** A batch of one pack with readings firstSeq…lastSeq, of which the first `skip` stand in an earlier batch. */
export async function storeBatch(
  archive: Archive,
  index: number,
  firstSeq: number,
  lastSeq: number,
  options: { skip?: number; deviceCert?: string } = {},
): Promise<BatchRecord> {
  const { skip = 0, deviceCert = CERT } = options;
  const readings = Array.from({ length: lastSeq - firstSeq + 1 }, (_, at) =>
    readingBytes(firstSeq + at),
  );
  const raw = [utf8(`{"deviceId":"${DEVICE}"}`), utf8('c2lnbmF0dXJl'), ...readings]
    .map((line) => Buffer.from(line).toString('utf8'))
    .join('\n');
  const pack = {
    receivedTime: '2026-10-04T08:12:31.000Z',
    level: 'device',
    skip,
    clockPolicy: 'live',
    raw: Buffer.from(raw, 'utf8').toString('base64'),
    ...(deviceCert === '' ? {} : { deviceCert }),
  };
  const packsHash = await archive.put(ORIGIN, utf8(JSON.stringify(pack)));
  const table = canonicalBytes({
    devices: [{ bootEpoch: 0, deviceId: DEVICE, firstSeq: firstSeq + skip, gaps: [], lastSeq }],
    type: 'daoji.batch-table/v1',
    watermarks: [watermarkLeaf('other-1', 4), watermarkLeaf(DEVICE, lastSeq)],
  });
  const tableHash = await archive.put(ORIGIN, table);
  const root = toHex(rootOf(readings.slice(skip).map((bytes) => hashLeaf(bytes))));
  const statement = canonicalBytes({ index, origin: ORIGIN, root, tableHash });
  return { index, statement: toBase64(statement), packsHash, tableHash };
}

/** The advance to a head over the given batches; `lastSeq` stands in the test device's watermark. */
export function advanceTo(batches: readonly BatchRecord[], lastSeq: number): AdvanceRecord {
  const leaves = batches.map(({ statement }) => hashLeaf(Buffer.from(statement, 'base64')));
  const marks = [watermarkLeaf('other-1', 4), watermarkLeaf(DEVICE, lastSeq)];
  const head = canonicalJson({
    logRoot: toHex(rootOf(leaves)),
    logSize: leaves.length,
    origin: ORIGIN,
    watermarkRoot: toHex(rootOf(marks.map((leaf) => hashLeaf(canonicalBytes(leaf))))),
  });
  return {
    origin: ORIGIN,
    logSize: leaves.length,
    prevLogSize: 0,
    transactionId: toHex(sha256(utf8(head))),
    blockNumber: 7,
    head,
    firstBatch: 0,
    confirmedBy: ['ProducerMSP', 'RegulatorMSP'],
  };
}

/** Hex SHA-256 by node:crypto, the oracle for the archive's names. */
export function nodeHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
