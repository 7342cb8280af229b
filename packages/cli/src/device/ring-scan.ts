// SPDX-License-Identifier: Apache-2.0
import type { RingContent } from './device-ring.js';
import { isSettledBy, lastSeqOf, type EpochClosing, type RingEntry } from './ring-entry.js';
import { parseRingLine, type RingLine } from './ring-line.js';

/** What a ring file says, and the epoch it last used. */
export interface RingScan extends RingContent {
  /** 0 when no epoch was ever used. */
  readonly lastBootEpoch: number;
  /** How the last epoch ended; absent before the first. */
  readonly lastClosing?: EpochClosing;
  /** Highest acked position, if any ack was kept. */
  readonly acked?: { readonly bootEpoch: number; readonly seq: number };
}

/**
 * Reads a ring file's text. A torn or damaged line costs its own reading only: the hole it leaves is declared as a
 * gap, and an epoch whose end is damaged is closed without a last number.
 */
export function scanRing(text: string): RingScan {
  const scan = new Scanner();
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  for (const line of lines) scan.take(parseRingLine(line));
  if (torn !== '') scan.take(undefined);
  return scan.result();
}

class Scanner {
  readonly #entries: RingEntry[] = [];
  readonly #closings = new Map<number, EpochClosing>();
  #acked: { bootEpoch: number; seq: number } | undefined;
  #epoch = 0;
  #lastSeq: number | undefined;
  #tailDamaged = false;
  #damaged = 0;

  take(line: RingLine | undefined): void {
    if (line === undefined) {
      this.#damaged += 1;
      this.#tailDamaged = true;
    } else if (line.kind === 'boot') {
      if (line.closes) this.#closings.set(line.bootEpoch, line.closes);
      this.#enter(line.bootEpoch);
    } else if (line.kind === 'ack') {
      this.#takeAck(line.bootEpoch, line.seq);
    } else {
      this.#takeEntry(line);
    }
  }

  result(): RingScan {
    const acked = this.#acked;
    const open = this.#entries.filter(
      (entry) => acked === undefined || !isSettledBy(entry, acked.bootEpoch, acked.seq),
    );
    const lastSeq = this.#tailDamaged ? undefined : this.#lastSeq;
    return {
      entries: withGaps(open, acked),
      closings: this.#closings,
      damagedLines: this.#damaged,
      lastBootEpoch: this.#epoch,
      ...(this.#epoch > 0 && {
        lastClosing: { bootEpoch: this.#epoch, ...(lastSeq !== undefined && { lastSeq }) },
      }),
      ...(acked && { acked }),
    };
  }

  #enter(bootEpoch: number): void {
    if (bootEpoch === this.#epoch) return;
    this.#epoch = bootEpoch;
    this.#lastSeq = undefined;
    this.#tailDamaged = false;
  }

  #takeAck(bootEpoch: number, seq: number): void {
    this.#acked = { bootEpoch, seq };
    if (bootEpoch > this.#epoch) this.#enter(bootEpoch);
    if (bootEpoch === this.#epoch && seq >= 0) this.#lastSeq = Math.max(this.#lastSeq ?? 0, seq);
  }

  #takeEntry(entry: RingEntry): void {
    this.#enter(entry.bootEpoch);
    this.#lastSeq = lastSeqOf(entry);
    this.#tailDamaged = false;
    this.#entries.push(entry);
  }
}

function withGaps(
  entries: readonly RingEntry[],
  acked: { bootEpoch: number; seq: number } | undefined,
): RingEntry[] {
  const whole: RingEntry[] = [];
  let bootEpoch = acked?.bootEpoch ?? -1;
  let next = (acked?.seq ?? -1) + 1;
  for (const entry of entries) {
    if (entry.bootEpoch !== bootEpoch) next = 0;
    bootEpoch = entry.bootEpoch;
    const first = entry.kind === 'reading' ? entry.seq : entry.from;
    if (first > next) {
      whole.push({ kind: 'gap', bootEpoch, from: next, to: first - 1, reason: 'flash-worn' });
    }
    whole.push(entry);
    next = lastSeqOf(entry) + 1;
  }
  return whole;
}
