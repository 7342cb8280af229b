// SPDX-License-Identifier: Apache-2.0
import { ROLLUP_MS, rollupStatements, type DeviceRecord, type RollupSpan } from '@daoji/model';

import { pause, type Clock } from '../clock.js';
import { PackReader, type StoredPack } from '../spool/pack-reader.js';
import type { Spool } from '../spool/spool.js';
import { Wakeup } from '../wakeup.js';
import { DueHours } from './due-hours.js';
import type { RollupCursor } from './rollup-cursor.js';
import type { SeriesSink } from './series-sink.js';

/** What a rollup works with. */
export interface RollupOptions {
  readonly clock: Clock;
  readonly cursor: RollupCursor;
  /** Every device that is known, for a first start. */
  readonly devices: () => readonly DeviceRecord[];
  readonly onTrouble: (error: unknown, attempt: number) => void;
  readonly sink: Pick<SeriesSink, 'run'>;
  readonly spool: Spool;
  /** First offset that was not in the series when the bridge started. */
  readonly storedOffset: number;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** Readings without anything to roll up after which the cursor moves all the same, so that a start reads little. */
const FAR = 50_000;
const DAY_MS = ROLLUP_MS.day;
/** A first start takes the past in pieces: one statement over years would be cut off. */
const PIECE_MS = 7 * DAY_MS;
/** Before it lie only `recorded` devices. */
const LIVE_FROM_MS = Date.UTC(2020, 0, 1);

/**
 * Keeps the hours and days of the series beside the points (`docs/spec/bins.md`): whatever comes, late or again, has its hours made
 * anew from all points that lie in them. What is due is in memory; the cursor follows the work, so that a crash repeats it.
 */
export class Rollup {
  readonly #options: RollupOptions;
  readonly #wakeup = new Wakeup();
  #due = new DueHours();
  #dueTo: number;
  #savedTo = 0;
  #isClosed = false;

  constructor(options: RollupOptions) {
    this.#options = options;
    this.#dueTo = options.storedOffset;
  }

  /** A pack is in the series. */
  stored(pack: StoredPack): void {
    this.#due.take(pack);
    this.#dueTo = pack.offset + pack.header.count;
    if (!this.#due.isEmpty || this.#isFarBehind) this.#wakeup.wake();
  }

  /** Works until closed. */
  async run(): Promise<void> {
    await this.#catchUp();
    while (!this.#isClosed) {
      const [due, dueTo] = [this.#due, this.#dueTo];
      this.#due = new DueHours();
      if (!due.isEmpty && !(await this.#untilDone(this.#statements(due)))) return;
      if (!due.isEmpty || this.#isFarBehind) await this.#save(dueTo);
      if (this.#due.isEmpty) await this.#wakeup.wait();
    }
  }

  /** Ends after the statement under way. */
  close(): void {
    this.#isClosed = true;
    this.#wakeup.wake();
  }

  get #isFarBehind(): boolean {
    return this.#dueTo - this.#savedTo >= FAR;
  }

  async #save(offset: number): Promise<void> {
    await this.#options.cursor.save(offset);
    this.#savedTo = offset;
  }

  /** What was stored before the start and not rolled up: a part of the spool, or everything where nobody knows. */
  async #catchUp(): Promise<void> {
    const { cursor, spool } = this.#options;
    const from = await cursor.load();
    if (from === undefined || from < spool.firstOffset) return this.#makeEverything();
    this.#savedTo = from;
    this.#due.takeAll(await this.#missed(from));
  }

  async #makeEverything(): Promise<void> {
    const { clock, devices, storedOffset } = this.#options;
    for (const span of everything(clock.now())) {
      const all = devices().map((device) => this.#statementsOf(device, span));
      if (!(await this.#untilDone(all))) return;
    }
    await this.#save(storedOffset);
  }

  /** Hours of the packs from an offset on that were stored when the bridge started. */
  async #missed(from: number): Promise<DueHours> {
    const { spool, storedOffset } = this.#options;
    const due = new DueHours();
    const reader = new PackReader(spool, from);
    let next = from;
    while (next < storedOffset) {
      const packs = await reader.next();
      if (packs.length === 0) break;
      for (const pack of packs) {
        if (pack.offset < storedOffset) due.take(pack);
        next = pack.offset + pack.header.count;
      }
    }
    return due;
  }

  #statements(due: DueHours): string[][] {
    const known = new Map(this.#options.devices().map((device) => [device.deviceId, device]));
    return [...due.spans()].flatMap(({ deviceId, span }) => {
      const device = known.get(deviceId);
      return device ? [this.#statementsOf(device, span)] : [];
    });
  }

  #statementsOf({ deviceId, profile }: DeviceRecord, span: RollupSpan): string[] {
    return rollupStatements({ channels: profile.channels, deviceId }, span);
  }

  /** @returns false when closed before all was done. */
  async #untilDone(all: readonly string[][]): Promise<boolean> {
    for (const statements of all) {
      if (statements.length > 0 && !(await this.#untilTaken(statements))) return false;
    }
    return true;
  }

  async #untilTaken(statements: readonly string[]): Promise<boolean> {
    for (let attempt = 1; !this.#isClosed; attempt += 1) {
      try {
        await this.#options.sink.run(statements);
        return true;
      } catch (cause) {
        this.#options.onTrouble(cause, attempt);
        const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10));
        await pause(this.#options.clock, waitMs);
      }
    }
    return false;
  }
}

/** All times at which a point can lie, the newest pieces last, since the newest kept figures say how far everything is. */
function everything(nowMs: number): RollupSpan[] {
  const spans: RollupSpan[] = [{ fromMs: 0, toMs: LIVE_FROM_MS }];
  for (let fromMs = LIVE_FROM_MS; fromMs < nowMs + DAY_MS; fromMs += PIECE_MS)
    spans.push({ fromMs, toMs: fromMs + PIECE_MS });
  return spans;
}
