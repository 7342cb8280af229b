// SPDX-License-Identifier: Apache-2.0
import { BridgeError } from '../bridge-error.js';
import type { SegmentFile } from './folder.js';
import type { Segment } from './recovery.js';

/**
 * The open segments of a log. A segment keeps its index for the life of the process, also when older ones have gone,
 * so that a location stays true.
 */
export class SegmentList {
  #segments: Segment[];
  /** Index of the first segment that is left. */
  #first = 0;
  /** Removed from the disk and still open: a read may be under way. */
  #retired: SegmentFile[] = [];

  constructor(segments: readonly Segment[]) {
    this.#segments = [...segments];
  }

  get count(): number {
    return this.#segments.length;
  }

  get firstIndex(): number {
    return this.#first;
  }

  get lastIndex(): number {
    return this.#first + this.#segments.length - 1;
  }

  /** Offset of the first reading that is left; 0 for an empty list. */
  get firstOffset(): number {
    return this.#segments[0]?.firstOffset ?? 0;
  }

  /** @throws {@link BridgeError} `SPOOL_DAMAGED` for an index that is not there. */
  at(index: number): Segment {
    const segment = this.#segments[index - this.#first];
    if (segment) return segment;
    throw new BridgeError('SPOOL_DAMAGED', `expected segment ${index} of the spool`);
  }

  push(segment: Segment): void {
    this.#segments.push(segment);
  }

  /** Index of the segment that holds an offset. */
  indexOf(offset: number): number {
    const at = this.#segments.findLastIndex((each) => each.firstOffset <= offset);
    return this.#first + Math.max(0, at);
  }

  /** The oldest segments whose readings all lie below an offset, the `keep` newest left out. */
  below(offset: number, keep: number): Segment[] {
    const old: Segment[] = [];
    for (const [at, segment] of this.#segments.slice(0, Math.max(0, this.count - keep)).entries()) {
      const next = this.#segments[at + 1];
      if (!next || next.firstOffset > offset) break;
      old.push(segment);
    }
    return old;
  }

  /** Forgets the `count` oldest segments; their files are closed at the next call. */
  async drop(count: number): Promise<void> {
    const closing = this.#retired;
    this.#retired = this.#segments.slice(0, count).map(({ file }) => file);
    this.#segments = this.#segments.slice(count);
    this.#first += count;
    await Promise.all(closing.map((file) => file.close()));
  }

  async close(): Promise<void> {
    const files = [...this.#retired, ...this.#segments.map(({ file }) => file)];
    await Promise.all(files.map((file) => file.close()));
  }
}
