// SPDX-License-Identifier: Apache-2.0
import type { PackStatement } from '@daoji/model';

import type { Location } from '../spool/segment-scan.js';

/** How far a device has been settled: everything up to `seq` of `bootEpoch` is held or declared missing. */
export interface Watermark {
  readonly bootEpoch: number;
  /** −1: nothing of this epoch yet. */
  readonly seq: number;
  /** Hex leaf hash of the last reading that was accepted. */
  readonly lastLeafHash: string;
}

/** A pack on the disk, remembered to answer a repeat and to find a clone. */
export interface HeldPack {
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly location: Location;
}

/** Packs of a device that a repeat is compared with; with packs of 16 that is a thousand readings. */
const HELD_PACKS = 64;

/** What admission knows of one device; rebuilt from the spool at start. */
export class DeviceState {
  /** With records that are appended but not synced: what the next pack must continue. */
  accepted: Watermark | undefined;
  /** What the disk holds: the only thing an acknowledgement may state. */
  settled: Watermark | undefined;
  readonly #held: HeldPack[] = [];

  /** Remembers a synced pack and settles what it settles. */
  settle(watermark: Watermark, pack: HeldPack): void {
    this.settled = watermark;
    this.remember(pack);
  }

  /** Remembers a pack that the disk holds. */
  remember(pack: HeldPack): void {
    this.#held.push(pack);
    if (this.#held.length > HELD_PACKS) this.#held.shift();
  }

  /** Sets what a restart found on the disk. */
  restore(watermark: Watermark): void {
    this.accepted = watermark;
    this.settled = watermark;
  }

  /** Synced packs with a reading of `[firstSeq, lastSeq]`, as far as they are remembered. */
  heldBetween(bootEpoch: number, firstSeq: number, lastSeq: number): HeldPack[] {
    return this.#held.filter(
      (pack) =>
        pack.bootEpoch === bootEpoch && pack.lastSeq >= firstSeq && pack.firstSeq <= lastSeq,
    );
  }
}

/** The watermark after a pack. */
export function watermarkAfter(statement: PackStatement, lastLeafHash: string): Watermark {
  return { bootEpoch: statement.bootEpoch, seq: statement.lastSeq, lastLeafHash };
}
