// SPDX-License-Identifier: Apache-2.0
import { ArchiveError, readBatch, type Archive, type LogArchive } from '@daoji/archive';
import {
  batchStatementSchema,
  parseReading,
  ReadingError,
  type LogHead,
  type Reading,
} from '@daoji/model';
import { fromBase64, fromUtf8, ProofError, rootOf, toHex } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { isTaken } from '../forecast/station-hours.js';
import type { Difference } from '../models/recompute.js';

/** What one batch of the log holds of a station. */
export interface StationBatch {
  /** 0-based place in the log. */
  readonly index: number;
  /** Readings that a model takes, in the order of the batch. */
  readonly readings: readonly Reading[];
  /** When the bridge had them, by its clock. */
  readonly receivedAt: string;
}

/** All that the archived log holds of a station. */
export interface StationLog {
  /** Batches of the log that the ledger's head covers. */
  readonly anchored: number;
  readonly batches: readonly StationBatch[];
  /** Where the archive is not what was anchored. */
  readonly faults: readonly Difference[];
  /** Batches of the whole log. */
  readonly size: number;
}

/** An archived log, and the head of it that the ledger holds; none before the first was anchored. */
export interface AnchoredLog {
  readonly archive: Archive;
  readonly head: LogHead | undefined;
  readonly log: LogArchive;
}

/**
 * Reads the batches that have readings of a station. The readings of each are checked against the root of its statement, and the
 * statements against the head of the ledger: a reading that was altered, or taken out, is named by its batch.
 * @throws CliError `ARCHIVE_MISSING` where a batch's file is not there, or its key was erased.
 */
export async function readStationLog(
  { archive, head, log }: AnchoredLog,
  deviceId: string,
): Promise<StationLog> {
  const faults = headFaults(log, head);
  const batches: StationBatch[] = [];
  const indexes = new Set(log.runsOf(deviceId).map(({ batch }) => batch));
  for (const index of [...indexes].sort((left, right) => left - right)) {
    const { batch, fault } = await stationBatch(archive, log, index, deviceId);
    if (batch.readings.length > 0) batches.push(batch);
    if (fault) faults.push(fault);
  }
  return { anchored: Math.min(head?.logSize ?? 0, log.size), batches, faults, size: log.size };
}

function headFaults(log: LogArchive, head: LogHead | undefined): Difference[] {
  if (!head) return [];
  if (head.logSize > log.size) return [{ at: 'log size', kept: head.logSize, now: log.size }];
  const now = toHex(rootOf(log.leafHashes(head.logSize)));
  return now === head.logRoot ? [] : [{ at: 'log root', kept: head.logRoot, now }];
}

async function stationBatch(
  archive: Archive,
  log: LogArchive,
  index: number,
  deviceId: string,
): Promise<{ readonly batch: StationBatch; readonly fault?: Difference }> {
  const empty: StationBatch = { index, readings: [], receivedAt: '' };
  try {
    const record = await log.batch(index);
    const statement: unknown = JSON.parse(fromUtf8(fromBase64(record.statement)));
    const { root } = batchStatementSchema.parse(statement);
    const leaves = await readBatch(archive, record);
    const own = leaves.filter((leaf) => leaf.deviceId === deviceId);
    const readings = own.map(({ bytes }) => parseReading(bytes)).filter(isTaken);
    const receivedAt =
      own
        .map(({ receivedTime }) => receivedTime)
        .sort()
        .at(-1) ?? '';
    const now = toHex(rootOf(leaves.map(({ leafHash }) => leafHash)));
    const batch = { index, readings, receivedAt };
    return now === root ? { batch } : { batch, fault: { at: `batch ${index}`, kept: root, now } };
  } catch (error) {
    return { batch: empty, fault: { at: `batch ${index}`, now: reasonOf(error) } };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'no batch statement';
  const isKnown = [ArchiveError, ProofError, ReadingError].some((known) => error instanceof known);
  if (!isKnown) throw error;
  const { code, message } = error as ArchiveError | ProofError | ReadingError;
  if (code !== 'ARCHIVE_NOT_FOUND' && code !== 'ARCHIVE_ERASED') return `${code}: ${message}`;
  throw new CliError('ARCHIVE_MISSING', `${code}: ${message}`, { cause: error });
}
