// SPDX-License-Identifier: Apache-2.0
import { pause, type Clock } from '../clock.js';
import { PackReader, type StoredPack } from '../spool/pack-reader.js';
import { encodeJcs } from '../spool/payloads.js';
import { RECORD_TYPE } from '../spool/record.js';
import type { Spool } from '../spool/spool.js';
import { Wakeup } from '../wakeup.js';
import { seriesLines } from './series-lines.js';
import type { SeriesSink } from './series-sink.js';

/** What the writer works with. */
export interface SeriesWriterOptions {
  readonly spool: Spool;
  readonly sink: SeriesSink;
  readonly clock: Clock;
  /** First offset that is not yet stored, from the last CURSOR record. */
  readonly cursor: number;
  readonly onStored: (pack: StoredPack) => void;
  readonly onTrouble: (error: unknown, attempt: number) => void;
}

const MAX_LINES = 5000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/** Follows the synced spool into the series store; never gives up, never skips. */
export class SeriesWriter {
  readonly #options: SeriesWriterOptions;
  readonly #wakeup = new Wakeup();
  #cursor: number;
  #isClosed = false;
  #isBehind = false;

  constructor(options: SeriesWriterOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
  }

  /** First offset that is not yet stored. */
  get cursor(): number {
    return this.#cursor;
  }

  /** False while the store refuses. */
  get isWell(): boolean {
    return !this.#isBehind;
  }

  /** Says that more was synced. */
  wake(): void {
    this.#wakeup.wake();
  }

  /** Works until closed. */
  async run(): Promise<void> {
    const reader = new PackReader(this.#options.spool, this.#cursor);
    while (!this.#isClosed) {
      const packs = await reader.next();
      if (packs.length === 0) await this.#wakeup.wait();
      for (const group of groupsOf(packs)) await this.#writeGroup(group);
    }
  }

  /** Ends after the write under way. */
  close(): void {
    this.#isClosed = true;
    this.#wakeup.wake();
  }

  async #writeGroup(packs: readonly StoredPack[]): Promise<void> {
    const last = packs.at(-1);
    if (!last || !(await this.#writeUntilTaken(packs.flatMap(seriesLines)))) return;
    this.#cursor = last.offset + last.header.count;
    for (const pack of packs) this.#options.onStored(pack);
    // After the effect: a crash in between writes the same points once more.
    await this.#options.spool.append(RECORD_TYPE.CURSOR, encodeJcs({ influxCursor: this.#cursor }));
  }

  async #writeUntilTaken(lines: readonly string[]): Promise<boolean> {
    for (let attempt = 1; !this.#isClosed; attempt += 1) {
      try {
        await this.#options.sink.write(lines);
        this.#isBehind = false;
        return true;
      } catch (cause) {
        this.#isBehind = true;
        this.#options.onTrouble(cause, attempt);
        await pause(
          this.#options.clock,
          Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10)),
        );
      }
    }
    return false;
  }
}

function groupsOf(packs: readonly StoredPack[]): StoredPack[][] {
  const groups: StoredPack[][] = [];
  let group: StoredPack[] = [];
  let lines = 0;
  for (const pack of packs) {
    if (lines + pack.header.count > MAX_LINES) {
      groups.push(group);
      group = [];
      lines = 0;
    }
    group.push(pack);
    lines += pack.header.count;
  }
  return group.length === 0 ? groups : [...groups, group];
}
