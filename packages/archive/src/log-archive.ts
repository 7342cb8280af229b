// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { hashLeaf } from '@daoji/proof';

import { ArchiveError } from './archive-error.js';
import { openArchive, type Archive } from './archive.js';
import { LineFile } from './line-file.js';
import {
  parseAdvanceLine,
  parseBatchLine,
  rangesOfTable,
  statementBytes,
  type AdvanceRecord,
  type BatchRecord,
  type StoredBatch,
} from './log-records.js';
import { ReadingIndex, type IndexedRange } from './reading-index.js';

const ORIGIN = /^[a-z0-9-]{2,64}\/[a-z0-9-]{2,64}$/;

/** The archived log of one bridge: one writer, any number of readers in other processes. */
export interface LogArchive {
  readonly origin: string;
  /** Number of batches known, after the last {@link LogArchive.refresh} or append. */
  readonly size: number;
  /**
   * Adds the next batch and syncs it; packs and table must lie in the archive already. The same record again is no-op.
   * @throws {@link ArchiveError} `ARCHIVE_CONFLICT` for other bytes at a known index or a hole; `ARCHIVE_NOT_FOUND`.
   */
  appendBatch(record: BatchRecord): Promise<void>;
  /**
   * Adds an advance and syncs it; the same transaction again is no-op.
   * @throws {@link ArchiveError} `ARCHIVE_CONFLICT` when its head differs, or it covers batches not in the log.
   */
  appendAdvance(record: AdvanceRecord): Promise<void>;
  /** Batches in index order. */
  batches(fromIndex?: number): AsyncIterable<BatchRecord>;
  /** One batch. @throws {@link ArchiveError} `ARCHIVE_NOT_FOUND`. */
  batch(index: number): Promise<BatchRecord>;
  /** Advances in the order of their append. */
  advances(): readonly AdvanceRecord[];
  /** RFC 9162 leaf hashes of the first `size` batches. */
  leafHashes(size?: number): readonly Uint8Array[];
  /** Index of the batch that holds a reading, or `undefined`. */
  batchOf(deviceId: string, bootEpoch: number, seq: number): number | undefined;
  /** Runs of a device's sequence numbers by batch, in log order. */
  runsOf(deviceId: string): readonly IndexedRange[];
  /** The first advance that covers a batch, or `undefined` when none does yet. */
  advanceOf(batchIndex: number): AdvanceRecord | undefined;
  /** Takes in what the writer has added since. */
  refresh(): Promise<void>;
}

/**
 * Opens the log of a bridge in `dir/log/<origin with ~ for />`.
 * @throws {@link ArchiveError} `ARCHIVE_NAME` for an origin that is not `<site>/<bridgeId>`; `ARCHIVE_CORRUPT`.
 */
export async function openLogArchive(dir: string, origin: string): Promise<LogArchive> {
  if (!ORIGIN.test(origin)) {
    throw new ArchiveError(
      'ARCHIVE_NAME',
      `expected <site>/<bridgeId>, got ${origin.slice(0, 80)}`,
    );
  }
  const folder = join(dir, 'log', origin.replace('/', '~'));
  const log = new FolderLog(origin, folder, await openArchive(dir));
  await log.refresh();
  return log;
}

class FolderLog implements LogArchive {
  readonly origin: string;
  readonly #archive: Archive;
  readonly #batchFile: LineFile;
  readonly #advanceFile: LineFile;
  readonly #offsets: number[] = [];
  readonly #leafHashes: Uint8Array[] = [];
  readonly #advances: AdvanceRecord[] = [];
  readonly #index = new ReadingIndex();
  #turn: Promise<void> = Promise.resolve();

  constructor(origin: string, folder: string, archive: Archive) {
    this.origin = origin;
    this.#archive = archive;
    this.#batchFile = new LineFile(join(folder, 'batches.ndjson'));
    this.#advanceFile = new LineFile(join(folder, 'advances.ndjson'));
  }

  get size(): number {
    return this.#offsets.length;
  }

  appendBatch(record: BatchRecord): Promise<void> {
    return this.#inTurn(async () => {
      await this.#readNew();
      if (record.index < this.size) {
        await this.#assertSame(record);
        return;
      }
      if (record.index !== this.size) throw conflict(`expected batch ${this.size}`, record.index);
      const stored = await this.#withRanges(record);
      this.#take(stored, await this.#batchFile.append(JSON.stringify(stored)));
    });
  }

  appendAdvance(record: AdvanceRecord): Promise<void> {
    return this.#inTurn(async () => {
      await this.#readNew();
      const known = this.#advances.find((each) => each.transactionId === record.transactionId);
      if (known) {
        if (known.head !== record.head) throw conflict('expected the same head', record.logSize);
        return;
      }
      if (record.origin !== this.origin || record.logSize > this.size) {
        throw conflict(`expected an advance of ${this.origin} up to ${this.size}`, record.logSize);
      }
      await this.#advanceFile.append(JSON.stringify(record));
      this.#advances.push(record);
    });
  }

  async *batches(fromIndex = 0): AsyncIterable<BatchRecord> {
    for (let index = fromIndex; index < this.size; index += 1) yield await this.batch(index);
  }

  async batch(index: number): Promise<BatchRecord> {
    const offset = this.#offsets[index];
    if (offset === undefined) {
      throw new ArchiveError(
        'ARCHIVE_NOT_FOUND',
        `expected a batch below ${this.size}, got ${index}`,
      );
    }
    const { statement, packsHash, tableHash } = parseBatchLine(
      await this.#batchFile.readAt(offset),
    );
    return { index, statement, packsHash, tableHash };
  }

  advances(): readonly AdvanceRecord[] {
    return this.#advances;
  }

  leafHashes(size = this.size): readonly Uint8Array[] {
    return this.#leafHashes.slice(0, size);
  }

  batchOf(deviceId: string, bootEpoch: number, seq: number): number | undefined {
    return this.#index.find(deviceId, bootEpoch, seq);
  }

  runsOf(deviceId: string): readonly IndexedRange[] {
    return this.#index.runsOf(deviceId);
  }

  advanceOf(batchIndex: number): AdvanceRecord | undefined {
    return this.#advances.find((each) => each.logSize > batchIndex);
  }

  refresh(): Promise<void> {
    return this.#inTurn(() => this.#readNew());
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #readNew(): Promise<void> {
    for await (const { offset, text } of this.#batchFile.readNew()) {
      const batch = parseBatchLine(text);
      if (batch.index !== this.size) {
        throw new ArchiveError(
          'ARCHIVE_CORRUPT',
          `expected batch ${this.size} at byte ${offset}, got ${batch.index}`,
        );
      }
      this.#take(batch, offset);
    }
    for await (const { text } of this.#advanceFile.readNew()) {
      this.#advances.push(parseAdvanceLine(text));
    }
  }

  #take(batch: StoredBatch, offset: number): void {
    this.#leafHashes.push(hashLeaf(statementBytes(batch)));
    this.#offsets.push(offset);
    this.#index.add(batch.index, batch.devices);
  }

  async #assertSame(record: BatchRecord): Promise<void> {
    const known = await this.batch(record.index);
    const same =
      known.statement === record.statement &&
      known.packsHash === record.packsHash &&
      known.tableHash === record.tableHash;
    if (!same) throw conflict('expected the batch that is in the log', record.index);
  }

  async #withRanges(record: BatchRecord): Promise<StoredBatch> {
    const { index, statement, packsHash, tableHash } = record;
    await this.#archive.get(packsHash);
    const devices = rangesOfTable(await this.#archive.get(tableHash));
    return { index, statement, packsHash, tableHash, devices };
  }
}

function conflict(expected: string, index: number): ArchiveError {
  return new ArchiveError('ARCHIVE_CONFLICT', `${expected}, got other bytes at ${index}`);
}
