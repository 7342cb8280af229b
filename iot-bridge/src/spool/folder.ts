// SPDX-License-Identifier: Apache-2.0

/** One preallocated file of the spool. */
export interface SegmentFile {
  readonly name: string;
  size(): Promise<number>;
  /** Fewer bytes than asked only at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
  /** Hands the bytes to the kernel; they may be lost until {@link SegmentFile.sync}. */
  write(position: number, bytes: Uint8Array): Promise<void>;
  /** fdatasync: what was written before is on the disk when this resolves. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The spool's directory; a real one and one in memory that tears and refuses like a disk. */
export interface SpoolFolder {
  /** Segment names in ascending order; files that were never finished are not listed. */
  segments(): Promise<string[]>;
  open(name: string): Promise<SegmentFile>;
  /** A file of `size` zeros, synced with its directory entry before this resolves. Rejects with `ENOSPC` when full. */
  create(name: string, size: number): Promise<SegmentFile>;
  /** Deletes segments one after the other, and syncs the directory before this resolves. */
  remove(names: readonly string[]): Promise<void>;
  /** Makes the 1 MiB reserve file unless it stands. Rejects with `ENOSPC` when full. */
  reserve(): Promise<void>;
  /** Gives the reserve's space back to the disk. */
  releaseReserve(): Promise<void>;
}

/** Name of the segment whose first reading has this offset. */
export function segmentName(firstOffset: number): string {
  return `${String(firstOffset).padStart(20, '0')}.wal`;
}

/** First offset in a segment's name, or `undefined` for another file. */
export function firstOffsetOf(name: string): number | undefined {
  const digits = /^(\d{20})\.wal$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
