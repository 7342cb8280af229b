// SPDX-License-Identifier: Apache-2.0
import { MAX_PACK_BYTES, type Ack, type Gap } from '@daoji/model';

import { isSettledBy, lastSeqOf, type HeldReading, type RingEntry } from './ring-entry.js';

/** Room in a pack for its statement and signature, with 64 gaps declared. */
const STATEMENT_BYTES = 6_144;
const MAX_PACK_GAPS = 60;

/** The content of one pack to send: readings of one epoch and the gaps declared with them. */
export interface PackContent {
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly gaps: readonly Gap[];
  readonly readings: readonly HeldReading[];
}

/** What a verified ack changed. */
export interface Settlement {
  /** Readings that the ack covers and that were open before. */
  readonly settled: number;
  /** True when the ack repeats the last one while later packs are under way: go back once. */
  readonly mustResend: boolean;
  /** True when readings became declared gaps. */
  readonly refused: readonly HeldReading[];
}

/**
 * Go-back-N over one device's entries (`ingest-and-faults.md` §2.4): sends in order, trims what an ack covers, goes
 * back to the first un-acked entry. Pure: no clock, no link.
 */
export class SendWindow {
  #entries: RingEntry[];
  #sent = 0;
  #credit: number;
  #last: { bootEpoch: number; seq: number } | undefined;
  #resentFor: string | undefined;

  /** @param credit - readings that may be under way before the first ack says how many. */
  constructor(entries: readonly RingEntry[], credit: number) {
    this.#entries = [...entries];
    this.#credit = credit;
  }

  /** Entries that no ack covers. */
  get entries(): readonly RingEntry[] {
    return this.#entries;
  }

  /** Readings (and gaps) that no ack covers. */
  get pending(): number {
    return this.#entries.length;
  }

  /** Entries not yet sent since the last going back. */
  get unsent(): number {
    return this.#entries.length - this.#sent;
  }

  /** Entries sent and not yet acked. */
  get underWay(): number {
    return this.#sent;
  }

  push(entry: RingEntry): void {
    this.#entries.push(entry);
  }

  /** Starts again at the first un-acked entry. */
  goBack(): void {
    this.#sent = 0;
  }

  /** Takes the next pack of at most `limit` readings; `undefined` when nothing may be sent now. */
  nextPack(limit: number): PackContent | undefined {
    const room = Math.min(limit, this.#credit - this.#sent);
    const first = this.#entries[this.#sent];
    if (room < 1 || first === undefined) return undefined;
    const taken = this.#takeRun(first.bootEpoch, room);
    const readings = taken.filter((entry) => entry.kind === 'reading');
    const last = readings.at(-1);
    if (last === undefined) return undefined;
    this.#sent += taken.length;
    return {
      bootEpoch: first.bootEpoch,
      firstSeq: first.kind === 'reading' ? first.seq : first.from,
      lastSeq: last.seq,
      gaps: taken.flatMap((entry) =>
        entry.kind === 'gap' ? [{ from: entry.from, to: entry.to, reason: entry.reason }] : [],
      ),
      readings,
    };
  }

  /** Applies a verified ack. */
  settle(ack: Pick<Ack, 'bootEpoch' | 'seq' | 'credit' | 'refused'>): Settlement {
    this.#credit = ack.credit;
    const count = this.#settledCount(ack.bootEpoch, ack.seq);
    this.#entries.splice(0, count);
    this.#sent = Math.max(0, this.#sent - count);
    const refused = this.#refuse(ack);
    const repeats = this.#last?.bootEpoch === ack.bootEpoch && this.#last.seq === ack.seq;
    this.#last = { bootEpoch: ack.bootEpoch, seq: ack.seq };
    return { settled: count, refused, mustResend: repeats && this.#mayResendFor(ack) };
  }

  #takeRun(bootEpoch: number, room: number): RingEntry[] {
    const taken: RingEntry[] = [];
    let bytes = STATEMENT_BYTES;
    let readings = 0;
    let whole = 0;
    for (let at = this.#sent; at < this.#entries.length && readings < room; at += 1) {
      const entry = this.#entries[at];
      if (entry?.bootEpoch !== bootEpoch) break;
      bytes += entry.kind === 'reading' ? entry.bytes.length + 1 : 0;
      if (bytes > MAX_PACK_BYTES || taken.length - readings >= MAX_PACK_GAPS) break;
      taken.push(entry);
      if (entry.kind === 'reading') {
        readings += 1;
        whole = taken.length;
      }
    }
    // A gap is declared with the reading after it.
    return taken.slice(0, whole);
  }

  #settledCount(bootEpoch: number, seq: number): number {
    const first = this.#entries.findIndex((entry) => !isSettledBy(entry, bootEpoch, seq));
    return first === -1 ? this.#entries.length : first;
  }

  #mayResendFor(ack: { bootEpoch: number; seq: number }): boolean {
    const key = `${ack.bootEpoch}/${ack.seq}`;
    if (this.#sent === 0 || this.#resentFor === key) return false;
    this.#resentFor = key;
    return true;
  }

  #refuse(ack: Pick<Ack, 'bootEpoch' | 'refused'>): HeldReading[] {
    const isRefused = (entry: RingEntry): entry is HeldReading =>
      entry.kind === 'reading' &&
      entry.bootEpoch === ack.bootEpoch &&
      ack.refused.some(({ from, to }) => entry.seq >= from && entry.seq <= to);
    const refused = this.#entries.filter(isRefused);
    if (refused.length === 0) return [];
    this.#entries = this.#entries.map((entry) => (isRefused(entry) ? gapOf(entry) : entry));
    this.#entries = joined(this.#entries);
    this.goBack();
    return refused;
  }
}

function gapOf({ bootEpoch, seq }: HeldReading): RingEntry {
  return { kind: 'gap', bootEpoch, from: seq, to: seq, reason: 'refused' };
}

/** Neighbouring refused numbers become one gap, so that a pack has room for them. */
function joined(entries: readonly RingEntry[]): RingEntry[] {
  const result: RingEntry[] = [];
  for (const entry of entries) {
    const before = result.at(-1);
    const joins =
      before?.kind === 'gap' &&
      entry.kind === 'gap' &&
      before.bootEpoch === entry.bootEpoch &&
      before.reason === entry.reason &&
      lastSeqOf(before) + 1 === entry.from;
    if (joins) result[result.length - 1] = { ...before, to: entry.to };
    else result.push(entry);
  }
  return result;
}
