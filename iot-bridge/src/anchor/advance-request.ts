// SPDX-License-Identifier: Apache-2.0
import type { Archive, LogArchive } from '@daoji/archive';
import {
  batchStatementSchema,
  batchTableSchema,
  type AdvanceWitness,
  type LogHead,
  type WatermarkLeaf,
} from '@daoji/model';
import { consistencyProof, fromBase64, fromUtf8, rootOf, toBase64, toHex } from '@daoji/proof';

import { watermarkChanges, watermarkRootOf } from './watermark-table.js';

/** The archived log that an advance is made from. */
export interface LogSource {
  readonly origin: string;
  readonly archive: Pick<Archive, 'get'>;
  readonly log: Pick<LogArchive, 'batch' | 'leafHashes'>;
}

/** A new head and what chaincode needs to check it. */
export interface AdvanceRequest {
  readonly head: LogHead;
  readonly witness: AdvanceWitness;
}

/** Makes the advance `prevSize → size` from the archive alone, so that a remade one is the same. */
export async function newAdvance(
  source: LogSource,
  prevSize: number,
  size: number,
  bridgeEpoch: number,
): Promise<AdvanceRequest> {
  const { origin, log } = source;
  const before = await watermarksAfter(source, prevSize);
  const after = await watermarksAfter(source, size);
  const head: LogHead = {
    bridgeEpoch,
    logRoot: logRootOf(source, size),
    logSize: size,
    origin,
    prevLogRoot: logRootOf(source, prevSize),
    prevLogSize: prevSize,
    v: 1,
    watermarkRoot: watermarkRootOf(after),
    watermarkSize: after.length,
  };
  const path = prevSize === 0 ? [] : consistencyProof(log.leafHashes(size), prevSize);
  return { head, witness: { consistency: path.map(toBase64), ...watermarkChanges(before, after) } };
}

/** Hex root of the log's first `size` batches. */
export function logRootOf({ log }: Pick<LogSource, 'log'>, size: number): string {
  return toHex(rootOf(log.leafHashes(size)));
}

/** The watermark table after the first `size` batches. */
export async function watermarksAfter(source: LogSource, size: number): Promise<WatermarkLeaf[]> {
  if (size === 0) return [];
  const record = await source.log.batch(size - 1);
  const text = fromUtf8(fromBase64(record.statement));
  const { tableHash } = batchStatementSchema.parse(JSON.parse(text));
  const table = fromUtf8(await source.archive.get(tableHash));
  return batchTableSchema.parse(JSON.parse(table)).watermarks;
}
