// SPDX-License-Identifier: Apache-2.0
import type { EpochClosing, RingEntry } from './ring-entry.js';

/** What a ring still held when it was opened. */
export interface RingContent {
  /** Entries without a verified ack, oldest first. */
  readonly entries: readonly RingEntry[];
  /** For each boot epoch of `entries`, how the epoch before it ended. */
  readonly closings: ReadonlyMap<number, EpochClosing>;
  /** Highest position that a verified ack named, if any is known. */
  readonly acked?: { readonly bootEpoch: number; readonly seq: number };
  /** Lines that could not be read; their readings are declared as gaps. */
  readonly damagedLines: number;
}

/** A device's flash: survives a reset, holds readings until an ack covers them, counts boot epochs. */
export interface DeviceRing {
  readonly content: RingContent;
  /**
   * Raises the boot epoch by one, on the disk before it returns.
   * @returns the new epoch and how the one before it ended (none for a device's first).
   */
  raiseBootEpoch(): { bootEpoch: number; closes?: EpochClosing };
  append(entry: RingEntry): void;
  /** Returns when everything appended is on the disk; called before anything is sent. */
  sync(): void;
  /** Forgets what a verified ack covers. */
  trim(bootEpoch: number, seq: number): void;
  /** Replaces everything un-acked, after readings became gaps. */
  replace(entries: readonly RingEntry[]): void;
  close(): void;
}

/** A ring that forgets everything with its process, for benchmarks. @param bootEpoch - last epoch used before. */
export function memoryRing(bootEpoch = 0): DeviceRing {
  let epoch = bootEpoch;
  const ignore = (): void => undefined;
  return {
    content: { entries: [], closings: new Map(), damagedLines: 0 },
    raiseBootEpoch: () => {
      epoch += 1;
      return epoch === 1
        ? { bootEpoch: epoch }
        : { bootEpoch: epoch, closes: { bootEpoch: epoch - 1 } };
    },
    append: ignore,
    sync: ignore,
    trim: ignore,
    replace: ignore,
    close: ignore,
  };
}
