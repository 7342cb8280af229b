// SPDX-License-Identifier: Apache-2.0
import { BridgeError } from '../bridge-error.js';
import { pause, type Clock } from '../clock.js';
import { segmentName, type SpoolFolder } from './folder.js';
import { GROUP_MAX_RECORDS, takeGroup, type Pending } from './group.js';
import { encodeJcs } from './payloads.js';
import { encodeRecord, readRecord, RECORD_TYPE, recordBytes } from './record.js';
import type { RecordType, SpoolRecord } from './record.js';
import { recoverLog, type RecoveredLog, type Segment } from './recovery.js';
import { SegmentList } from './segment-list.js';
import { groupHash, type Location } from './segment-scan.js';

/** Settings of the log. */
export interface SpoolOptions {
  readonly folder: SpoolFolder;
  readonly clock: Clock;
  /** Fixed size of a segment file; 64 MiB unless set. */
  readonly segmentBytes: number;
  /** Longest wait of the first record of a group; 5 ms unless set. */
  readonly groupDelayMs: number;
  /** Called once when a write or sync has failed for good: the process must exit, never sync again. */
  readonly onFatal: (error: BridgeError) => void;
}

const SYNCED_BYTES = recordBytes(200);
const FULL_RETRY_MS = 1000;
/** The segment in use, and one before it with which a repeated pack can be compared. */
const KEPT_SEGMENTS = 2;

/** The write-ahead log: one writer, group commit, readers up to what is synced. Offsets count readings. */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #segments: SegmentList;
  /** Where the next group goes; readers see nothing at or above it. */
  #position: number;
  #group: number;
  #nextOffset: number;
  #syncedOffset: number;
  #queue: Pending[] = [];
  #running: Promise<void> | undefined;
  #unsyncedBytes = 0;
  #isFull = false;
  #isRemoving = false;
  #failure: BridgeError | undefined;

  private constructor(options: SpoolOptions, log: RecoveredLog) {
    this.#options = options;
    this.#segments = new SegmentList(log.segments);
    this.#position = log.position;
    this.#group = log.nextGroup;
    this.#nextOffset = log.nextOffset;
    this.#syncedOffset = log.nextOffset;
  }

  /**
   * Recovers the log and opens it for appending; `visit` sees every record in order.
   * @throws {@link BridgeError} as `recoverLog`.
   */
  static async open(
    options: SpoolOptions,
    visit: (record: SpoolRecord, location: Location) => void,
  ): Promise<{ readonly spool: Spool; readonly cutBytes: number }> {
    const log = await recoverLog(options.folder, options.segmentBytes, visit);
    const spool = new Spool(options, log);
    if (log.segments.length === 0) await spool.#addSegment(0);
    await options.folder.reserve().catch((cause: unknown) => spool.#assertFull(cause));
    await spool.#coverTail(log.groupStart);
    return { spool, cutBytes: log.cutBytes };
  }

  /** Offset that the next reading will get. */
  get nextOffset(): number {
    return this.#nextOffset;
  }

  /** First offset that is not yet known to be on the disk. */
  get syncedOffset(): number {
    return this.#syncedOffset;
  }

  /** Bytes appended and not yet synced; the measure of backpressure. */
  get unsyncedBytes(): number {
    return this.#unsyncedBytes;
  }

  /** Whether the disk refuses to grow: nothing is acknowledged until it does. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Bytes of all segment files. */
  get bytes(): number {
    return this.#segments.count * this.#options.segmentBytes;
  }

  /** First offset that the log still holds; older segments were removed. */
  get firstOffset(): number {
    return this.#segments.firstOffset;
  }

  /**
   * Appends a record; resolves once it is on the disk. @param readings - offsets that the record takes.
   * @throws {@link BridgeError} `SPOOL_IO` after a failed write or sync, `SPOOL_CLOSED`.
   */
  append(type: RecordType, payload: Uint8Array, readings = 0): Promise<Location> {
    if (this.#failure) return Promise.reject(this.#failure);
    const bytes = encodeRecord(type, this.#nextOffset, payload);
    this.#nextOffset += readings;
    this.#unsyncedBytes += bytes.length;
    return new Promise((resolve, reject) => {
      this.#queue.push({ bytes, readings, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** The synced record at a location. */
  async read(location: Location): Promise<SpoolRecord> {
    const { file } = this.#segments.at(location.segment);
    const header = await file.read(location.position, 8);
    const length = recordBytes(header.readUInt32LE(4));
    const found = readRecord(await file.read(location.position, length), 0);
    if (found) return found.record;
    throw new BridgeError(
      'SPOOL_DAMAGED',
      `segment ${file.name}, byte ${location.position}: expected a whole record`,
    );
  }

  /** Synced bytes from a location on, at most `length`, empty at the end; with the location where they start. */
  async readFrom(location: Location, length: number): Promise<{ at: Location; bytes: Buffer }> {
    const { firstIndex, lastIndex } = this.#segments;
    if (location.segment < firstIndex) {
      return this.readFrom({ segment: firstIndex, position: 0 }, length);
    }
    const isLast = location.segment >= lastIndex;
    const limit = isLast ? this.#position : this.#options.segmentBytes;
    const { file } = this.#segments.at(location.segment);
    const want = Math.max(0, Math.min(length, limit - location.position));
    const bytes = await file.read(location.position, want);
    const isOver = !isLast && (bytes.length < 4 || bytes.readUInt32LE(0) === 0);
    return isOver
      ? this.readFrom({ segment: location.segment + 1, position: 0 }, length)
      : { at: location, bytes };
  }

  /** Start of the segment that holds an offset. */
  locate(offset: number): Location {
    return { segment: this.#segments.indexOf(offset), position: 0 };
  }

  /** Whether a location's record is still on the disk. */
  holds(location: Location): boolean {
    return location.segment >= this.#segments.firstIndex;
  }

  /**
   * Removes the oldest segments whose readings all lie below `offset`: what they hold is known elsewhere for good. The
   * segment in use and the one before it stay. @param carry - appends what a restart needs from control records.
   * @returns segments removed.
   */
  async removeBelow(offset: number, carry: () => Promise<void>): Promise<number> {
    const old = this.#segments.below(offset, KEPT_SEGMENTS);
    if (old.length === 0 || this.#isRemoving) return 0;
    this.#isRemoving = true;
    try {
      await carry();
      // Oldest first: a crash in between leaves the rest of the log without a hole.
      await this.#options.folder.remove(old.map(({ file }) => file.name));
      await this.#segments.drop(old.length);
      return old.length;
    } finally {
      this.#isRemoving = false;
    }
  }

  /** Waits for what was appended, then closes the files; later appends are refused. */
  async close(): Promise<void> {
    await this.#running;
    this.#failure ??= new BridgeError('SPOOL_CLOSED', 'expected an open spool');
    await this.#segments.close();
  }

  async #run(): Promise<void> {
    const { clock, groupDelayMs, segmentBytes } = this.#options;
    while (this.#queue.length > 0 && !this.#failure) {
      if (this.#queue.length < GROUP_MAX_RECORDS) await pause(clock, groupDelayMs);
      await this.#commit(takeGroup(this.#queue, segmentBytes - SYNCED_BYTES));
    }
    this.#running = undefined;
  }

  async #commit(group: readonly Pending[]): Promise<void> {
    const bytes = Buffer.concat(group.map((pending) => pending.bytes));
    try {
      await this.#makeRoom(bytes.length);
      const start = this.#position;
      await this.#write(start, bytes);
      await this.#last().file.sync();
      this.#settle(group, start, bytes);
      await this.#writeSynced(start, bytes);
    } catch (cause) {
      this.#fail(cause, group);
    }
  }

  #settle(group: readonly Pending[], start: number, bytes: Buffer): void {
    const segment = this.#segments.lastIndex;
    let position = start;
    this.#position = start + bytes.length;
    this.#unsyncedBytes -= bytes.length;
    for (const pending of group) {
      this.#syncedOffset += pending.readings;
      // Only now: an acknowledgement states what a finished fdatasync covers.
      pending.resolve({ segment, position });
      position += pending.bytes.length;
    }
  }

  async #writeSynced(start: number, bytes: Buffer): Promise<void> {
    const end = start + bytes.length;
    const synced = { end, group: this.#group, sha256: groupHash(bytes), start };
    const record = encodeRecord(RECORD_TYPE.SYNCED, this.#syncedOffset, encodeJcs(synced));
    await this.#write(end, record);
    this.#group += 1;
    this.#position = end + record.length;
  }

  async #makeRoom(length: number): Promise<void> {
    if (this.#position + length + SYNCED_BYTES <= this.#options.segmentBytes) return;
    // The old segment is whole on the disk before its successor exists: recovery relies on it.
    await this.#last().file.sync();
    await this.#untilSpace(() => this.#addSegment(this.#syncedOffset));
  }

  async #addSegment(firstOffset: number): Promise<void> {
    const { folder, segmentBytes } = this.#options;
    const file = await folder.create(segmentName(firstOffset), segmentBytes);
    this.#segments.push({ file, firstOffset });
    this.#position = 0;
  }

  #write(position: number, bytes: Buffer): Promise<void> {
    return this.#untilSpace(() => this.#last().file.write(position, bytes));
  }

  /** Repeats a step while the disk is full. A failed sync is never repeated: the kernel may have dropped the pages. */
  async #untilSpace(step: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await step();
        break;
      } catch (cause) {
        this.#assertFull(cause);
        this.#isFull = true;
        await this.#options.folder.releaseReserve();
        await pause(this.#options.clock, FULL_RETRY_MS);
      }
    }
    if (!this.#isFull) return;
    this.#isFull = false;
    await this.#options.folder.reserve().catch((cause: unknown) => this.#assertFull(cause));
  }

  /** Records that outlived a crash without their SYNCED get one now. */
  async #coverTail(groupStart: number): Promise<void> {
    const length = this.#position - groupStart;
    if (length <= 0) return;
    const { file } = this.#last();
    const bytes = await file.read(groupStart, length);
    await file.sync();
    await this.#writeSynced(groupStart, bytes);
  }

  #assertFull(cause: unknown): void {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') return;
    throw cause;
  }

  #fail(cause: unknown, group: readonly Pending[]): void {
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#failure = new BridgeError('SPOOL_IO', `expected the spool to be written: ${why}`, {
      cause,
    });
    for (const pending of [...group, ...this.#queue]) pending.reject(this.#failure);
    this.#queue = [];
    this.#options.onFatal(this.#failure);
  }

  #last(): Segment {
    return this.#segments.at(this.#segments.lastIndex);
  }
}
