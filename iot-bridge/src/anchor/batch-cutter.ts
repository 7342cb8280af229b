// SPDX-License-Identifier: Apache-2.0
import type { Archive, LogArchive } from '@daoji/archive';
import {
  batchIdOf,
  batchTableSchema,
  encodeBatchStatement,
  MAX_BATCH_READINGS,
  ZERO_HASH,
  type BatchStatement,
} from '@daoji/model';
import { canonicalBytes, toBase64 } from '@daoji/proof';

import type { Clock } from '../clock.js';
import { PackReader, type StoredPack } from '../spool/pack-reader.js';
import { encodeJcs, type BatchSeal } from '../spool/payloads.js';
import { RECORD_TYPE } from '../spool/record.js';
import type { Spool } from '../spool/spool.js';
import { OpenBatch } from './open-batch.js';
import type { WatermarkTable } from './watermark-table.js';

/** What batches are made of and when they are cut. */
export interface CutterOptions {
  readonly origin: string;
  readonly spool: Spool;
  readonly archive: Archive;
  readonly log: LogArchive;
  readonly clock: Clock;
  readonly maxLeaves: number;
  readonly maxAgeMs: number;
  /** The table after the last seal; the cutter moves it on. */
  readonly table: WatermarkTable;
  readonly lastSeal: BatchSeal | undefined;
  /** Hex header hash of the newest block seen of channel `anchor`. */
  readonly notBefore: () => string | undefined;
  readonly isRevoked: (deviceId: string) => boolean;
  /** Revoked, or bound to another bridge: the ledger gives such a device no new slot. */
  readonly isGone: (deviceId: string) => boolean;
  /** Slots that the ledger holds or may come to hold; they never change. */
  readonly anchoredSlots: () => number;
  readonly onIsolated: (deviceIds: readonly string[]) => void;
  readonly onSeal: (seal: BatchSeal, oldestMs: number) => void;
}

/** Waiting readings from which on batches grow: below, a batch of 4,096 keeps the bridge's memory small. */
const BACKLOG_READINGS = 65_536;

/** Cuts the synced spool into batches: contiguous, whole packs, each the next leaf of the log. */
export class BatchCutter {
  readonly #options: CutterOptions;
  readonly #reader: PackReader;
  #open: OpenBatch;
  #waiting: StoredPack[] = [];
  #last: BatchSeal | undefined;

  constructor(options: CutterOptions) {
    this.#options = options;
    this.#last = options.lastSeal;
    const offset = options.lastSeal ? options.lastSeal.lastOffset + 1 : 0;
    this.#open = new OpenBatch(offset);
    this.#reader = new PackReader(options.spool, offset);
  }

  /** Number of sealed batches: the log's size. */
  get size(): number {
    return this.#last ? this.#last.index + 1 : 0;
  }

  /** First offset that is in no sealed batch. */
  get sealedOffset(): number {
    return this.#last ? this.#last.lastOffset + 1 : 0;
  }

  /** Receipt of the oldest reading that waits for a seal; infinite when none waits. */
  get oldestOpenMs(): number {
    return this.#open.oldestMs;
  }

  /** Takes in what was synced and seals every batch that is due; `force` seals what is open, too. */
  async cut(force: boolean): Promise<void> {
    const { clock, maxLeaves, maxAgeMs } = this.#options;
    do {
      await this.#take();
      const age = clock.now() - this.#open.oldestMs;
      const isDue = this.#open.count >= maxLeaves || age >= maxAgeMs || this.#waiting.length > 0;
      if (this.#open.count > 0 && (force || isDue)) await this.#seal();
    } while (this.#waiting.length > 0);
  }

  /** Fills the open batch up to its largest size; more waits for the next one. */
  async #take(): Promise<void> {
    const isBacklog = this.#options.spool.syncedOffset - this.sealedOffset > BACKLOG_READINGS;
    const most = isBacklog ? MAX_BATCH_READINGS : this.#options.maxLeaves;
    for (;;) {
      if (this.#waiting.length === 0) this.#waiting = await this.#reader.next();
      if (this.#waiting.length === 0) return;
      let taken = 0;
      for (const pack of this.#waiting) {
        // A batch holds whole packs, so the first one may be larger than asked.
        if (this.#open.count > 0 && this.#open.count + pack.header.count > most) break;
        this.#open.add(pack, this.#options.table.apply(pack));
        taken += 1;
      }
      this.#waiting = this.#waiting.slice(taken);
      if (this.#waiting.length > 0) return;
    }
  }

  async #seal(): Promise<void> {
    const { archive, log, origin, spool, table } = this.#options;
    const open = this.#open;
    const isolated = table.isolate(this.#options.isGone, this.#options.anchoredSlots());
    if (isolated.length > 0) this.#options.onIsolated(isolated);
    table.revoke(this.#options.isRevoked);
    const packsHash = await archive.put(origin, open.packLines);
    const tableHash = await archive.put(origin, this.#tableBytes(open));
    const statement = this.#statement(open, tableHash);
    const bytes = encodeBatchStatement(statement);
    const index = this.size;
    // Archive first: a seal without its table could not be proven; a table without its seal is adopted at start.
    await log.appendBatch({ index, statement: toBase64(bytes), packsHash, tableHash });
    const seal = sealOf(index, statement, bytes);
    await spool.append(RECORD_TYPE.BATCH_SEAL, encodeJcs(seal));
    this.#last = seal;
    this.#open = new OpenBatch(seal.lastOffset + 1);
    this.#options.onSeal(seal, open.oldestMs);
  }

  #tableBytes(open: OpenBatch): Uint8Array {
    return canonicalBytes(
      batchTableSchema.parse({
        devices: open.runs,
        type: 'daoji.batch-table/v1',
        watermarks: this.#options.table.leaves,
      }),
    );
  }

  #statement(open: OpenBatch, tableHash: string): BatchStatement {
    const { origin, notBefore } = this.#options;
    const { firstOffset, root } = open;
    const lastOffset = firstOffset + open.count - 1;
    return {
      batchId: batchIdOf({ origin, firstOffset, lastOffset, root }),
      firstOffset,
      lastOffset,
      notBefore: notBefore() ?? ZERO_HASH,
      origin,
      prevBatchHash: this.#last?.batchId ?? ZERO_HASH,
      root,
      tableHash,
      type: 'daoji.batch/v1',
    };
  }
}

/** The spool's record of a batch. */
export function sealOf(index: number, statement: BatchStatement, bytes: Uint8Array): BatchSeal {
  const { batchId, firstOffset, lastOffset, prevBatchHash, root } = statement;
  return {
    batchId,
    firstOffset,
    index,
    lastOffset,
    prevBatchHash,
    root,
    statement: toBase64(bytes),
  };
}
