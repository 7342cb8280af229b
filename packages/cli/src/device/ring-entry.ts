// SPDX-License-Identifier: Apache-2.0
import type { Gap } from '@daoji/model';

/** A reading that no verified ack covers yet. */
export interface HeldReading {
  readonly kind: 'reading';
  readonly bootEpoch: number;
  readonly seq: number;
  /** The signed bytes; never made again. */
  readonly bytes: Uint8Array;
}

/** Sequence numbers for which the device itself says that nothing will come; both ends included. */
export interface HeldGap {
  readonly kind: 'gap';
  readonly bootEpoch: number;
  readonly from: number;
  readonly to: number;
  readonly reason: Gap['reason'];
}

/** What a device still owes the bridge, in the order of its sequence numbers. */
export type RingEntry = HeldReading | HeldGap;

/** How an older boot epoch ended; `lastSeq` is absent where the device no longer knows. */
export interface EpochClosing {
  readonly bootEpoch: number;
  readonly lastSeq?: number;
}

/** Last sequence number that an entry settles. */
export function lastSeqOf(entry: RingEntry): number {
  return entry.kind === 'reading' ? entry.seq : entry.to;
}

/** True when `(bootEpoch, seq)` settles the whole entry. */
export function isSettledBy(entry: RingEntry, bootEpoch: number, seq: number): boolean {
  if (entry.bootEpoch !== bootEpoch) return entry.bootEpoch < bootEpoch;
  return lastSeqOf(entry) <= seq;
}
